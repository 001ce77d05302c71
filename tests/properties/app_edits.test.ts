import fc from "fast-check";
import { expect, test } from "vitest";
import { createSelectors, selectPlan } from "../../src/app/selectors.ts";
import type { AppStore } from "../../src/app/state.ts";
import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { removeCluster } from "../../src/domain/edits/remove_cluster.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { redoDepth, undoDepth } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import { openFakeApp } from "../app/fake_app.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { planOfStrips, randomArea } from "../support/builders.ts";
import { expectJudgedLikeOracle } from "../support/oracle.ts";

const AREA = randomArea(5, {
  schools: 16,
  asymmetry: 0.3,
  unreachableShare: 0.03,
  withoutLocationShare: 0.1,
  withoutPupilsShare: 0.1,
});
const PLAN = planOfStrips(AREA, 4);
const RUNS = { ...FIXED_SEED, numRuns: 60 };

type Change = (plan: Plan) => Plan;

const urns = fc.constantFrom(...AREA.schools.map(({ urn }) => urn));
const clusterIds = fc.constantFrom("1", "2", "3", "4");

/** An edit of the plan as it then is; one that needs a cluster the plan no longer has changes nothing. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(urns, fc.option(clusterIds)).map(([urn, to]) => ifThere(to, moveSchool(urn, to))),
  fc.tuple(clusterIds, fc.string()).map(([id, name]) => ifThere(id, renameCluster(id, name))),
  clusterIds.map(removeCluster),
  fc.uniqueArray(urns, { minLength: 1, maxLength: 4 }).map((chosen) => createCluster(chosen)),
  fc
    .constantFrom("free-flow", "school-day", "peak", "winter")
    .map((name) => setSettings({ speed: namedSpeed(name) })),
  fc
    .record({
      minSchools: fc.option(fc.integer({ min: 1, max: 4 })),
      ceilingMinutes: fc.constantFrom(30, 45),
    })
    .map(({ minSchools, ceilingMinutes }) =>
      setSettings({ minSchools, ceilingMinutes: minutes(ceilingMinutes) }),
    ),
);

function ifThere(id: string | null, change: Change): Change {
  return (plan) =>
    id === null || plan.clusters.some((cluster) => cluster.id === id) ? change(plan) : plan;
}

const opened = async () => (await openFakeApp({ area: AREA, example: PLAN })).store;

function depthsOf(store: AppStore): readonly [number, number] {
  const { history } = store.getState();
  if (history === null) throw new Error("No area is open.");
  return [undoDepth(history), redoDepth(history)];
}

test("edits that are all undone give back the very plan that there was, and redone the very plan that they made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { maxLength: 25 }), async (edits) => {
      const store = await opened();
      const start = selectPlan(store.getState());
      for (const edit of edits) store.getState().edit(edit, "Edit");
      const end = selectPlan(store.getState());
      const [steps] = depthsOf(store);
      expect(steps).toBeLessThanOrEqual(edits.length);
      for (let i = 0; i < steps; i++) store.getState().undo();
      expect(selectPlan(store.getState())).toBe(start);
      expect(depthsOf(store)).toEqual([0, steps]);
      for (let i = 0; i < steps; i++) store.getState().redo();
      expect(selectPlan(store.getState())).toBe(end);
    }),
    RUNS,
  );
});

test("after every edit, undo and redo the plan on show is judged like the oracle judges it", async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: changes.map((change) => ({ kind: "edit", change }) as const) },
    { weight: 1, arbitrary: fc.constantFrom({ kind: "undo" } as const, { kind: "redo" } as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const store = await opened();
      const selectors = createSelectors();
      for (const taken of steps) {
        const state = store.getState();
        if (taken.kind === "edit") state.edit(taken.change, "Edit");
        else if (taken.kind === "undo") state.undo();
        else state.redo();
        const plan = selectPlan(store.getState());
        const judgement = selectors.judgement(store.getState());
        if (plan === null || judgement === null) throw new Error("Nothing was judged.");
        expectJudgedLikeOracle(AREA, plan, selectors.settings(store.getState()), judgement);
      }
    }),
    RUNS,
  );
});
