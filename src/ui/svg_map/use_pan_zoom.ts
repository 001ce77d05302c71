import type { PointerEvent } from "react";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Point, Sight } from "./sight.ts";
import { areInSight, sightOn, zoomedAt } from "./sight.ts";

const ALL: Sight = { scale: 1, x: 0, y: 0 };
const BUTTON_FACTOR = 1.6;
/** A pointer that moved less than this has clicked, not dragged. */
const DRAG_PIXELS = 4;

/** Panning by drag and zooming by wheel and buttons, for an `<svg>` of `width` × `height`. `viewKey` starts over. */
export function usePanZoom(width: number, height: number, viewKey: string) {
  const [sight, setSight] = useState(ALL);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const svg = useRef<SVGSVGElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another area is looked at as a whole first
  useEffect(() => setSight(ALL), [viewKey]);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * width;
      const y = ((event.clientY - box.top) / box.height) * height;
      setSight((before) => zoomedAt(before, 1.0015 ** -event.deltaY, x, y));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [width, height]);

  const bringIntoView = useCallback(
    (points: readonly Point[], when: "always" | "if-hidden") =>
      setSight((before) =>
        points.length === 0 || (when === "if-hidden" && areInSight(before, points, width, height))
          ? before
          : sightOn(points, width, height),
      ),
    [width, height],
  );

  return {
    svg,
    sight,
    bringIntoView,
    /** Shifts what is seen, in pixels of the drawing. */
    pan: (dx: number, dy: number) =>
      setSight((before) => ({ ...before, x: before.x + dx, y: before.y + dy })),
    zoomIn: () => setSight((before) => zoomedAt(before, BUTTON_FACTOR, width / 2, height / 2)),
    zoomOut: () => setSight((before) => zoomedAt(before, 1 / BUTTON_FACTOR, width / 2, height / 2)),
    showAll: () => setSight(ALL),
    /** Whether the pointer that was just released had dragged the map. */
    wasDragged: () => drag.current?.moved ?? false,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        drag.current = { x: event.clientX, y: event.clientY, moved: false };
      },
      onPointerMove: (event: PointerEvent) => {
        const from = drag.current;
        if (from === null || event.buttons === 0) return;
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        if (!from.moved && Math.hypot(dx, dy) < DRAG_PIXELS) return;
        drag.current = { x: event.clientX, y: event.clientY, moved: true };
        const ratio = width / event.currentTarget.getBoundingClientRect().width;
        setSight((before) => ({ ...before, x: before.x + dx * ratio, y: before.y + dy * ratio }));
      },
    },
  };
}
