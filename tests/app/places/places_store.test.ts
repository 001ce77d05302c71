import { describe, expect, it } from "vitest";
import type { KeptScenario, PlacesState } from "../../../src/app/places/places_state.ts";
import { createPlacesStore } from "../../../src/app/places/places_store.ts";
import { NO_NOTES } from "../../../src/domain/places/scenario.ts";
import type { FakeBrowser } from "../fake_keeping.ts";
import { fakeBrowser } from "../fake_keeping.ts";

const storeIn = (browser: FakeBrowser) =>
  createPlacesStore({
    openStorage: browser.newTab().openPlaces,
    now: () => "2026-11-23T10:00:00Z",
  });

const kept = (id: string, name = id): KeptScenario => ({
  id,
  scenario: { name, actions: [], preferFaith: false, notes: NO_NOTES },
  isIncluded: false,
});

const add = (id: string, name?: string) => (work: PlacesState["history"]["present"]["value"]) => ({
  ...work,
  scenarios: [...work.scenarios, kept(id, name)],
});

const namesIn = (state: PlacesState) =>
  state.history.present.value.scenarios.map(({ scenario }) => scenario.name);

/** What a tab that is opened now finds. */
async function foundIn(browser: FakeBrowser, area: string): Promise<readonly string[]> {
  const store = storeIn(browser);
  await store.getState().openArea(area);
  return namesIn(store.getState());
}

describe("place planning", () => {
  it("is kept step by step, undone ones too, and each area has its own", async () => {
    const browser = fakeBrowser();
    const store = storeIn(browser);
    await store.getState().openArea("rutland");
    store.getState().edit(add("a", "Close nothing"), "Began “Close nothing”", "a");
    store.getState().edit(add("b", "Open nothing"), "Began “Open nothing”", "b");
    await expect.poll(() => foundIn(browser, "rutland")).toEqual(["Close nothing", "Open nothing"]);
    store.getState().undo();
    await expect.poll(() => foundIn(browser, "rutland")).toEqual(["Close nothing"]);
    expect(store.getState().history.present.selection).toBe("a");
    await store.getState().openArea("isle-of-wight");
    expect(namesIn(store.getState())).toEqual([]);
    await store.getState().openArea("rutland");
    expect(namesIn(store.getState())).toEqual(["Close nothing"]);
    store.getState().redo();
    expect(namesIn(store.getState())).toEqual(["Close nothing", "Open nothing"]);
  });

  it("is not written over what another tab has kept, and says so", async () => {
    const browser = fakeBrowser();
    const [first, second] = [storeIn(browser), storeIn(browser)];
    await Promise.all([
      first.getState().openArea("rutland"),
      second.getState().openArea("rutland"),
    ]);
    first.getState().edit(add("a", "Mine"), "Began");
    await expect.poll(() => foundIn(browser, "rutland")).toEqual(["Mine"]);
    second.getState().edit(add("a", "Theirs"), "Began");
    await expect.poll(() => second.getState().keptProblem).toMatch(/Another tab has changed/);
    expect(namesIn(second.getState())).toEqual(["Theirs"]);
    expect(await foundIn(browser, "rutland")).toEqual(["Mine"]);
  });

  it("works, and says that nothing is kept, where the browser keeps nothing", async () => {
    const store = createPlacesStore({
      openStorage: () => Promise.reject(new Error("No storage here.")),
      now: () => "2026-11-23T10:00:00Z",
    });
    await store.getState().openArea("rutland");
    store.getState().edit(add("a"), "Began");
    expect(namesIn(store.getState())).toEqual(["a"]);
    expect(store.getState().keptProblem).toBe("No storage here.");
  });

  it("leaves what a newer version has kept alone", async () => {
    const browser = fakeBrowser();
    const places = await browser.newTab().openPlaces();
    const value = { version: 2, scenario: "of another shape" };
    const record = { area: "rutland", kind: "scenario" as const, id: "a", revision: 1, value };
    await places.write({ ...record, savedAt: "2026-11-23T10:00:00Z" }, null);
    const store = storeIn(browser);
    await store.getState().openArea("rutland");
    store.getState().edit(add("b"), "Began");
    expect(store.getState().keptProblem).toMatch(/newer version/);
    expect((await places.records("rutland")).map(({ value: found }) => found)).toEqual([value]);
  });

  it("puts four side by side in the order in which they come, and refuses a fifth until one is taken away", async () => {
    const store = storeIn(fakeBrowser());
    await store.getState().openArea("rutland");
    const ids = ["a", "b", "c", "d", "e"];
    for (const id of ids) store.getState().edit(add(id), "Began");
    const { compare } = store.getState();
    expect(["d", "b", "c", "a", "e"].map((id) => compare(id, true))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(store.getState().compared).toEqual(["d", "b", "c", "a"]);
    expect(compare("c", false)).toBe(true);
    expect(compare("e", true)).toBe(true);
    expect(store.getState().compared).toEqual(["d", "b", "a", "e"]);
  });

  it("has room side by side for another where one of four was deleted", async () => {
    const store = storeIn(fakeBrowser());
    await store.getState().openArea("rutland");
    for (const id of ["a", "b", "c", "d", "e"]) store.getState().edit(add(id), "Began");
    for (const id of ["a", "b", "c", "e"]) store.getState().compare(id, true);
    store.getState().undo();
    expect(store.getState().compare("d", true)).toBe(true);
    expect(store.getState().compared).toEqual(["a", "b", "c", "d"]);
  });

  it("is not looked at side by side once the tests were hidden", () => {
    const store = storeIn(fakeBrowser());
    store.getState().showSideBySide(true);
    store.getState().hide(true);
    store.getState().hide(false);
    expect(store.getState().sideBySide).toBe(false);
  });
});
