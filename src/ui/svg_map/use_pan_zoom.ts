import type { PointerEvent } from "react";
import { useEffect, useRef, useState } from "react";

/** What part of the drawing is in sight: scale 1 is all of it; `x` and `y` shift it in pixels after scaling. */
export interface Sight {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const ALL: Sight = { scale: 1, x: 0, y: 0 };
const CLOSEST = 24;
const BUTTON_FACTOR = 1.6;
/** A pointer that moved less than this has clicked, not dragged. */
const DRAG_PIXELS = 4;

/** The sight after scaling by `factor` about a pixel, never smaller than the whole. */
export function zoomedAt(sight: Sight, factor: number, x: number, y: number): Sight {
  const scale = Math.min(CLOSEST, Math.max(1, sight.scale * factor));
  if (scale === 1) return ALL;
  const ratio = scale / sight.scale;
  return { scale, x: x - (x - sight.x) * ratio, y: y - (y - sight.y) * ratio };
}

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

  return {
    svg,
    sight,
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
