import type { RefObject } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AssignChoices } from "../../app/slices/assigning.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { Drawing } from "../../map/gestures/drawing.ts";
import {
  closesPolygon,
  clusterAtPixel,
  dragged,
  pressed,
  schoolsUnderBrush,
  takenBy,
} from "../../map/gestures/drawing.ts";
import type { Scene } from "../../map/scene.ts";
import type { MapScreen, Pixel } from "../../map/screen.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { useAssigning } from "./use_assigning.ts";

/** Gestures of the tool in hand; pointer and keys both end in these. */
export interface DrawingMoves {
  /** Puts the pen down, or adds a corner. */
  press(at: Pixel): void;
  /** Moves the pen, or hovers. */
  moveTo(at: Pixel): void;
  /** Lifts the pen: what was drawn is done. */
  release(at: Pixel): void;
  /** Closes the polygon. */
  close(): void;
  removeCorner(): void;
  cancel(): void;
}

export interface DrawingState {
  readonly drawing: Drawing | null;
  /** The schools that the gesture, or the brush held over them, takes. */
  readonly taken: readonly SchoolIndex[];
  readonly onLine: number;
  /** Where the pointer, or the pen of the keys, is. */
  readonly pen: Pixel | null;
}

const NOTHING: DrawingState = { drawing: null, taken: [], onLine: 0, pen: null };
/** A press that moved less has picked a school up, to be put down by the next press. */
const DRAG_PIXELS = 5;

/** What is being drawn over the map with the chosen tool, and how to draw. */
export function useDrawing(
  screen: MapScreen,
  scene: Scene,
): DrawingState & { readonly moves: DrawingMoves; readonly live: RefObject<DrawingState> } {
  const choices = useApp((state) => state.assigning);
  const assigning = useAssigning();
  const { announce } = useCommands();
  const [state, setState] = useState(NOTHING);
  const live = useRef(NOTHING);
  const latest = useRef({ choices, scene, screen });
  latest.current = { choices, scene, screen };
  const put = useCallback((next: DrawingState) => {
    live.current = next;
    setState(next);
  }, []);

  const moves = useMemo<DrawingMoves>(() => {
    function targetOf(drawing: Drawing): AssignTarget | undefined | null {
      if (drawing.tool !== "move") return undefined;
      const { scene: shown, screen: on } = latest.current;
      const cluster = clusterAtPixel(shown, on, drawing.at, drawing.school);
      return cluster === null ? null : { kind: "cluster", cluster };
    }
    function consider(drawing: Drawing, pen: Pixel): void {
      const { choices: chosen, scene: shown, screen: on } = latest.current;
      const { schools, onLine } = takenBy(drawing, shown.schools, on, chosen);
      put({ drawing, taken: schools, onLine, pen });
      const target = targetOf(drawing);
      if (target === null) assigning.cancel();
      else assigning.consider(schools, drawing.tool === "brush" ? "staged" : "told", target);
    }
    function finish(drawing: Drawing): void {
      const { choices: chosen, scene: shown, screen: on } = latest.current;
      const { schools, onLine } = takenBy(drawing, shown.schools, on, chosen);
      const target = targetOf(drawing);
      put({ ...NOTHING, pen: live.current.pen });
      if (target === null) {
        assigning.cancel();
        announce("Put down on no cluster: nothing moved.");
      } else assigning.finish(schools, onLine, target);
    }
    function close(): void {
      const { drawing } = live.current;
      if (drawing?.tool !== "polygon") return;
      if (drawing.corners.length >= 3) finish(drawing);
      else announce("A shape needs three corners or more.");
    }
    return {
      press(at) {
        const { choices: chosen, scene: shown, screen: on } = latest.current;
        const { drawing } = live.current;
        if (chosen.tool === "select") return;
        if (drawing?.tool === "move") return finish({ ...drawing, at });
        if (drawing?.tool === "polygon" && closesPolygon(drawing.corners, at, on)) return close();
        const next = pressed(
          chosen.tool,
          drawing,
          at,
          { schools: shown.schools, screen: on },
          chosen,
        );
        if (next === null) announce("There is no school here to move.");
        else {
          consider(next, at);
          if (next.tool === "polygon") announce(`Corner ${next.corners.length}.`);
        }
      },
      moveTo(at) {
        const { choices: chosen, scene: shown, screen: on } = latest.current;
        const { drawing } = live.current;
        if (drawing !== null) {
          const board = { schools: shown.schools, screen: on };
          return consider(dragged(drawing, at, board, chosen), at);
        }
        if (chosen.tool !== "brush") return put({ ...NOTHING, pen: at });
        const taken = schoolsUnderBrush(shown.schools, on, at, at, chosen.radius);
        put({ ...NOTHING, taken, pen: at });
        assigning.consider(taken, "told");
      },
      release(at) {
        const { drawing } = live.current;
        if (drawing === null || drawing.tool === "polygon") return;
        const isPickedUp =
          drawing.tool === "move" &&
          Math.hypot(at[0] - drawing.from[0], at[1] - drawing.from[1]) < DRAG_PIXELS;
        if (!isPickedUp) finish(drawing);
      },
      close,
      removeCorner() {
        const { drawing, pen } = live.current;
        if (drawing?.tool !== "polygon" || drawing.corners.length === 0) return;
        const corners = drawing.corners.slice(0, -1);
        if (corners.length === 0) put({ ...NOTHING, pen });
        else consider({ ...drawing, corners }, pen ?? [0, 0]);
        announce(`Corner ${drawing.corners.length} removed.`);
      },
      cancel() {
        const isDrawing = live.current.drawing !== null;
        put({ ...NOTHING, pen: live.current.pen });
        assigning.cancel();
        if (isDrawing) announce("Cancelled: nothing changed.");
      },
    };
  }, [assigning, announce, put]);

  useToolChanges(choices, moves);
  return { ...state, moves, live };
}

/** What is drawn with one tool is not gone on with by another. */
function useToolChanges({ tool, target }: AssignChoices, moves: DrawingMoves): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tool or target starts anew
  useEffect(() => () => moves.cancel(), [tool, target, moves]);
}
