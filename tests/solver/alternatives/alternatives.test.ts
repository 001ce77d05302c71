import { beforeAll, describe, expect, it } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { NO_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import { namedSpeed } from "../../../src/domain/speed.ts";
import { minutes } from "../../../src/domain/units.ts";
import { proposalOfAlternative } from "../../../src/solver/alternatives/alternative_proposal.ts";
import type {
  Alternatives,
  AlternativesQuestion,
} from "../../../src/solver/alternatives/alternatives.ts";
import { alternativesSteps } from "../../../src/solver/alternatives/alternatives_steps.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import { legalPartitions } from "../brute_force.ts";
import { flatArea } from "../made_areas.ts";
import type { PlainArea } from "../naive_check.ts";
import { naiveValue, plainArea, wrongWith } from "../naive_check.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

interface Case {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly question: AlternativesQuestion;
}

function settingsOf(least: number, most: number): JudgingSettings {
  const resolved = resolveSettings({
    ceilingMinutes: minutes(45),
    speed: namedSpeed("free-flow"),
  });
  return { ...resolved, bounds: { ...NO_BOUNDS, minSchools: least, maxSchools: most } };
}

function questionOf(asked: Partial<AlternativesQuestion>): AlternativesQuestion {
  return {
    kind: "alternatives",
    options: { ...DEFAULT_PROPOSE_OPTIONS, targetSchools: 3 },
    timeLimitSeconds: 60,
    count: 3,
    within: 0.02,
    best: null,
    ...asked,
  };
}

/** Six to eight schools scattered over a county of an hour by an hour, and what is asked about them. */
function drawnCase(seed: number): Case {
  const random = seededRandom(seed);
  const size = 6 + Math.floor(3 * random());
  const points = Array.from({ length: size }, () => [60 * random(), 60 * random()] as const);
  const objective = (["travel", "host", "fewest"] as const)[seed % 3] ?? "travel";
  return {
    area: flatArea(points),
    settings: settingsOf(1 + Math.floor(2 * random()), 3 + Math.floor(2 * random())),
    question: questionOf({
      options: { ...DEFAULT_PROPOSE_OPTIONS, objective, targetSchools: 3 },
      count: 2 + Math.floor(4 * random()),
      within: 0.4 * random(),
    }),
  };
}

function ask({ area, settings, question }: Case, runtime: HighsRuntime | null): Alternatives {
  const steps = alternativesSteps(area, settings, question, { now: () => 0, highs: runtime });
  let step = steps.next(null);
  while (step.done !== true) step = steps.next(null);
  return step.value;
}

type Partition = readonly (readonly number[])[];

/** Every plan that may be an alternative, by trying every partition. */
function plansWithin({ area, settings }: Case, answer: Alternatives): readonly Partition[] {
  const plain = plainArea(area, settings);
  const [best] = answer.plans;
  const placed = best?.clusters.flatMap(({ schools }) => schools).length ?? 0;
  const plans: Partition[] = [];
  for (const clusters of legalPartitions(plain, settings)) {
    if (clusters.length !== best?.clusters.length || clusters.flat().length < placed) continue;
    const value = naiveValue(plain, answer.valuedBy, clusters);
    if (value <= answer.most + 1e-6) plans.push(clusters.map((members) => [...members]));
  }
  return plans;
}

function pairsIn(clusters: readonly (readonly (string | number)[])[]): ReadonlySet<string> {
  return new Set(
    clusters.flatMap((members) =>
      members.flatMap((a) => members.flatMap((b) => (a < b ? [`${a} ${b}`] : []))),
    ),
  );
}

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const only = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((pair) => !b.has(pair)).length;
  return only(one, other) + only(other, one);
}

/** The greatest least difference that `count` plans, the first among them, can have, by trying every choice. */
function greatestLeast(
  first: ReadonlySet<string>,
  others: readonly ReadonlySet<string>[],
  count: number,
): number {
  const extend = (chosen: readonly ReadonlySet<string>[], from: number, least: number): number => {
    if (chosen.length === count) return least;
    let most = 0;
    for (let at = from; at < others.length; at++) {
      const next = others[at] ?? new Set();
      const reached = Math.min(least, ...chosen.map((plan) => difference(plan, next)));
      if (reached > most) most = Math.max(most, extend([...chosen, next], at + 1, reached));
    }
    return most;
  };
  return extend([first], 0, Number.POSITIVE_INFINITY);
}

function clustersOf(answer: Alternatives, at: number): readonly (readonly string[])[] {
  return answer.plans[at]?.clusters.map(({ schools }) => schools) ?? [];
}

function urnsIn(plain: PlainArea, plan: Partition): readonly (readonly string[])[] {
  return plan.map((members) => members.map((member) => plain.urns[member] ?? ""));
}

/** What must be true of alternatives however they were found. */
function expectSound(each: Case, answer: Alternatives): void {
  const { area, settings, question } = each;
  const [best] = answer.plans;
  expect(answer.plans.length).toBeLessThanOrEqual(question.count);
  expect(answer.most).toBeCloseTo((best?.value ?? 0) * (1 + question.within), 6);
  const sets = answer.plans.map((_, at) => pairsIn(clustersOf(answer, at)));
  answer.plans.forEach((plan, at) => {
    const proposal = proposalOfAlternative(answer, at);
    expect(wrongWith(area, settings, { ...proposal, status: "feasible" })).toEqual([]);
    const unplaced = proposal.unplaced.map(({ urn }) => urn);
    expect(checkProposal(area, settings, { ...proposal, unplaced }).problems).toEqual([]);
    expect(plan.value).toBeLessThanOrEqual(answer.most);
    expect(plan.clusters.length).toBe(best?.clusters.length);
    expect(plan.unplaced.length).toBeLessThanOrEqual(best?.unplaced.length ?? 0);
    const own = sets[at] ?? new Set();
    expect(plan.differsFromBest.pairs).toBe(difference(own, sets[0] ?? new Set()));
    for (const other of sets.slice(0, at)) expect(difference(own, other)).toBeGreaterThan(0);
  });
  const between = sets.flatMap((one, at) => sets.slice(0, at).map((two) => difference(one, two)));
  expect(answer.leastDifference).toBe(between.length === 0 ? null : Math.min(...between));
}

describe("alternatives of a small area, beside every partition of it", () => {
  it("are within the share, differ, and are as different as any choice where that is proved", () => {
    let proved = 0;
    let several = 0;
    for (let seed = 1; seed <= 26; seed++) {
      const each = drawnCase(seed);
      const answer = ask(each, highs);
      if (answer.plans.length === 0) continue;
      expectSound(each, answer);
      const all = plansWithin(each, answer);
      const plain = plainArea(each.area, each.settings);
      const first = pairsIn(clustersOf(answer, 0));
      const others = all
        .map((plan) => pairsIn(urnsIn(plain, plan)))
        .filter((pairs) => difference(pairs, first) > 0);
      const count = Math.min(each.question.count, others.length + 1);
      if (answer.areAll) expect(answer.plans.length).toBe(others.length + 1);
      if (answer.leastDifference === null) {
        if (answer.areAll) expect(others).toEqual([]);
        continue;
      }
      several++;
      const most = greatestLeast(first, others, count);
      if (answer.plans.length === count) {
        expect(answer.leastDifference).toBeLessThanOrEqual(most);
      }
      if (answer.leastDifferenceAtMost === null) continue;
      expect(answer.leastDifferenceAtMost).toBeGreaterThanOrEqual(most);
      if (answer.leastDifferenceAtMost !== answer.leastDifference) continue;
      proved++;
      expect(answer.plans.length).toBe(count);
      expect(answer.leastDifference).toBe(most);
    }
    expect(several).toBeGreaterThan(9);
    expect(proved).toBe(several);
  });

  it("are sound and claim nothing where walks alone find them", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const each = drawnCase(seed);
      const answer = ask(each, null);
      if (answer.plans.length === 0) continue;
      expectSound(each, answer);
      expect(answer).toMatchObject({ areAll: false, leastDifferenceAtMost: null });
      expect(answer.stoppedBy).toBe("iterations");
    }
  });

  it("have the common core that every plan shows", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const each = drawnCase(seed);
      const { plans, core } = ask(each, highs);
      const urns = [
        ...new Set(plans.flatMap(({ clusters }) => clusters.flatMap((c) => c.schools))),
      ];
      const share = (a: string, b: string) =>
        plans.filter(({ clusters }) =>
          clusters.some(({ schools }) => schools.includes(a) && schools.includes(b)),
        ).length;
      const always = (a: string) =>
        urns.filter((b) => b === a || share(a, b) === plans.length).sort();
      const sets = new Set(
        urns.map((urn) => always(urn).join()).filter((set) => set.includes(",")),
      );
      expect(new Set(core.together.map((set) => set.join()))).toEqual(sets);
      expect([...core.alone].sort()).toEqual(urns.filter((a) => always(a).length === 1).sort());
      for (const set of core.whole) {
        for (const { clusters } of plans) {
          expect(clusters.map(({ schools }) => [...schools].sort().join())).toContain(set.join());
        }
      }
      for (const { schools, plans: times } of core.pairs) {
        expect(times).toBe(share(schools[0], schools[1]));
      }
      const shared = urns.flatMap((a) => urns.filter((b) => a < b && share(a, b) > 0));
      expect(core.pairs.length).toBe(shared.length);
    }
  });
});

/** Four schools at the corners of a square of ten minutes, and two of their own, an hour away. */
function squareAndPair(): Case {
  const area = flatArea([
    [0, 0],
    [10, 0],
    [0, 10],
    [10, 10],
    [70, 0],
    [70, 5],
  ]);
  const options = { ...DEFAULT_PROPOSE_OPTIONS, clusters: 3 };
  return { area, settings: settingsOf(2, 2), question: questionOf({ options, within: 0.05 }) };
}

describe("two schools in each cluster, four of them at the corners of a square", () => {
  it("can be joined along two sides or along the other two, and the far pair stays as it is", () => {
    const answer = ask(squareAndPair(), highs);
    expect(answer.plans.map(({ value }) => Math.round(value / 60))).toEqual([25, 25]);
    expect(answer).toMatchObject({ areAll: true, leastDifference: 4, leastDifferenceAtMost: 4 });
    expect(answer.plans[1]?.differsFromBest).toEqual({ pairs: 4, schools: 4 });
    expect(answer.core.together).toEqual([["100004", "100005"]]);
    expect(answer.core.whole).toEqual([["100004", "100005"]]);
    expect(answer.core.alone).toEqual(["100000", "100001", "100002", "100003"]);
  });

  it("can be joined across the corners too where a third more is allowed", () => {
    const each = squareAndPair();
    const answer = ask({ ...each, question: { ...each.question, within: 0.34 } }, highs);
    const values = answer.plans.map(({ value }) => Math.round(value / 60));
    expect(values.sort()).toEqual([25, 25, 33]);
  });

  it("has one plan where nothing but the best is cheap enough", () => {
    const area = flatArea([
      [0, 0],
      [1, 0],
      [20, 0],
      [21, 0],
    ]);
    const answer = ask({ area, settings: settingsOf(2, 2), question: questionOf({}) }, highs);
    expect(answer.plans).toHaveLength(1);
    expect(answer).toMatchObject({ areAll: true, leastDifference: null, stoppedBy: "proof" });
  });
});

describe("asking for alternatives", () => {
  it("gives the same plans for the same seed", () => {
    const random = seededRandom(5);
    const points = Array.from({ length: 40 }, () => [50 * random(), 50 * random()] as const);
    const each = { area: flatArea(points), settings: settingsOf(3, 8), question: questionOf({}) };
    const [one, other] = [ask(each, null), ask(each, null)];
    expect(one).toEqual(other);
    expect(one.plans).toHaveLength(3);
  });

  it("starts from the plan that it is given, and solves where that is not legal", () => {
    const each = squareAndPair();
    const { best } = ask(each, highs);
    const given = { ...best, seed: 77 };
    expect(ask({ ...each, question: { ...each.question, best: given } }, highs).best.seed).toBe(77);
    const [first] = best.clusters;
    const wrong = { ...given, clusters: first === undefined ? [] : [first, first] };
    expect(ask({ ...each, question: { ...each.question, best: wrong } }, highs).best.seed).toBe(1);
  });

  it("has nothing where no legal cluster exists", () => {
    const area = flatArea([
      [0, 0],
      [200, 0],
    ]);
    const answer = ask({ area, settings: settingsOf(2, 3), question: questionOf({}) }, highs);
    expect(answer.plans).toEqual([]);
    expect(answer.best.status).toBe("infeasible");
  });

  it("ends at once in the plans it has when it is stopped, wherever that is", () => {
    const random = seededRandom(6);
    const points = Array.from({ length: 30 }, () => [50 * random(), 50 * random()] as const);
    const each = { area: flatArea(points), settings: settingsOf(3, 6), question: questionOf({}) };
    for (const stopAfter of [0, 3, 40, 400]) {
      const steps = alternativesSteps(each.area, each.settings, each.question, {
        now: () => 0,
        highs: null,
      });
      let step = steps.next(null);
      for (let at = 0; at < stopAfter && step.done !== true; at++) {
        expectSound(each, step.value.soFar());
        step = steps.next(null);
      }
      let after = 0;
      while (step.done !== true) {
        step = steps.next("user");
        after++;
      }
      expect(after).toBeLessThan(4);
      expectSound(each, step.value);
    }
  });
});
