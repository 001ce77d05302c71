import { expect, it } from "vitest";
import { createAssignDrafts } from "../../src/app/assign_drafts.ts";
import { selectShownPlan } from "../../src/app/selectors.ts";
import { undoDepth } from "../../src/domain/history.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { openFakeApp } from "./fake_app.ts";

const area = evenArea(6, 600);
const example = planOf([
  ["1", "2"],
  ["3", "4"],
]);

async function opened() {
  const { store } = await openFakeApp({ area, example });
  const drafts = createAssignDrafts();
  const draft = (urns: readonly string[]) => {
    const start = store.getState().history?.present.value;
    if (start === undefined) throw new Error("No plan is open.");
    const rules = {
      target: { kind: "cluster", cluster: "2" },
      from: { kind: "anywhere" },
      mode: "warn",
    } as const;
    return drafts.draftOf(area, start, urns, rules);
  };
  const shown = () =>
    selectShownPlan(store.getState())?.clusters.map(({ schools }) => schools.join(" "));
  const steps = () => {
    const { history } = store.getState();
    return history === null ? -1 : undoDepth(history);
  };
  return { store, draft, shown, steps };
}

it("many previews and one release are one step with a name; undo gives back the very plan", async () => {
  const { store, draft, shown, steps } = await opened();
  const before = store.getState().history?.present.value;
  for (const urns of [["1"], ["1", "5"], ["1", "5", "6"]]) {
    store.getState().considerAssigning(draft(urns));
  }
  expect([shown(), steps()]).toEqual([["1 2", "3 4"], 0]);
  store.getState().commitAssigning(draft(["1", "5", "6"]), "Moved 3 schools to Cluster 2");
  expect([shown(), steps()]).toEqual([["2", "3 4 1 5 6"], 1]);
  expect(store.getState().history?.present.label).toBe("Moved 3 schools to Cluster 2");
  expect([store.getState().assignDraft, store.getState().history?.staged]).toEqual([null, null]);
  store.getState().undo();
  expect(store.getState().history?.present.value).toBe(before);
});

it("cancelling leaves nothing changed: the very plan, no step, no draft", async () => {
  const { store, draft, shown, steps } = await opened();
  const before = store.getState().history?.present.value;
  store.getState().considerAssigning(draft(["1"]));
  store.getState().cancelAssigning();
  expect(selectShownPlan(store.getState())).toBe(before);
  expect([shown(), steps(), store.getState().assignDraft]).toEqual([["1 2", "3 4"], 0, null]);
});

it("what is considered is told and the plan stays as it is, and another tool cancels what was begun", async () => {
  const { store, draft, shown } = await opened();
  store.getState().considerAssigning(draft(["1"]));
  expect(shown()).toEqual(["1 2", "3 4"]);
  expect(store.getState().assignDraft?.effect.clusters.map(({ cluster }) => cluster)).toEqual([
    "1",
    "2",
  ]);
  store.getState().considerAssigning(draft(["1"]));
  store.getState().chooseAssigning({ tool: "lasso" });
  expect([shown(), store.getState().assignDraft]).toEqual([["1 2", "3 4"], null]);
});

it("what was worked out for a plan that has changed since is not done", async () => {
  const { store, draft, shown, steps } = await opened();
  const stale = draft(["1"]);
  store.getState().commitAssigning(draft(["5"]), "Moved School 5 to Cluster 2");
  store.getState().considerAssigning(stale);
  store.getState().commitAssigning(stale, "Moved School 1 to Cluster 2");
  expect([shown(), steps()]).toEqual([["1 2", "3 4 5"], 1]);
});
