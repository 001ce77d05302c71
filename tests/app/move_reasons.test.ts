import { expect, it } from "vitest";
import {
  belongsToLastStep,
  lastMovingStep,
  movingStep,
  reasonEdit,
  reasonOf,
} from "../../src/app/move_reasons.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { moveSchools } from "../../src/domain/edits/move_school.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { setToday } from "../../src/domain/edits/set_today.ts";
import { undoDepth } from "../../src/domain/history.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { evenArea, planOf, settingsOf } from "../support/builders.ts";
import { openFakeApp } from "./fake_app.ts";

const AREA = evenArea(60, 600);
const PLAN = planOf([
  ["1", "2", "3"],
  ["4", "5"],
]);
const WORDS = { reason: "Shares a head", role: "Headteacher", date: "2026-11-12" };

async function moved() {
  const { store, selectors } = await openFakeApp({ area: AREA, example: PLAN });
  store.getState().edit(moveSchools(["1", "2"], "2"), "Moved 2 schools");
  const last = () => lastMovingStep(store.getState().history, store.getState().openedPlans);
  const step = last();
  if (step === null) throw new Error("The last step moved two schools.");
  const give = () => store.getState().amend(reasonEdit(AREA, settingsOf(), step, [], WORDS));
  const moves = () => selectPlan(store.getState())?.moves ?? [];
  return { store, selectors, last, step, give, moves };
}

it("one gesture has one reason, which undo and redo take and bring back with the move", async () => {
  const { store, step, give, moves } = await moved();
  expect(step.moves.map(({ urn }) => urn)).toEqual(["1", "2"]);
  expect(belongsToLastStep(store.getState(), step, [])).toBe(true);
  give();
  expect(moves().map(({ urn, reason }) => [urn, reason])).toEqual([
    ["1", "Shares a head"],
    ["2", "Shares a head"],
  ]);
  const { history } = store.getState();
  expect(history === null ? 0 : undoDepth(history)).toBe(1);
  expect(history?.present.label).toBe("Moved 2 schools");
  store.getState().undo();
  expect(moves()).toEqual([]);
  store.getState().redo();
  expect(moves()).toHaveLength(2);
  store.getState().jumpTo(0);
  expect(moves()).toEqual([]);
});

it("a reason leaves what is selected alone", async () => {
  const { store, give } = await moved();
  store.getState().selectCluster("2");
  give();
  expect(store.getState().selection.cluster).toBe("2");
});

it("a reason that comes later, or is changed, is a step of its own", async () => {
  const { store, step, give } = await moved();
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  expect(belongsToLastStep(store.getState(), step, [])).toBe(false);
  store.getState().undo();
  expect(belongsToLastStep(store.getState(), step, [])).toBe(false);
  store.getState().redo();
  store.getState().undo();
  store.getState().undo();
  store.getState().redo();
  store.getState().edit(renameCluster("2", "Moors"), "Renamed");
  store.getState().undo();
  store.getState().edit(reasonEdit(AREA, settingsOf(), step, [], WORDS), "Gave a reason");
  const plan = selectPlan(store.getState());
  if (plan === null) throw new Error("A plan is open.");
  const kept = reasonOf(step, plan);
  expect(kept).toHaveLength(2);
  expect(belongsToLastStep(store.getState(), step, kept)).toBe(false);
  store
    .getState()
    .edit(reasonEdit(AREA, settingsOf(), step, kept, { ...WORDS, reason: "Other" }), "Changed");
  expect(selectPlan(store.getState())?.moves.map(({ reason }) => reason)).toEqual([
    "Other",
    "Other",
  ]);
  store.getState().undo();
  expect(selectPlan(store.getState())?.moves.map(({ reason }) => reason)).toEqual([
    "Shares a head",
    "Shares a head",
  ]);
  expect(give).toBeDefined();
});

it("a step that opens another plan, moves nobody, or moves very many is not asked about", async () => {
  const { store, last } = await moved();
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  expect(last()).toBeNull();
  store.getState().loadPlan({ ...planOf([["3", "4"]]), name: "Another" }, "Opened another plan");
  expect(last()).toBeNull();
  const many = AREA.schools.map(({ urn }) => urn).slice(10, 51);
  store.getState().edit(moveSchools(many, "1"), "Moved 41 schools");
  expect(last()).toBeNull();
  expect(movingStep(undefined, undefined, new Set())).toBeNull();
});

it("today's partnerships are offered for comparison", async () => {
  const { store, selectors } = await moved();
  const today = { clusters: [{ id: "1", name: "Hills", schools: ["1", "2", "3"] }] };
  expect(selectors.comparisonSources(store.getState()).map(({ kind }) => kind)).not.toContain(
    "today",
  );
  store.getState().edit(setToday({ ...today, links: [] }), "Gave 1 partnership of today");
  const source = selectors.comparisonSources(store.getState()).find(({ kind }) => kind === "today");
  expect(source?.plan.clusters).toBe(selectPlan(store.getState())?.today?.clusters);
  expect(source?.side).toBe("before");
});

it("a reason survives a file, with what the move did then", async () => {
  const { give, store } = await moved();
  give();
  const plan = selectPlan(store.getState());
  if (plan === null) throw new Error("A plan is open.");
  const reading = readPlanJson(new TextEncoder().encode(writePlanJson(plan)), "plan.json");
  expect(reading.ok && reading.value.moves).toEqual(plan.moves);
  expect(plan.moves[0]?.effect?.map(({ cluster }) => cluster)).toEqual(["1", "2"]);
});
