import type { Map as MapLibreMap } from "maplibre-gl";
import type { DrawingStep } from "./school_symbol.ts";
import { symbolDrawing, symbolFromName, symbolReach } from "./school_symbol.ts";

/** Images are drawn at twice the CSS size, or finer on finer screens. */
function imageRatio(): number {
  return Math.max(2, Math.ceil(globalThis.devicePixelRatio));
}

/** The name of a rounded label background with these colours, made when a layer first asks for it. */
export function pillName(fill: string, stroke: string, width: number): string {
  return `pill:${fill}:${stroke}:${width}`;
}

/** The name of an arrowhead that points up, made when a layer first asks for it. */
export function arrowName(colour: string): string {
  return `arrow:${colour}`;
}

/** Lets `map` draw the images that its layers name, each when it is first needed. */
export function provideImages(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((name) => {
    const symbol = symbolFromName(name);
    if (symbol !== null) addDrawing(map, name, symbolReach(symbol), symbolDrawing(symbol));
    const [shape, colour = "", stroke = "", width = ""] = name.split(":");
    if (shape === "arrow") addDrawing(map, name, 14, arrowDrawing(colour));
    if (shape === "pill") addPill(map, name, colour, stroke, Number(width));
  });
}

function arrowDrawing(colour: string): readonly DrawingStep[] {
  const path = "M0,-9L8,8L0,4.5L-8,8Z";
  return [
    { path, fill: null, stroke: "#ffffff", width: 4 },
    { path, fill: colour, stroke: colour, width: 1 },
  ];
}

function addDrawing(
  map: MapLibreMap,
  name: string,
  reach: number,
  steps: readonly DrawingStep[],
): void {
  const ratio = imageRatio();
  const context = canvasContext(2 * reach * ratio, 2 * reach * ratio);
  context.scale(ratio, ratio);
  context.translate(reach, reach);
  paint(context, steps);
  map.addImage(name, pixels(context), { pixelRatio: ratio });
}

function addPill(
  map: MapLibreMap,
  name: string,
  fill: string,
  stroke: string,
  width: number,
): void {
  const ratio = imageRatio();
  const side = 24;
  const context = canvasContext(side * ratio, side * ratio);
  context.scale(ratio, ratio);
  context.beginPath();
  context.roundRect(2, 2, side - 4, side - 4, 9);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.stroke();
  const middle: [number, number][] = [[11 * ratio, 13 * ratio]];
  map.addImage(name, pixels(context), {
    pixelRatio: ratio,
    stretchX: middle,
    stretchY: middle,
    content: [4 * ratio, 4 * ratio, (side - 4) * ratio, (side - 4) * ratio],
  });
}

function paint(context: CanvasRenderingContext2D, steps: readonly DrawingStep[]): void {
  context.lineJoin = "round";
  for (const { path, fill, stroke, width } of steps) {
    const shape = new Path2D(path);
    if (fill !== null) {
      context.fillStyle = fill;
      context.fill(shape);
    }
    if (stroke !== null) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.stroke(shape);
    }
  }
}

function canvasContext(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser gives no 2D canvas to draw symbols on.");
  return context;
}

function pixels(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}
