import type { RefObject } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import type { AssignChoices } from "../../app/slices/assigning.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import type { ClusterId } from "../../domain/plan.ts";
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
import { counted } from "../../words/counted.ts";
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
  /** Whether schools are in hand, to be put down on a cluster. */
  isHolding(): boolean;
  /** Shows what putting what is in hand into a cluster would do, wherever the pen is. */
  offer(cluster: ClusterId): void;
  /** Puts what is in hand into a cluster. */
  putInto(cluster: ClusterId): void;
}

export interface DrawingState {
  readonly drawing: Drawing | null;
  /** The schools that the gesture, or the brush held over them, takes. */
  readonly taken: readonly SchoolIndex[];
  readonly onLine: number;
  /** Where the pointer, or the pen of the keys, is. */
  readonly pen: Pixel | null;
  /** The cluster that was named for what is in hand, in the place of the one under the pen. */
  readonly offered: ClusterId | null;
}

const NOTHING: DrawingState = { drawing: null, taken: [], onLine: 0, pen: null, offered: null };
/** A press that moved less has picked a school up, to be put down by the next press. */
const DRAG_PIXELS = 5;

/** What is being drawn over the map with the chosen tool, and how to draw. */
export function useDrawing(
  screen: MapScreen,
  scene: Scene,
): DrawingState & { readonly moves: DrawingMoves; readonly live: RefObject<DrawingState> } {
  const assigned = useApp((state) => state.assigning);
  const picked = usePickedIndexes();
  const choices = useMemo(() => ({ ...assigned, picked }), [assigned, picked]);
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
      const { offered } = live.current;
      const cluster = offered ?? clusterAtPixel(shown, on, drawing.at, drawing.schools);
      return cluster === null ? null : { kind: "cluster", cluster };
    }
    function consider(drawing: Drawing, pen: Pixel): void {
      const { choices: chosen, scene: shown, screen: on } = latest.current;
      const { schools, onLine } = takenBy(drawing, shown.schools, on, chosen);
      put({ ...NOTHING, drawing, taken: schools, onLine, pen });
      const target = targetOf(drawing);
      if (target === null) assigning.cancel();
      else assigning.consider(schools, target);
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
    function isHolding(): boolean {
      return live.current.drawing?.tool === "move";
    }
    function offer(cluster: ClusterId): void {
      const { drawing, taken } = live.current;
      if (drawing?.tool !== "move") return;
      put({ ...live.current, offered: cluster });
      assigning.consider(taken, { kind: "cluster", cluster });
    }
    return {
      isHolding,
      offer,
      putInto(cluster) {
        const { drawing } = live.current;
        if (drawing?.tool !== "move") return;
        offer(cluster);
        finish(drawing);
      },
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
        if (next === null) return announce("There is no school here to move.");
        consider(next, at);
        if (next.tool === "polygon") announce(`Corner ${next.corners.length}.`);
        if (next.tool === "move") announce(`${counted(next.schools.length, "school")} in hand.`);
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
        assigning.consider(taken);
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

/** Where the picked schools are in the list of the area. */
function usePickedIndexes(): ReadonlySet<SchoolIndex> {
  const area = useApp(selectArea);
  const picked = useApp((state) => state.picked);
  return useMemo(() => {
    if (area === null) return new Set();
    const indexes = schoolIndexes(area);
    return new Set([...picked].flatMap((urn) => indexes.get(urn) ?? []));
  }, [area, picked]);
}

/** What is drawn with one tool is not gone on with by another. */
function useToolChanges({ tool, target }: AssignChoices, moves: DrawingMoves): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tool or target starts anew
  useEffect(() => () => moves.cancel(), [tool, target, moves]);
}
