import type { Kind } from "../domain/faith.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { SceneSchool } from "./scene.ts";
import { BASE, classColour, isHatched, KINDS } from "./theme.ts";

/** How one school is drawn, on the canvas, on paper and in the legend. */
export interface SchoolSymbol {
  readonly kind: Kind;
  readonly colour: string;
  readonly academy: boolean;
  readonly hollow: boolean;
  readonly hatched: boolean;
  /** Of the circle with the symbol's area, in CSS pixels. */
  readonly diameter: number;
}

/** One stroke or fill of a drawing centred on 0,0: an SVG path with its paint. */
export interface DrawingStep {
  readonly path: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
}

const SMALLEST = 8;
const LARGEST = 26;
/** Diameters are drawn in steps, so that a few dozen images serve all schools. */
const STEP = 3;
/** The roll drawn at the largest diameter; from there down, area is proportional to roll. */
const LARGEST_ROLL = 630;
/** For a school whose roll is not known. */
const UNKNOWN_ROLL_DIAMETER = 11;
const OUTLINE_WIDTH = 1.5;
const HALF_TURN = Math.PI;

/** The diameter for a roll, 8 to 26 CSS pixels in steps of 3. */
export function symbolDiameter(pupils: number | null): number {
  if (pupils === null) return UNKNOWN_ROLL_DIAMETER;
  const exact = LARGEST * Math.sqrt(Math.max(0, pupils) / LARGEST_ROLL);
  const stepped = SMALLEST + Math.round((exact - SMALLEST) / STEP) * STEP;
  return Math.min(LARGEST, Math.max(SMALLEST, stepped));
}

/** The symbol of `school` while `overlay` shows it in class `key`. */
export function schoolSymbol(
  school: SceneSchool,
  overlay: Overlay,
  key: string | null,
): SchoolSymbol {
  return {
    kind: school.kind,
    colour: classColour(overlay, key),
    academy: school.academy,
    hollow: school.hollow,
    hatched: isHatched(overlay, key),
    diameter: symbolDiameter(school.pupils),
  };
}

const PREFIX = "school";

/** A name for `symbol` from which `symbolFromName` makes it again. */
export function symbolName(symbol: SchoolSymbol): string {
  const flags = [symbol.academy, symbol.hollow, symbol.hatched].map((flag) => (flag ? 1 : 0));
  return [PREFIX, symbol.kind, symbol.colour, ...flags, symbol.diameter].join(":");
}

/** The symbol called `name`; `null` for a name of something else. */
export function symbolFromName(name: string): SchoolSymbol | null {
  const [prefix, kindName, colour, academy, hollow, hatched, diameter] = name.split(":");
  const kind = KINDS.find((known) => known === kindName);
  if (prefix !== PREFIX || kind === undefined || colour === undefined) return null;
  return {
    kind,
    colour,
    academy: academy === "1",
    hollow: hollow === "1",
    hatched: hatched === "1",
    diameter: Number(diameter),
  };
}

/** The steps that draw `symbol`, first step undermost. */
export function symbolDrawing(symbol: SchoolSymbol): readonly DrawingStep[] {
  const { kind, colour, diameter } = symbol;
  const body = shapePath(kind, diameter);
  const steps: DrawingStep[] = [];
  if (symbol.academy) {
    const ring = shapePath(kind, diameter + 5);
    steps.push({ path: ring, fill: "#ffffff", stroke: "#ffffff", width: 3.5 });
    steps.push({ path: ring, fill: null, stroke: BASE.ink, width: 1.25 });
  } else {
    steps.push({ path: body, fill: null, stroke: "#ffffff", width: OUTLINE_WIDTH + 2 });
  }
  steps.push({
    path: body,
    fill: symbol.hollow ? "#ffffff" : colour,
    stroke: BASE.ink,
    width: OUTLINE_WIDTH,
  });
  if (symbol.hollow) {
    const inner = shapePath(kind, Math.max(3, diameter - 5));
    steps.push({ path: inner, fill: null, stroke: colour, width: 1.5 });
  } else if (symbol.hatched) {
    steps.push({ path: hatchPath(kind, diameter), fill: null, stroke: BASE.ink, width: 1.25 });
  } else if (kind === "church-of-england") {
    const cross = isLight(colour) ? BASE.ink : "#ffffff";
    steps.push({ path: crossPath(diameter), fill: null, stroke: cross, width: diameter / 8 });
  }
  return steps;
}

/** The smallest square round the drawing of `symbol`, in CSS pixels from the centre to a side. */
export function symbolReach(symbol: SchoolSymbol): number {
  const diameter = symbol.diameter + (symbol.academy ? 5 : 0);
  return Math.ceil(cornerRadius(symbol.kind, diameter) + 3);
}

/** The outline of a kind's shape with the area of a circle of `diameter`, as an SVG path centred on 0,0. */
function shapePath(kind: Kind, diameter: number): string {
  const radius = cornerRadius(kind, diameter);
  switch (kind) {
    case "community":
      return `M${-radius},0a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`;
    case "church-of-england":
      return polygonPath(radius, 4, HALF_TURN / 4);
    case "catholic":
      return polygonPath(radius, 3, 0);
    case "other-faith":
      return polygonPath(radius, 4, 0);
  }
}

function cornerRadius(kind: Kind, diameter: number): number {
  const circleArea = (HALF_TURN * diameter * diameter) / 4;
  switch (kind) {
    case "community":
      return diameter / 2;
    case "church-of-england":
    case "other-faith":
      return round(Math.sqrt(circleArea / 2));
    case "catholic":
      return round(Math.sqrt((4 * circleArea) / (3 * Math.sqrt(3))));
  }
}

function polygonPath(radius: number, corners: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * HALF_TURN) / corners;
    return `${round(radius * Math.sin(angle))},${round(-radius * Math.cos(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

function crossPath(diameter: number): string {
  const arm = round(diameter * 0.27);
  return `M0,${-arm}V${arm}M${-arm},0H${arm}`;
}

/** Three diagonals inside the largest circle that fits the shape. */
function hatchPath(kind: Kind, diameter: number): string {
  const corners = kind === "catholic" ? 3 : 4;
  const inner =
    kind === "community"
      ? diameter / 2
      : cornerRadius(kind, diameter) * Math.cos(HALF_TURN / corners);
  return [-0.5, 0, 0.5]
    .map((away) => {
      const half = inner * Math.sqrt(1 - away * away);
      const at = (along: number) =>
        `${round((along + away * inner) * Math.SQRT1_2)},${round((away * inner - along) * Math.SQRT1_2)}`;
      return `M${at(-half)}L${at(half)}`;
    })
    .join("");
}

function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((i) =>
    Number.parseInt(colour.slice(i, i + 2), 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
