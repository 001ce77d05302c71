import type { RefObject } from "react";
import { useEffect, useRef, useState } from "react";

/** An element's width and height in whole pixels, kept as it changes; `null` until it is laid out. */
export function useSize(): {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly size: { readonly width: number; readonly height: number } | null;
} {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(
    null,
  );
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      // A hidden or a printed map keeps the size that it had.
      if (width > 0 && height > 0)
        setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, size };
}
