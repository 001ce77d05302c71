import type { KeyboardEvent } from "react";
import { useRef } from "react";
import { schoolAt } from "../../domain/area.ts";
import type { Scene } from "../../map/scene.ts";
import type { MapScreen, Pixel } from "../../map/screen.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import type { DrawingMoves, DrawingState } from "./use_drawing.ts";

const STEP = 16;
const FINE_STEP = 2;
const ARROWS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface PenParts {
  readonly screen: MapScreen;
  readonly scene: Scene;
  readonly moves: DrawingMoves;
  readonly live: { readonly current: DrawingState };
}

/**
 * Drawing with keys, for the element that has the focus: arrows move the pen (Shift: finely), full stop and comma step it through
 * the schools by name, Space and Enter put it down and lift it. What a half-drawn shape hears wherever the focus is: `useDrawingKeys`.
 */
export function usePenKeys({ screen, scene, moves, live }: PenParts) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const { announce } = useCommands();
  const reached = useRef(-1);

  function pen(): Pixel {
    const { clientWidth, clientHeight } = screen.frame;
    return live.current.pen ?? [clientWidth / 2, clientHeight / 2];
  }

  function step(by: number): void {
    const named = [...scene.schools].sort((a, b) => a.name.localeCompare(b.name, "en"));
    if (named.length === 0 || area === null) return;
    reached.current =
      (reached.current + by + named.length + (reached.current < 0 && by < 0 ? 1 : 0)) %
      named.length;
    const school = named[reached.current];
    if (school === undefined) return;
    moves.moveTo(broughtIntoSight(screen, screen.at(school.position)));
    const place = scene.clusterOf[school.index] ?? null;
    const cluster = place === null ? null : scene.clusters[place]?.name;
    announce(`${schoolAt(area, school.index).name}, ${cluster ?? "in no cluster"}.`);
  }

  function space(): void {
    const at = pen();
    const { drawing } = live.current;
    if (drawing === null || drawing.tool === "polygon" || drawing.tool === "move") moves.press(at);
    else moves.release(at);
  }

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const [x, y] = pen();
      const size = event.shiftKey ? FINE_STEP : STEP;
      moves.moveTo([x + arrow[0] * size, y + arrow[1] * size]);
    } else if (event.key === ".") step(1);
    else if (event.key === ",") step(-1);
    else if (event.key === " ") space();
    else if (event.key === "Enter") space();
    else return;
    event.preventDefault();
  };
}

/** Where `pixel` lies once the map has moved, if need be, so that it is in sight. */
function broughtIntoSight(screen: MapScreen, [x, y]: Pixel): Pixel {
  const { clientWidth, clientHeight } = screen.frame;
  if (x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight) return [x, y];
  screen.panBy(clientWidth / 2 - x, clientHeight / 2 - y);
  return [clientWidth / 2, clientHeight / 2];
}
