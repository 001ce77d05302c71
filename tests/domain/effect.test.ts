import { expect, it } from "vitest";
import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { moveSchools } from "../../src/domain/edits/move_school.ts";
import { removeCluster } from "../../src/domain/edits/remove_cluster.ts";
import type { Effect } from "../../src/domain/effect.ts";
import { effectOf, effectOfEdit } from "../../src/domain/effect.ts";
import { judgeEdited, judgePlan } from "../../src/domain/judge.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Urn } from "../../src/domain/school.ts";
import { askOracle } from "../support/ask_oracle.ts";
import {
  areaOf,
  planOf,
  planOfStrips,
  randomArea,
  schoolOf,
  settingsOf,
} from "../support/builders.ts";
import { seededRandom } from "../support/random.ts";

it("says what a move does to the giving and the receiving cluster, in minutes that can be added by hand", () => {
  // A, B, C are 10, 20 and 30 min from one another along a road; D is 5 min from C, 15 from B and 46 from A.
  const minutes = [
    [0, 10, 30, 46],
    [10, 0, 20, 15],
    [30, 20, 0, 5],
    [46, 15, 5, 0],
  ];
  const area = areaOf({
    schools: ["A", "B", "C", "D"].map((urn) => schoolOf(urn)),
    seconds: minutes.map((row) => row.map((time) => time * 60)),
  });
  const plan = planOf([
    ["A", "B"],
    ["C", "D"],
  ]);
  const settings = settingsOf({ bounds: { minSchools: 2, maxSchools: 3 } });
  const before = judgePlan(area, plan, settings);
  const effect = effectOf(area, before, judgeEdited(area, moveSchools(["D"], "1")(plan), before));
  const summary = effect.clusters.map(({ cluster, gained, lost, before: was, after: is }) => [
    cluster,
    gained,
    lost,
    was?.worst?.seconds,
    is?.worst?.seconds,
  ]);
  expect(summary).toEqual([
    ["1", ["D"], [], 10 * 60, 46 * 60],
    ["2", [], ["D"], 5 * 60, undefined],
  ]);
  expect(effect.clusters.map(({ caused }) => caused.map(({ rule }) => rule))).toEqual([
    ["over-ceiling"],
    ["too-few-schools"],
  ]);
  expect(effect.broken).toMatchObject({ from: 0, to: 3, seconds: 46 * 60, verdict: "over" });
  expect(effect.change).toBe((46 + 15 - 5) * 60);
});

it("a cluster that the edit makes or takes away has no before or no after", () => {
  const { area, plan } = drawn(1);
  const first = plan.clusters[0]?.schools ?? [];
  const made = effectFor(1, createCluster(first.slice(0, 2)));
  expect(made.clusters.map(({ before, after }) => [before === null, after === null])).toEqual([
    [false, false],
    [true, false],
  ]);
  const gone = effectFor(1, removeCluster("1"));
  expect(gone.clusters.map(({ cluster, lost, after }) => [cluster, lost, after])).toEqual([
    ["1", first, null],
  ]);
  expect(effectOf(area, judgePlan(area, plan, SETTINGS), judgePlan(area, plan, SETTINGS))).toEqual({
    clusters: [],
    broken: null,
    change: 0,
  });
});

it("over 200 random edits, judging again and the effect agree with judging both plans from nothing", () => {
  let broken = 0;
  let mended = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { area, plan, edited } = drawn(seed);
    const before = judgePlan(area, plan, SETTINGS);
    const after = judgeEdited(area, edited, before);
    expect(after).toEqual(judgePlan(area, edited, SETTINGS));
    const effect = effectOf(area, before, after);
    expect(effectOfEdit(area, before, edited)).toEqual(effect);
    const partners = pairsOf(plan);
    const bad = askOracle(area, edited, SETTINGS).pairs.filter(
      ({ from, to, verdict }) => verdict !== "within" && !partners.has(`${from} ${to}`),
    );
    expect(effect.broken === null).toBe(bad.length === 0);
    for (const { cluster, gained, lost } of effect.clusters) {
      expect([...gained].sort()).toEqual(beyond(edited, plan, cluster));
      expect([...lost].sort()).toEqual(beyond(plan, edited, cluster));
    }
    const rules = (judgement: typeof before) =>
      judgement.issues
        .filter(({ severity, rule }) => severity === "error" && rule !== "no-location")
        .map(({ rule, clusters }) => `${rule} ${clusters.join()}`);
    const caused = rules(after).filter((error) => !rules(before).includes(error));
    const found = effect.clusters.flatMap((each) =>
      each.caused.map(({ rule, clusters }) => `${rule} ${clusters.join()}`),
    );
    expect(found.filter((error) => !error.startsWith("no-location")).sort()).toEqual(caused.sort());
    if (effect.broken !== null) broken++;
    if (effect.clusters.some((each) => each.mended.length > 0)) mended++;
  }
  expect([broken > 20, mended > 20]).toEqual([true, true]);
});

const SETTINGS = settingsOf({ ceilingMinutes: 40, bounds: { minSchools: 3, maxSchools: 6 } });

/** A plan with awkward schools, and the same with two to four schools moved. */
function drawn(seed: number) {
  const area = randomArea(seed, {
    schools: 24,
    asymmetry: 0.3,
    unreachableShare: 0.01,
    withoutLocationShare: 0.05,
  });
  const plan = planOfStrips(area, 4);
  const random = seededRandom(seed + 1000);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const moved = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(area.schools).urn);
  const edited = moveSchools(moved, pick(plan.clusters).id)(plan);
  return { area, plan, edited };
}

function effectFor(seed: number, edit: (plan: Plan) => Plan): Effect {
  const { area, plan } = drawn(seed);
  const before = judgePlan(area, plan, SETTINGS);
  return effectOf(area, before, judgeEdited(area, edit(plan), before));
}

function pairsOf(plan: Plan): ReadonlySet<string> {
  return new Set(
    plan.clusters.flatMap(({ schools }) => schools.flatMap((a) => schools.map((b) => `${a} ${b}`))),
  );
}

/** The schools that a cluster has in `plan` and not in `other`, sorted. */
function beyond(plan: Plan, other: Plan, cluster: string): readonly Urn[] {
  const schools = (of: Plan) => of.clusters.find(({ id }) => id === cluster)?.schools ?? [];
  return schools(plan)
    .filter((urn) => !schools(other).includes(urn))
    .sort();
}
