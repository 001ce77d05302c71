import { useEffect } from "react";
import type { MapScreen, Pixel } from "../../map/screen.ts";
import type { DrawingMoves } from "./use_drawing.ts";

/** What the map must not hear of while a tool is in hand: it would pan, zoom to a box or select. */
const KEPT_FROM_MAP = ["mousedown", "touchstart", "click", "dblclick"] as const;

/**
 * Leads the pointer's gestures on the map's frame to `moves` while `isOn`: a press draws, the middle button pans, a second finger
 * cancels and goes to the map. Moves are taken once a frame. The wheel stays the map's.
 */
export function usePointer(screen: MapScreen, moves: DrawingMoves, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const { frame } = screen;
    const stop = new AbortController();
    const listen = { capture: true, signal: stop.signal } as const;
    let pen: number | null = null;
    let pan: Pixel | null = null;
    let waiting = 0;
    let last: Pixel | null = null;
    const pixelOf = (event: MouseEvent): Pixel => {
      const box = frame.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const flush = () => {
      cancelAnimationFrame(waiting);
      waiting = 0;
      if (last !== null) moves.moveTo(last);
      last = null;
    };
    const onDown = (event: PointerEvent) => {
      if (!isOnMap(event.target)) return;
      if (pen !== null) {
        pen = null;
        moves.cancel();
        return;
      }
      event.stopPropagation();
      if (event.button === 1) pan = pixelOf(event);
      if (event.button !== 0) return;
      pen = event.pointerId;
      moves.press(pixelOf(event));
    };
    const onMove = (event: PointerEvent) => {
      if (pen === null && pan === null && !isOnMap(event.target)) return;
      const at = pixelOf(event);
      if (pan !== null) {
        screen.panBy(at[0] - pan[0], at[1] - pan[1]);
        pan = at;
        return;
      }
      if (pen !== null && event.pointerId !== pen) return;
      last = at;
      if (waiting === 0) waiting = requestAnimationFrame(flush);
    };
    const onUp = (event: PointerEvent) => {
      pan = null;
      if (event.pointerId !== pen) return;
      pen = null;
      flush();
      moves.release(pixelOf(event));
    };
    const keep = (event: Event) => {
      const isPinch = event instanceof TouchEvent && event.touches.length > 1;
      if (isOnMap(event.target) && !isPinch) event.stopPropagation();
    };
    frame.addEventListener("pointerdown", onDown, listen);
    window.addEventListener("pointermove", onMove, listen);
    window.addEventListener("pointerup", onUp, listen);
    window.addEventListener(
      "pointercancel",
      () => {
        pen = null;
        moves.cancel();
      },
      listen,
    );
    for (const kind of KEPT_FROM_MAP) frame.addEventListener(kind, keep, listen);
    frame.classList.add("is-drawn-on");
    return () => {
      stop.abort();
      cancelAnimationFrame(waiting);
      frame.classList.remove("is-drawn-on");
    };
  }, [screen, moves, isOn]);
}

/** Not a control that lies on the map. */
function isOnMap(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(".maplibregl-canvas-container, .svg-map > svg") !== null &&
    target.closest("button, a, summary, details") === null
  );
}
