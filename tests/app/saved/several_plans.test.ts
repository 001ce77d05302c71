import { expect, it, vi } from "vitest";
import { selectMark, selectPlan } from "../../../src/app/selectors.ts";
import type { AppStore } from "../../../src/app/state.ts";
import { createCluster } from "../../../src/domain/edits/create_cluster.ts";
import { undoDepth } from "../../../src/domain/history.ts";
import { evenArea } from "../../support/builders.ts";
import { createFakeApp } from "../fake_app.ts";
import { fakeBrowser } from "../fake_keeping.ts";
import { clusterName, ENTRIES, kept, openTab, rename } from "./kept_app.ts";

const names = (store: AppStore) =>
  store
    .getState()
    .keptPlans.filter(({ isDeleted }) => !isDeleted)
    .map(({ name }) => name)
    .sort();

const openId = (store: AppStore) => selectMark(store.getState())?.id ?? "";

async function withTwoPlans() {
  const browser = fakeBrowser();
  const store = await openTab(browser.newTab());
  rename(store, "Hills");
  await kept(store);
  const first = openId(store);
  await store.getState().startAgain();
  rename(store, "Moors");
  await kept(store);
  return { browser, store, first, second: openId(store) };
}

it("starting from the example again leaves the other plan where it was, and each has a name of its own", async () => {
  const { store, first, second } = await withTwoPlans();
  expect(second).not.toBe(first);
  expect(names(store)).toEqual(["My plan, from the example", "My plan, from the example (2)"]);
  await store.getState().openKeptPlan(first);
  expect(clusterName(store)).toBe("Hills");
  await store.getState().openKeptPlan(second);
  expect(clusterName(store)).toBe("Moors");
});

it("a plan that starts a new one stays as it was; the new one has a name of its own and goes back to it by undo", async () => {
  const store = await openTab(fakeBrowser().newTab());
  rename(store, "Hills");
  await kept(store);
  const first = openId(store);
  const plan = selectPlan(store.getState());
  if (plan === null) throw new Error("A plan is open.");
  const clusters = plan.clusters.map((cluster) => ({ ...cluster, name: `${cluster.name} today` }));
  const name = plan.name;
  expect(await store.getState().startPlan({ ...plan, clusters }, "Started from today")).toBe(true);
  await kept(store);
  expect(names(store)).toEqual([name, `${name} (2)`]);
  expect([openId(store) === first, clusterName(store)]).toEqual([false, "Hills today"]);
  store.getState().undo();
  expect(clusterName(store)).toBe("Hills");
  await store.getState().openKeptPlan(first);
  expect([selectPlan(store.getState())?.name, clusterName(store)]).toEqual([name, "Hills"]);
});

it("the plan that was open last is opened with its area, and the whole history of the others stays in this tab", async () => {
  const { browser, store, first } = await withTwoPlans();
  expect(clusterName(await openTab(browser.newTab()))).toBe("Moors");
  await store.getState().openKeptPlan(first);
  for (let i = 0; i < 150; i++) rename(store, `Hills ${i}`);
  await kept(store);
  await store.getState().startAgain();
  await store.getState().openKeptPlan(first);
  const { history } = store.getState();
  expect(history === null ? 0 : undoDepth(history)).toBe(151);
  rename(store, "Once more");
  await kept(store);
});

it("a plan without a name is called after its area and the day when it is changed", async () => {
  const browser = fakeBrowser();
  const store = await openTab(browser.newTab(), "south");
  expect(selectPlan(store.getState())?.name).toBe("Untitled plan");
  store.getState().edit(createCluster(["1", "2"]), "New cluster");
  await kept(store);
  expect(names(store)).toEqual(["South, 24 June 2026"]);
});

it("is renamed, the open one as a step; and duplicated", async () => {
  const { browser, store, first, second } = await withTwoPlans();
  await store.getState().renameKeptPlan(first, " Agreed in May ");
  await store.getState().renameKeptPlan(second, "A wish");
  expect(names(store)).toEqual(["A wish", "Agreed in May"]);
  expect(selectPlan(store.getState())?.name).toBe("A wish");
  await store.getState().duplicateKeptPlan(second);
  expect(names(store)).toEqual(["A wish", "A wish (copy)", "Agreed in May"]);
  const again = await openTab(browser.newTab());
  await again.getState().openKeptPlan(first);
  expect(selectPlan(again.getState())?.name).toBe("Agreed in May");
  expect(clusterName(again)).toBe("Hills");
  const copy = again.getState().keptPlans.find(({ name }) => name === "A wish (copy)")?.id ?? "";
  await again.getState().openKeptPlan(copy);
  expect(clusterName(again)).toBe("Moors");
});

it("a deleted plan makes room for the one before, is no longer opened, and can be brought back for 30 days", async () => {
  const { browser, store, second } = await withTwoPlans();
  await store.getState().deleteKeptPlan(second);
  expect(clusterName(store)).toBe("Hills");
  expect(names(store)).toEqual(["My plan, from the example"]);
  const again = await openTab(browser.newTab());
  expect(clusterName(again)).toBe("Hills");
  await again.getState().restoreKeptPlan(second);
  expect(names(again)).toHaveLength(2);
  await again.getState().openKeptPlan(second);
  expect(clusterName(again)).toBe("Moors");
  again.getState().undo();
  expect(clusterName(again)).toBe("Cluster 1");
  await kept(again);
  await again.getState().deleteKeptPlan(second);
  const later = createFakeApp(ENTRIES, undefined, browser.newTab());
  Object.assign(later.deps, { now: () => "2026-07-30T09:00:00.000Z" });
  await later.store.getState().openArea("north");
  await later.store.getState().listKeptPlans();
  expect(later.store.getState().keptPlans).toHaveLength(1);
});

it("one that is not open can stand beside the plan that is, which stays as it was", async () => {
  const { store, first } = await withTwoPlans();
  await store.getState().compareWithKept(first);
  const { brought, comparedKey } = store.getState();
  expect(brought.map(({ name, plan }) => [name, plan.clusters[0]?.name])).toEqual([
    ["My plan, from the example", "Hills"],
  ]);
  expect(comparedKey).toBe(brought[0]?.key);
  expect(clusterName(store)).toBe("Moors");
  await store.getState().compareWithKept("no such plan");
  expect(store.getState().keptProblem).toMatch(/no longer in this browser/);
});

it("a plan of another area is opened with it", async () => {
  const { browser, store, first } = await withTwoPlans();
  await store.getState().openArea("south");
  await store.getState().openKeptPlan(first);
  expect(clusterName(store)).toBe("Hills");
  const other = await openTab(browser.newTab(), "south");
  await other.getState().openKeptPlan(first);
  expect(clusterName(other)).toBe("Hills");
});

it("the plan for schools from a file comes back when the file is opened again", async () => {
  const own = { ...evenArea(5, 700), name: "wolds", title: "Wolds" };
  const browser = fakeBrowser();
  const store = await openTab(browser.newTab());
  store.getState().adoptArea(own);
  store.getState().edit(createCluster(["4", "5"]), "New cluster");
  await kept(store);
  const again = await openTab(browser.newTab());
  again.getState().adoptArea(own);
  const first = () => selectPlan(again.getState())?.clusters[0];
  await vi.waitFor(() => expect(first()?.schools).toEqual(["4", "5"]), 10_000);
});

it("no other plan takes the place of changes that could not be kept", async () => {
  const { browser, first } = await withTwoPlans();
  const refusing = browser.newTab((storage) => ({
    ...storage,
    write: () => Promise.reject(new Error("disk")),
  }));
  const store = await openTab(refusing);
  rename(store, "Coast");
  await store.getState().openKeptPlan(first);
  expect(clusterName(store)).toBe("Coast");
  expect(store.getState().keptProblem).toMatch(/no other plan was opened/);
});
