import { describe, expect, it } from "vitest";
import { selectArea, selectPlan } from "../../src/app/selectors.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { evenArea, planOf } from "../support/builders.ts";
import type { FakeApp } from "./fake_app.ts";
import { createFakeApp } from "./fake_app.ts";

const NORTH = { ...evenArea(4, 600), name: "north", title: "North" };
const SOUTH = { ...evenArea(3, 900), name: "south", title: "South" };
const EXAMPLE = planOf([
  ["1", "2"],
  ["3", "4"],
]);

function app(): FakeApp {
  return createFakeApp([{ area: NORTH, example: EXAMPLE }, { area: SOUTH }]);
}

const rename = (name: string) => [renameCluster("1", name), `Renamed to ${name}`] as const;

describe("opening an area", () => {
  it("says that it is loading, then shows the area with its example plan and nothing to undo", async () => {
    const { store } = app();
    expect(store.getState().area).toEqual({ status: "idle" });
    const opened = store.getState().openArea("north");
    expect(store.getState().area).toMatchObject({ status: "loading", what: "North" });
    await opened;
    const { history, selection } = store.getState();
    expect(selectArea(store.getState())).toBe(NORTH);
    expect(selectPlan(store.getState())?.clusters).toBe(EXAMPLE.clusters);
    expect(history !== null && undoDepth(history)).toBe(0);
    expect(selection).toEqual({ cluster: null, school: null });
  });

  it("starts an empty plan where there is no example", async () => {
    const { store } = app();
    await store.getState().openArea("south");
    expect(selectPlan(store.getState())).toMatchObject({ area: "south", clusters: [] });
  });

  it("drops an area that is still loading when another is chosen, whichever comes first", async () => {
    const { store, library } = app();
    const release = library.hold("north");
    const slow = store.getState().openArea("north");
    const fast = store.getState().openArea("south");
    await fast;
    release();
    await slow;
    expect(selectArea(store.getState())).toBe(SOUTH);
    expect(selectPlan(store.getState())?.area).toBe("south");
  });

  it.each([
    ["failure", () => Promise.reject(new Error("it broke."))],
    ["refusal", async () => ({ ok: false, problems: [] }) as const],
  ])("drops the %s of an area that is no longer wanted", async (_, reply) => {
    const { store, library } = app();
    const release = library.hold("north");
    library.answer("north", reply);
    const slow = store.getState().openArea("north");
    await store.getState().openArea("south");
    release();
    await slow;
    expect(store.getState().area.status).toBe("ready");
  });

  it("says what a file's reader found wrong, what to do, and keeps the choices", async () => {
    const { store, library } = app();
    const before = store.getState().choices;
    const problem = {
      file: "area.json",
      row: null,
      column: null,
      value: null,
      reason: "It is not JSON.",
      advice: "Build the area again.",
    };
    library.answer("north", async () => ({ ok: false, problems: [problem] }));
    await store.getState().openArea("north");
    expect(store.getState().area).toEqual({
      status: "failed",
      problems: ["It is not JSON. Build the area again."],
    });
    expect(store.getState().choices).toBe(before);
  });

  it("names the area that could not be had, and another can be opened after it", async () => {
    const { store, library } = app();
    library.answer("north", () => Promise.reject(new Error("the server answered 500.")));
    await store.getState().openArea("north");
    expect(store.getState().area).toEqual({
      status: "failed",
      problems: ["North could not be opened: the server answered 500."],
    });
    await store.getState().openArea("south");
    expect(selectArea(store.getState())).toBe(SOUTH);
  });

  it("gives each area back its own plan and its own steps", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    store.getState().edit(...rename("Hills"));
    store.getState().edit(...rename("Moors"));
    store.getState().undo();
    await store.getState().openArea("south");
    expect(selectPlan(store.getState())?.clusters).toEqual([]);
    await store.getState().openArea("north");
    const name = () => selectPlan(store.getState())?.clusters[0]?.name;
    expect(name()).toBe("Hills");
    store.getState().redo();
    expect(name()).toBe("Moors");
    store.getState().undo();
    store.getState().undo();
    expect(name()).toBe("Cluster 1");
  });

  it("does not take the steps of one area for another's when an opening fails between", async () => {
    const { store, library } = app();
    await store.getState().openArea("north");
    store.getState().edit(...rename("Hills"));
    library.answer("south", () => Promise.reject(new Error("it broke.")));
    await store.getState().openArea("south");
    await store.getState().openArea("north");
    expect(selectPlan(store.getState())?.clusters[0]?.name).toBe("Hills");
  });
});

describe("an area of the user's own", () => {
  const own = { ...evenArea(5, 300), name: "own", title: "My schools", laCode: "925" };

  it("is opened and put first among the choices, in place of one of that name", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    store.getState().adoptArea(own);
    store.getState().adoptArea({ ...own, title: "My schools again" });
    expect(store.getState().choices.map(({ title }) => title)).toEqual([
      "My schools again",
      "North",
      "South",
    ]);
    expect(store.getState().choices[0]).toMatchObject({ schools: 5, source: "own", laCode: "925" });
    expect(selectPlan(store.getState())).toMatchObject({ area: "own", clusters: [] });
  });

  it("is found again with its plan after another area was open", async () => {
    const { store } = app();
    store.getState().adoptArea(own);
    store.getState().loadPlan(planOf([["1", "2"]]), "Opened a plan");
    await store.getState().openArea("north");
    await store.getState().openArea("own");
    expect(selectArea(store.getState())).toBe(own);
    expect(selectPlan(store.getState())?.clusters[0]?.schools).toEqual(["1", "2"]);
  });

  it("of an authority that comes with the app stands beside it, and both can be opened with the same plan", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    store.getState().edit(...rename("Hills"));
    const mine = { ...NORTH, schools: [...NORTH.schools] };
    store.getState().adoptArea(mine);
    expect(store.getState().choices.map(({ title }) => title)).toEqual([
      "North (your file)",
      "North",
      "South",
    ]);
    await store.getState().openArea("north");
    expect(selectArea(store.getState())).not.toBe(mine);
    expect(selectPlan(store.getState())?.clusters[0]?.name).toBe("Hills");
    await store.getState().openArea("own:north");
    expect(selectArea(store.getState())).toBe(mine);
  });

  it("drops an area that is still loading", async () => {
    const { store, library } = app();
    const release = library.hold("north");
    const slow = store.getState().openArea("north");
    store.getState().adoptArea(own);
    release();
    await slow;
    expect(selectArea(store.getState())).toBe(own);
  });

  it("with fewer schools never selects, on undo, a school that it does not have", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    store.getState().selectSchool(3 as SchoolIndex);
    store.getState().edit(...rename("Hills"));
    store.getState().edit(...rename("Moors"));
    store.getState().adoptArea({ ...evenArea(2, 300), name: "north", title: "North, my file" });
    store.getState().undo();
    expect(selectPlan(store.getState())?.clusters[0]?.name).toBe("Hills");
    expect(store.getState().selection.school).toBeNull();
  });
});

describe("other drive times for the open area", () => {
  it("keep its plan, its steps and its choices, and are kept when it is opened again", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    store.getState().edit(...rename("Hills"));
    const slower = { ...NORTH, driveTimes: evenArea(4, 6000).driveTimes };
    const before = store.getState().history;
    store.getState().replaceArea(slower);
    expect(selectArea(store.getState())).toBe(slower);
    expect(store.getState().history).toBe(before);
    await store.getState().openArea("south");
    await store.getState().openArea("north");
    expect(selectArea(store.getState())).toBe(slower);
  });

  it("end a proposal that is being made on the old ones", async () => {
    const { store } = app();
    await store.getState().openArea("north");
    const proposing = store.getState().propose({ objective: "travel", clusters: "auto" });
    store.getState().replaceArea({ ...NORTH, driveTimes: evenArea(4, 6000).driveTimes });
    await proposing;
    expect(store.getState().proposal).toEqual({ status: "none" });
  });
});

it("an area that there is none of is told in one sentence", async () => {
  const { store } = createFakeApp([{ area: { ...evenArea(2, 600), name: "north" } }]);
  await store.getState().openArea("atlantis");
  expect(store.getState().area).toEqual({
    status: "failed",
    problems: ["There is no area called “atlantis” here."],
  });
});
