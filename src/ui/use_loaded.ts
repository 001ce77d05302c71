import type { ComponentType } from "react";
import { useEffect, useState } from "react";

/** The code of a part of the screen, loaded when it is first wanted. */
export interface PartLoader<Props> {
  /** What is loaded; `null` until then. */
  loaded(): ComponentType<Props> | null;
  load(): Promise<void>;
}

/** Loads what `load` brings once; a load that failed is tried again when it is next asked for. */
export function partLoader<Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): PartLoader<Props> {
  let part: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  return {
    loaded: () => part,
    load() {
      loading ??= load().then(
        (found) => {
          part = found.default;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}

/**
 * The component that `loader` brings, at once where it is loaded already; `null` until then. Not `lazy` with `Suspense`,
 * which holds what it waited for back for 300 ms (React, `FALLBACK_THROTTLE_MS`).
 */
export function useLoaded<Props>(loader: PartLoader<Props>): ComponentType<Props> | null {
  const [fault, setFault] = useState<unknown>(null);
  const [, setCount] = useState(0);
  const part = loader.loaded();
  useEffect(() => {
    if (loader.loaded() === null) loader.load().then(() => setCount((n) => n + 1), setFault);
  }, [loader]);
  if (fault !== null) throw fault;
  return part;
}
