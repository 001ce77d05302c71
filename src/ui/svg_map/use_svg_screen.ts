import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import type { Projection } from "../../map/projection.ts";
import type { MapScreen } from "../../map/screen.ts";
import type { Sight } from "./sight.ts";

interface SvgScreenParts {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly sight: Sight;
  readonly projection: Projection;
  /** Of the drawing, in its own pixels. */
  readonly width: number;
  readonly pan: (dx: number, dy: number) => void;
  readonly onScreen: ((screen: MapScreen | null) => void) | undefined;
}

/** Tells `onScreen` what has where on an SVG map. Returns the reference that its frame takes. */
export function useSvgScreen(parts: SvgScreenParts): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(parts);
  latest.current = parts;
  const listeners = useRef(new Set<() => void>());
  const { sight, projection, onScreen } = parts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever draws over the map follows these
  useEffect(() => {
    for (const listener of listeners.current) listener();
  }, [sight, projection]);
  useEffect(() => {
    const element = frame.current;
    if (element === null || onScreen === undefined) return;
    onScreen(screenOf(element, latest, listeners.current));
    const resized = new ResizeObserver(() => {
      for (const listener of listeners.current) listener();
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      onScreen(null);
    };
  }, [onScreen]);
  return frame;
}

function screenOf(
  frame: HTMLElement,
  latest: RefObject<SvgScreenParts>,
  listeners: Set<() => void>,
): MapScreen {
  /** How many pixels of the screen one of the drawing is, and where the drawing begins in the frame. */
  function placed(): { readonly ratio: number; readonly left: number; readonly top: number } {
    const around = frame.getBoundingClientRect();
    const box = latest.current.svg.current?.getBoundingClientRect() ?? around;
    const ratio = box.width / latest.current.width;
    return { ratio, left: box.left - around.left, top: box.top - around.top };
  }
  return {
    frame,
    at(position) {
      const { sight, projection } = latest.current;
      const { ratio, left, top } = placed();
      const [x, y] = projection.at(position);
      return [
        left + (x * sight.scale + sight.x) * ratio,
        top + (y * sight.scale + sight.y) * ratio,
      ];
    },
    positionAt([x, y]) {
      const { sight, projection } = latest.current;
      const { ratio, left, top } = placed();
      return projection.positionAt([
        ((x - left) / ratio - sight.x) / sight.scale,
        ((y - top) / ratio - sight.y) / sight.scale,
      ]);
    },
    panBy(dx, dy) {
      const { ratio } = placed();
      latest.current.pan(dx / ratio, dy / ratio);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
