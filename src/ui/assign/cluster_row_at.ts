import type { ClusterId } from "../../domain/plan.ts";

/** The cluster whose row in the list holds `target`; `null` for anything else. */
export function clusterRowAt(target: EventTarget | null): ClusterId | null {
  const row = target instanceof Element ? target.closest("[data-cluster-row]") : null;
  return row?.getAttribute("data-cluster-row") ?? null;
}
