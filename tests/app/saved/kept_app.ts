import { expect, vi } from "vitest";
import type { KeepingPorts } from "../../../src/app/saved/plan_storage.ts";
import { selectPlan, selectSaving } from "../../../src/app/selectors.ts";
import type { AppStore } from "../../../src/app/state.ts";
import { renameCluster } from "../../../src/domain/edits/rename_cluster.ts";
import { evenArea, planOf } from "../../support/builders.ts";
import type { FakeEntry } from "../fake_app.ts";
import { createFakeApp } from "../fake_app.ts";

/** North comes with an example, South without. */
export const ENTRIES: readonly FakeEntry[] = [
  {
    area: { ...evenArea(4, 600), name: "north", title: "North" },
    example: planOf([["1", "2"], ["3"]]),
  },
  { area: { ...evenArea(3, 900), name: "south", title: "South" } },
];

const NINE = Date.parse("2026-06-24T09:00:00.000Z");
let seconds = 0;

/** A second later each time that it is asked, in whichever tab. */
function now(): string {
  seconds += 1;
  return new Date(NINE + seconds * 1000).toISOString();
}

/** The app in a tab of a browser, with an area open. */
export async function openTab(tab: KeepingPorts, area = "north"): Promise<AppStore> {
  const { store, deps } = createFakeApp(ENTRIES, undefined, tab);
  Object.assign(deps, { now });
  await store.getState().openArea(area);
  return store;
}

/** Renames the first cluster. */
export function rename(store: AppStore, name: string): void {
  store.getState().edit(renameCluster("1", name), `Renamed to ${name}`);
}

/** The name of the first cluster. */
export function clusterName(store: AppStore): string | undefined {
  return selectPlan(store.getState())?.clusters[0]?.name;
}

/** Waits until the open plan is kept in the browser. */
export function kept(store: AppStore): Promise<void> {
  return vi.waitFor(() => expect(selectSaving(store.getState()).kind).toBe("kept"), 5_000);
}
