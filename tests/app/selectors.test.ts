import { describe, expect, it } from "vitest";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

const URNS = ["1", "2", "3", "4", "5", "6"];
/** Along a line, 10 minutes from one school to the next. */
const AREA = areaOf({
  schools: URNS.map((urn) => schoolOf(urn, { pupils: { value: Number(urn) * 10, asAt: null } })),
  seconds: URNS.map((_, from) => URNS.map((_, to) => Math.abs(from - to) * 600)),
});
const PLAN = {
  ...planOf([["1", "2"], ["3", "5"], ["6"]]),
};
const named = {
  ...PLAN,
  clusters: PLAN.clusters.map((cluster, i) => ({
    ...cluster,
    name: ["Moor", "Abbey", "Hill"][i] ?? "",
  })),
};

const opened = () => openFakeApp({ area: AREA, example: named });

describe("derived values", () => {
  it("are the very same while what they are made from is", async () => {
    const { store, selectors } = await opened();
    const before = Object.values(selectors).map((select) => select(store.getState()));
    store.getState().announce("Something else changed.");
    store.getState().show({ leftTab: "problems" });
    const after = Object.values(selectors).map((select) => select(store.getState()));
    for (const [i, value] of after.entries()) expect(value).toBe(before[i]);
  });

  it("leave the settings alone when only clusters are edited", async () => {
    const { store, selectors } = await opened();
    const before = selectors.settings(store.getState());
    store.getState().edit(renameCluster("1", "Heath"), "Renamed");
    expect(selectors.settings(store.getState())).toBe(before);
    store.getState().edit(setSettings({ speed: namedSpeed("peak") }), "Judged at peak");
    expect(selectors.settings(store.getState()).speed.factor).toBe(1.35);
  });

  it("leave the legend classes alone when only clusters are edited", async () => {
    const { store, selectors } = await opened();
    const before = selectors.overlayClasses(store.getState());
    store.getState().edit(renameCluster("1", "Heath"), "Renamed");
    expect(selectors.overlayClasses(store.getState())).toBe(before);
  });

  it("are empty before an area is open", () => {
    const { store, selectors } = createFakeApp([{ area: AREA }]);
    const state = store.getState();
    expect(selectors.judgement(state)).toBeNull();
    expect(selectors.sortedClusters(state)).toEqual([]);
    expect(selectors.clusterOf(state)).toEqual([]);
    expect(selectors.overlayClasses(state)).toEqual([]);
    expect(selectors.problemCount(state)).toBe(0);
  });
});

describe("the order of the cluster list", () => {
  it.each([
    ["plan-order", ["Moor", "Abbey", "Hill"]],
    ["worst-pair", ["Abbey", "Moor", "Hill"]],
    ["name", ["Abbey", "Hill", "Moor"]],
    ["pupils", ["Abbey", "Hill", "Moor"]],
  ] as const)("by %s", async (clusterSort, names) => {
    const { store, selectors } = await opened();
    store.getState().show({ clusterSort });
    const sorted = selectors.sortedClusters(store.getState());
    expect(sorted.map(({ cluster }) => cluster.name)).toEqual(names);
  });
});

it("each school knows the place of its cluster, or that it has none", async () => {
  const { store, selectors } = await opened();
  expect(selectors.clusterOf(store.getState())).toEqual([0, 0, 1, null, 1, 2]);
});

it("the drive-time overlay is classed from the selected school, and has no class without one", async () => {
  const { store, selectors } = await opened();
  store.getState().show({ overlay: "drive-time" });
  expect(new Set(selectors.overlayClasses(store.getState()))).toEqual(new Set([null]));
  store.getState().selectSchool(0 as SchoolIndex);
  expect(selectors.overlayClasses(store.getState())).toEqual([
    "here",
    "to-20",
    "20-30",
    "30-45",
    "over-45",
    "over-45",
  ]);
});

it("only errors are counted as problems", async () => {
  const { store, selectors } = await opened();
  const count = () => selectors.problemCount(store.getState());
  expect(count()).toBe(0);
  expect(selectors.judgement(store.getState())?.issues.length).toBeGreaterThan(0);
  store.getState().edit(setSettings({ minSchools: 2 }), "At least two");
  expect(count()).toBe(1);
});
