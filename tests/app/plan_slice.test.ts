import { describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import type { Selection } from "../../src/app/state.ts";
import { NOTHING_SELECTED } from "../../src/app/state.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { redoDepth, undoDepth } from "../../src/domain/history.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

const AREA = evenArea(4, 600);
const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);

async function opened() {
  const { store, selectors } = await openFakeApp({ area: AREA, example: PLAN });
  const depths = () => {
    const { history } = store.getState();
    return history === null ? null : [undoDepth(history), redoDepth(history)];
  };
  const selected = (): Selection => store.getState().selection;
  const start = selectPlan(store.getState());
  return { store, selectors, depths, selected, start };
}

describe("editing", () => {
  it("brings back, on undo and redo, the plan and what was selected when each step was made", async () => {
    const { store, selected, start } = await opened();
    const first = { cluster: "1", school: null };
    const second = { cluster: "2", school: 3 as SchoolIndex };
    store.getState().edit(moveSchool("1", "2"), "Moved 1", first);
    const afterFirst = selectPlan(store.getState());
    store.getState().edit(moveSchool("4", null), "Took out 4", second);
    const afterSecond = selectPlan(store.getState());
    store.getState().selectCluster(null);
    store.getState().undo();
    expect([selectPlan(store.getState()), selected()]).toEqual([afterFirst, first]);
    store.getState().undo();
    expect(selectPlan(store.getState())).toBe(start);
    expect(selected()).toEqual(NOTHING_SELECTED);
    store.getState().redo();
    expect(selectPlan(store.getState())).toBe(afterFirst);
    expect(selected()).toEqual(first);
    store.getState().redo();
    expect(selectPlan(store.getState())).toBe(afterSecond);
    expect(selected()).toEqual(second);
  });

  it("keeps the selection that there is where an edit names none, and undo comes back to it", async () => {
    const { store, selected } = await opened();
    store.getState().selectCluster("2");
    store.getState().edit(moveSchool("1", "2"), "Moved 1");
    store.getState().selectCluster("1");
    store.getState().edit(moveSchool("1", "1"), "Moved 1 back");
    store.getState().selectCluster(null);
    store.getState().undo();
    expect(selected().cluster).toBe("1");
  });

  it("makes no step of an edit that changes nothing, and keeps what can be redone", async () => {
    const { store, depths, start } = await opened();
    store.getState().edit(moveSchool("1", "2"), "Moved 1");
    store.getState().undo();
    expect(depths()).toEqual([0, 1]);
    store.getState().edit(moveSchool("1", "1"), "Moved 1 to where it is");
    expect(depths()).toEqual([0, 1]);
    expect(selectPlan(store.getState())).toBe(start);
  });

  it("makes no step of a plan that is opened again just as it is, value for value", async () => {
    const { store, depths, start } = await opened();
    const copy = () => structuredClone(selectPlan(store.getState()) ?? PLAN);
    store.getState().loadPlan(copy(), "Opened it again");
    store.getState().edit(copy, "Replaced it by itself");
    expect(depths()).toEqual([0, 0]);
    expect(selectPlan(store.getState())).toBe(start);
    store.getState().loadPlan({ ...copy(), name: "Another" }, "Opened another");
    store
      .getState()
      .edit((plan) => ({ ...plan, clusters: plan.clusters.slice(1) }), "Took one out");
    expect(depths()).toEqual([2, 0]);
  });

  it("labels a step with what was done", async () => {
    const { store } = await opened();
    store.getState().edit(moveSchool("1", "2"), "Moved School 1 to Cluster 2");
    expect(store.getState().history?.present.label).toBe("Moved School 1 to Cluster 2");
  });

  it("has nothing to undo at first, and does nothing before an area is open", async () => {
    const { store } = await opened();
    const before = store.getState().history;
    store.getState().undo();
    store.getState().redo();
    expect(store.getState().history).toBe(before);
    const { store: empty } = createFakeApp([{ area: AREA }]);
    empty.getState().edit(moveSchool("1", null), "Nothing to edit");
    empty.getState().undo();
    expect(empty.getState().history).toBeNull();
  });
});

describe("a plan from a file", () => {
  it("replaces the plan as one step, which undo takes back", async () => {
    const { store, depths, selected, start } = await opened();
    store.getState().selectCluster("2");
    const loaded = planOf([["1", "2", "3", "4"]]);
    store.getState().loadPlan(loaded, "Opened a plan");
    expect(selectPlan(store.getState())).toBe(loaded);
    expect(selected()).toEqual(NOTHING_SELECTED);
    expect(depths()).toEqual([1, 0]);
    store.getState().undo();
    expect(selectPlan(store.getState())).toBe(start);
  });
});

describe("changing the speed", () => {
  it("is one step that turns F1 from over at school day to within at free flow, and back on undo", async () => {
    const { store, selectors } = await openFakeApp({ area: readF1Area(), example: readF1Plan() });
    const verdict = () => selectors.judgement(store.getState())?.clusters[0]?.verdict;
    const worst = () => selectors.judgement(store.getState())?.clusters[0]?.worst?.seconds;
    expect(verdict()).toBe("over");
    expect(worst()).toBeCloseTo(46.08 * 60, 6);
    store.getState().edit(setSettings({ speed: namedSpeed("free-flow") }), "Judged at free flow");
    expect(verdict()).toBe("within");
    expect(worst()).toBe(2304);
    const { history } = store.getState();
    expect(history !== null && undoDepth(history)).toBe(1);
    store.getState().undo();
    expect(verdict()).toBe("over");
    store.getState().edit(setSettings({ speed: namedSpeed("school-day") }), "Judged as before");
    expect(store.getState().history?.past ?? null).toBeNull();
  });
});
