import { describe, expect, it, vi } from "vitest";
import { selectMark, selectPlan, selectSaving } from "../../../src/app/selectors.ts";
import type { AppStore } from "../../../src/app/state.ts";
import { stepsOf, undoDepth } from "../../../src/domain/history.ts";
import type { SchoolIndex } from "../../../src/domain/school.ts";
import { createFakeApp } from "../fake_app.ts";
import { fakeBrowser } from "../fake_keeping.ts";
import { clusterName, ENTRIES, kept, openTab, rename } from "./kept_app.ts";

describe("a change", () => {
  it("is kept by itself, and is there again for a page that is opened anew, with its steps and what was selected", async () => {
    const browser = fakeBrowser();
    const store = await openTab(browser.newTab());
    store.getState().selectSchool(2 as SchoolIndex);
    rename(store, "Hills");
    rename(store, "Moors");
    expect(selectSaving(store.getState()).kind).toBe("saving");
    expect(store.getState().hasUnsavedWork()).toBe(true);
    await kept(store);
    expect(store.getState().hasUnsavedWork()).toBe(false);
    const again = await openTab(browser.newTab());
    expect(clusterName(again)).toBe("Moors");
    expect(selectPlan(again.getState())).toEqual(selectPlan(store.getState()));
    expect(selectMark(again.getState())?.isResumed).toBe(true);
    const { history } = again.getState();
    expect(history === null ? [] : stepsOf(history).map(({ label }) => label)).toEqual([
      "Opened",
      "Renamed to Hills",
      "Renamed to Moors",
    ]);
    again.getState().undo();
    expect(clusterName(again)).toBe("Hills");
    expect(again.getState().selection.school).toBe(2);
    again.getState().undo();
    expect(selectPlan(again.getState())?.name).toBe("Example made by the planner");
  });

  it("is not made by opening: an example that nobody changed is not kept", async () => {
    const browser = fakeBrowser();
    const tab = browser.newTab();
    const store = await openTab(tab);
    tab.hide(true);
    expect(selectSaving(store.getState()).kind).toBe("as-opened");
    expect(await (await browser.storage()).plans()).toEqual([]);
  });

  it("is kept at once when the page is hidden", async () => {
    const browser = fakeBrowser();
    const tab = browser.newTab();
    const { store, deps } = createFakeApp(ENTRIES, undefined, tab);
    await store.getState().openArea("north");
    Object.assign(deps, { pause: () => new Promise(() => undefined) });
    rename(store, "Hills");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(selectSaving(store.getState()).kind).toBe("saving");
    tab.hide();
    await kept(store);
  });

  it("that is undone is kept too, and can be done again after the page was opened anew", async () => {
    const browser = fakeBrowser();
    const store = await openTab(browser.newTab());
    rename(store, "Hills");
    rename(store, "Moors");
    await kept(store);
    store.getState().undo();
    await kept(store);
    const again = await openTab(browser.newTab());
    expect(clusterName(again)).toBe("Hills");
    again.getState().redo();
    expect(clusterName(again)).toBe("Moors");
  });

  it("of one area is kept while another is open", async () => {
    const browser = fakeBrowser();
    const store = await openTab(browser.newTab());
    rename(store, "Hills");
    await store.getState().openArea("south");
    await vi.waitFor(() => expect(store.getState().kept.get("north")).toBeDefined(), 10_000);
    expect(store.getState().hasUnsavedWork()).toBe(false);
    expect(clusterName(await openTab(browser.newTab()))).toBe("Hills");
  });

  it("of thousands leaves the last hundred steps to undo for the next page, and all of them for this one", async () => {
    const browser = fakeBrowser();
    const store = await openTab(browser.newTab());
    for (let i = 0; i < 250; i++) rename(store, `Name ${i}`);
    await kept(store);
    for (let i = 250; i < 260; i++) rename(store, `Name ${i}`);
    await kept(store);
    const depth = (of: AppStore) => {
      const { history } = of.getState();
      return history === null ? null : undoDepth(history);
    };
    expect(depth(store)).toBe(260);
    const again = await openTab(browser.newTab());
    expect(depth(again)).toBe(100);
    again.getState().jumpTo(0);
    expect(clusterName(again)).toBe("Name 159");
    const records = await (await browser.storage()).plans();
    expect(records).toHaveLength(1);
    expect(await (await browser.storage()).steps("plan-1")).toHaveLength(101);
    rename(again, "Branched");
    await kept(again);
    expect(await (await browser.storage()).steps("plan-1")).toHaveLength(2);
  });
});

describe("where the storage refuses", () => {
  const full = () => {
    const error = new Error("full");
    error.name = "QuotaExceededError";
    return Promise.reject(error);
  };

  it("a full one is said in a sentence, leaving warns as before, and the next change tries again", async () => {
    const browser = fakeBrowser();
    let isFull = true;
    const tab = browser.newTab((storage) => ({
      ...storage,
      write: (...what) => (isFull ? full() : storage.write(...what)),
    }));
    const store = await openTab(tab);
    rename(store, "Hills");
    await vi.waitFor(() => expect(store.getState().keptProblem).toMatch(/no room left/), 10_000);
    expect(selectSaving(store.getState()).kind).toBe("not-saved");
    expect(store.getState().hasUnsavedWork()).toBe(true);
    isFull = false;
    rename(store, "Moors");
    await kept(store);
    expect(store.getState().keptProblem).toBeNull();
    expect(clusterName(await openTab(browser.newTab()))).toBe("Moors");
  });

  it("one that does not open leaves everything as it was without one", async () => {
    const refusal = "This browser does not let the planner save plans in it (denied).";
    const tab = {
      ...fakeBrowser().newTab(),
      openStorage: () => Promise.reject(new Error(refusal)),
    };
    const store = await openTab(tab);
    expect(store.getState().storage).toEqual({ status: "refused", reason: refusal });
    rename(store, "Hills");
    expect(selectSaving(store.getState()).kind).toBe("not-saved");
    expect(store.getState().hasUnsavedWork()).toBe(true);
  });
});

describe("a record of another version", () => {
  async function keptRecord() {
    const browser = fakeBrowser();
    const store = await openTab(browser.newTab());
    rename(store, "Hills");
    await kept(store);
    const storage = await browser.storage();
    const [record] = await storage.plans();
    return { browser, storage, record: record as Record<string, never> };
  }

  it("that is newer is left alone, and why is said; work on the example gets a record of its own", async () => {
    const { browser, storage, record } = await keptRecord();
    const newer = { ...record, version: 2, revision: 2 };
    await storage.write(newer as never, 1, []);
    const store = await openTab(browser.newTab());
    expect(store.getState().keptProblem).toMatch(
      /“My plan, from the example” was saved in this browser by a newer version of the planner \(2;/,
    );
    expect(selectPlan(store.getState())?.name).toBe("Example made by the planner");
    rename(store, "Moors");
    await kept(store);
    expect(await storage.plans()).toContainEqual(newer);
    expect(store.getState().keptPlans.find(({ problem }) => problem !== null)).toBeDefined();
  });

  it("that holds an older plan is brought up to date by the rules of plan files", async () => {
    const { browser, storage, record } = await keptRecord();
    const old = JSON.stringify({ name: "From before", ceiling: 40, clusters: [["1", "4"]] });
    await storage.write({ ...record, name: "From before", plan: old, revision: 2 } as never, 1, []);
    const store = await openTab(browser.newTab());
    const plan = selectPlan(store.getState());
    expect(plan?.name).toBe("From before");
    expect(plan?.settings.ceilingMinutes).toBe(40);
    expect(plan?.clusters.map(({ schools }) => schools)).toEqual([["1", "4"]]);
  });

  it("that cannot be read at all is said, and the area opens as it came", async () => {
    const { browser, storage, record } = await keptRecord();
    await storage.write({ ...record, plan: "{", revision: 2 } as never, 1, []);
    const store = await openTab(browser.newTab());
    expect(store.getState().keptProblem).toMatch(/cannot be opened/);
    expect(selectPlan(store.getState())?.name).toBe("Example made by the planner");
  });
});
