import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { keepClusterPictures } from "../../src/app/effects/cluster_pictures.ts";
import { selectIsReviewing, selectPlan, selectShownPlan } from "../../src/app/selectors.ts";
import { comparePlans } from "../../src/domain/compare/compare_plans.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { evenArea, planOf, settingsOf } from "../support/builders.ts";
import type { FakeApp } from "./fake_app.ts";
import { openFakeApp } from "./fake_app.ts";

const at = (urn: string) => {
  const place = Number(urn) - 1;
  return { location: [-0.5 + (place % 2) * 0.1, 53 + Math.floor(place / 2) * 0.1] as const };
};
const AREA = { ...evenArea(4, 600, at), name: "square", title: "Square" };
const FIRST = planOf([
  ["1", "2"],
  ["3", "4"],
]);
const TODAY = {
  ...planOf([
    ["1", "3"],
    ["2", "4"],
  ]),
  name: "Today",
};

const sourcesOf = ({ store, selectors }: FakeApp) =>
  selectors.comparisonSources(store.getState()).map(({ name, kind, side }) => [kind, name, side]);

const open = () => openFakeApp({ area: AREA, example: FIRST });

describe("what the plan in hand can be compared with", () => {
  it("is the plan as the area opened with it, then plans opened since, the latest first, then those brought", async () => {
    const app = await open();
    expect(sourcesOf(app)).toEqual([["opened", "Example made by the planner", "before"]]);
    app.store.getState().loadPlan(TODAY, "Opened the plan Today");
    app.store.getState().edit(moveSchool("1", "2"), "Moved 1");
    app.store.getState().bringToCompare(planOf([["1"]]), "A file");
    expect(sourcesOf(app)).toEqual([
      ["opened", "Today", "before"],
      ["opened", "Example made by the planner", "before"],
      ["brought", "A file", "before"],
    ]);
    const { comparedKey, brought } = app.store.getState();
    expect(comparedKey).toBe(brought[0]?.key);
  });

  it("keeps its keys while the plan is edited, and forgets what was brought with the area", async () => {
    const app = await open();
    const keys = () => app.selectors.comparisonSources(app.store.getState()).map(({ key }) => key);
    const before = keys();
    app.store.getState().edit(moveSchool("1", "2"), "Moved 1");
    expect(keys()).toEqual(before);
    app.store.getState().bringToCompare(TODAY, "A file");
    app.store.getState().adoptArea({ ...AREA, name: "other" });
    expect(sourcesOf(app)).toEqual([["opened", "Untitled plan", "before"]]);
  });
});

describe("a look back", () => {
  it("shows the plan as it was last opened, read only, until it is let go or the plan is changed", async () => {
    const { store } = await open();
    store.getState().loadPlan(TODAY, "Opened the plan Today");
    store.getState().edit(moveSchool("1", "2"), "Moved 1");
    const mine = selectPlan(store.getState());
    store.getState().lookBack(true);
    expect(selectShownPlan(store.getState())).toBe(TODAY);
    expect(selectPlan(store.getState())).toBe(mine);
    expect(selectIsReviewing(store.getState())).toBe(true);
    store.getState().lookBack(false);
    expect(selectShownPlan(store.getState())).toBe(mine);
    store.getState().lookBack(true);
    store.getState().undo();
    expect(store.getState().lookingBack).toBe(false);
    store.getState().lookBack(true);
    store.getState().edit(moveSchool("2", "1"), "Moved 2");
    expect(store.getState().lookingBack).toBe(false);
  });

  it("shows the plan before of the comparison in hand", async () => {
    const { store } = await open();
    const mine = selectPlan(store.getState()) ?? FIRST;
    const difference = comparePlans(AREA, TODAY, mine, settingsOf());
    store.getState().show({ task: "compare" });
    store.getState().setComparison({ before: TODAY, after: mine, difference });
    store.getState().lookBack(true);
    expect(selectShownPlan(store.getState())).toBe(TODAY);
  });
});

it("the clusters of the plan that is compared but not on show are drawn beside the pictures of the other", async () => {
  const app = await open();
  const { store } = app;
  const failures: string[] = [];
  keepClusterPictures(store, app.selectors, app.deps, (reason) => failures.push(reason));
  const mine = selectPlan(store.getState()) ?? FIRST;
  store.getState().show({ task: "compare" });
  await nextTurn();
  const pictures = store.getState().pictures;
  const difference = comparePlans(AREA, TODAY, mine, settingsOf());
  store.getState().setComparison({ before: TODAY, after: mine, difference });
  await nextTurn();
  const drawn = store.getState().comparedShapes;
  expect(drawn?.clusters).toBe(TODAY.clusters);
  expect(drawn?.shapes.get("1")?.geometry.type).toBe("Polygon");
  expect(store.getState().pictures).toBe(pictures);
  store.getState().lookBack(true);
  await nextTurn();
  expect(store.getState().comparedShapes?.clusters).toBe(mine.clusters);
  expect(store.getState().pictures.get("1")?.shape).toEqual(drawn?.shapes.get("1"));
  expect(failures).toEqual([]);
});
