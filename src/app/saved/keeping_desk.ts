import type { AppDeps } from "../deps.ts";
import type { AppStore } from "../state.ts";
import type { KeptMark } from "./kept_state.ts";
import type { KeepingPorts, PlanStorage } from "./plan_storage.ts";
import { keptPlansOf, listingsOf } from "./shelf.ts";

/** What everything that keeps plans works with. */
export interface KeepingDesk {
  readonly set: AppStore["setState"];
  readonly get: AppStore["getState"];
  readonly subscribe: AppStore["subscribe"];
  readonly deps: AppDeps;
  readonly ports: KeepingPorts;
  readonly storage: PlanStorage;
}

/** Changes how the plan that is open in an area is kept; `null` where it is no longer. */
export function setMark({ set }: KeepingDesk, area: string, mark: KeptMark | null): void {
  set(({ kept }) => {
    const others = [...kept].filter(([name]) => name !== area);
    return { kept: new Map(mark === null ? others : [...others, [area, mark]]) };
  });
}

/** Changes a part of that, where there is any. */
export function changeMark(desk: KeepingDesk, area: string, change: Partial<KeptMark>): void {
  const mark = desk.get().kept.get(area);
  if (mark !== undefined) setMark(desk, area, { ...mark, ...change });
}

/** Reads again which plans are kept. */
export async function listPlans({ set, storage }: KeepingDesk): Promise<void> {
  set({ keptPlans: listingsOf(await keptPlansOf(storage)) });
}
