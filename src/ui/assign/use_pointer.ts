import { useEffect } from "react";
import type { MapScreen, Pixel } from "../../map/screen.ts";
import { clusterRowAt } from "./cluster_row_at.ts";
import type { DrawingMoves } from "./use_drawing.ts";

/** What the map must not hear of while a tool is in hand: it would pan, zoom to a box or select, or be drawn anew for what is pointed at. */
const KEPT_FROM_MAP = ["mousedown", "mousemove", "touchstart", "click", "dblclick"] as const;

/**
 * Leads the pointer's gestures on the map's frame to `moves`: a press draws; the middle button, or any while Space is held, pans; a
 * second finger cancels and goes to the map, and no finger draws until all are lifted. Schools in hand can be put down on a row of
 * the list of clusters too. Moves are taken once a frame. The wheel stays the map's.
 */
export function usePointer(screen: MapScreen, moves: DrawingMoves): void {
  useEffect(() => {
    const { frame } = screen;
    const stop = new AbortController();
    const listen = { capture: true, signal: stop.signal } as const;
    const fingers = new Set<number>();
    let pen: number | null = null;
    let pan: Pixel | null = null;
    let isSpaceHeld = false;
    let waiting = 0;
    let last: (() => void) | null = null;
    const pixelOf = (event: MouseEvent): Pixel => {
      const box = frame.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const flush = () => {
      cancelAnimationFrame(waiting);
      waiting = 0;
      const move = last;
      last = null;
      move?.();
    };
    const putDown = () => {
      pen = null;
      last = null;
      moves.cancel();
    };
    const onDown = (event: PointerEvent) => {
      if (!isOnMap(event.target)) return;
      if (event.pointerType === "touch") fingers.add(event.pointerId);
      if (pen !== null) return putDown();
      if (fingers.size > 1) return;
      event.stopPropagation();
      if (event.button === 1 || isSpaceHeld) pan = pixelOf(event);
      else if (event.button === 0) {
        pen = event.pointerId;
        moves.press(pixelOf(event));
      }
    };
    const onMove = (event: PointerEvent) => {
      const at = pixelOf(event);
      if (pan !== null) {
        screen.panBy(at[0] - pan[0], at[1] - pan[1]);
        pan = at;
        return;
      }
      if (pen === null ? fingers.size > 0 : event.pointerId !== pen) return;
      const row = moves.isHolding() ? rowUnder(event) : null;
      if (pen === null && row === null && !isOnMap(event.target)) return;
      last = () => (row === null ? moves.moveTo(at) : moves.offer(row));
      if (waiting === 0) waiting = requestAnimationFrame(flush);
    };
    const onUp = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
      pan = null;
      if (event.pointerId !== pen) return;
      pen = null;
      flush();
      const row = moves.isHolding() ? rowUnder(event) : null;
      if (row === null) moves.release(pixelOf(event));
      else moves.putInto(row);
    };
    const onCancel = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
      pan = null;
      putDown();
    };
    /** A click on a row, or Enter on it, puts what is in hand down there. */
    const onClick = (event: MouseEvent) => {
      const row = clusterRowAt(event.target);
      if (row === null || !moves.isHolding()) return;
      event.stopPropagation();
      moves.putInto(row);
    };
    /** The row that the keyboard comes to shows what putting it down there would do. */
    const onFocus = (event: FocusEvent) => {
      const row = clusterRowAt(event.target);
      if (row !== null && moves.isHolding()) moves.offer(row);
    };
    const onSpace = (event: KeyboardEvent) => {
      if (event.key !== " ") return;
      isSpaceHeld = event.type === "keydown" && !hasUseForSpace(event.target);
      frame.classList.toggle("is-panned", isSpaceHeld);
      if (isSpaceHeld) event.preventDefault();
    };
    const keep = (event: Event) => {
      const isPinch = "touches" in event && (event as TouchEvent).touches.length > 1;
      if (isOnMap(event.target) && !isPinch) event.stopPropagation();
    };
    frame.addEventListener("pointerdown", onDown, listen);
    window.addEventListener("pointermove", onMove, listen);
    window.addEventListener("pointerup", onUp, listen);
    window.addEventListener("pointercancel", onCancel, listen);
    window.addEventListener("click", onClick, listen);
    window.addEventListener("focusin", onFocus, listen);
    window.addEventListener("keydown", onSpace, listen);
    window.addEventListener("keyup", onSpace, listen);
    for (const kind of KEPT_FROM_MAP) frame.addEventListener(kind, keep, listen);
    frame.classList.add("is-drawn-on");
    return () => {
      stop.abort();
      cancelAnimationFrame(waiting);
      frame.classList.remove("is-drawn-on", "is-panned");
    };
  }, [screen, moves]);
}

/** The row of a cluster under the pointer, whichever element has captured it. */
function rowUnder({ clientX, clientY }: PointerEvent) {
  return clusterRowAt(document.elementFromPoint(clientX, clientY));
}

/** Whether Space does something by itself there: it types, presses, ticks or opens. */
function hasUseForSpace(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches(
      "button, a, select, summary, textarea, input:not(:checked), input[type=checkbox], [contenteditable], [role=application], [role=tab]",
    )
  );
}

/** Not a control that lies on the map. */
function isOnMap(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(".maplibregl-canvas-container, .svg-map > svg") !== null &&
    target.closest("button, a, summary, details") === null
  );
}
