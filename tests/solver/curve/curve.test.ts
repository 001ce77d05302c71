import { beforeAll, describe, expect, it } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import { minutes } from "../../../src/domain/units.ts";
import type { Curve, CurveQuestion } from "../../../src/solver/curve/curve.ts";
import { curveSteps } from "../../../src/solver/curve/curve_steps.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { answerQuestion } from "../../../src/solver/questions/answer.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import { bestPartition, legalPartitions } from "../brute_force.ts";
import { flatArea } from "../made_areas.ts";
import { isLegalCluster, plainArea } from "../naive_check.ts";

let highs: HighsRuntime;
beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.2 }] };

function scattered(
  seed: number,
  count: number,
  side: number,
  band: typeof BAND | null = null,
): Area {
  const random = seededRandom(seed);
  return flatArea(
    Array.from({ length: count }, () => [side * random(), side * random()] as const),
    band,
  );
}

function settingsWith(bounds: Partial<JudgingSettings["bounds"]>, ceiling = 45): JudgingSettings {
  const resolved = resolveSettings({ ceilingMinutes: minutes(ceiling) }, {}, PROPOSAL_BOUNDS);
  return { ...resolved, bounds: { ...resolved.bounds, ...bounds } };
}

function curveOf(area: Area, settings: JudgingSettings, asked: Partial<CurveQuestion> = {}): Curve {
  const question: CurveQuestion = {
    kind: "curve",
    options: DEFAULT_PROPOSE_OPTIONS,
    timeLimitSeconds: 1000,
    range: null,
    around: null,
    ...asked,
  };
  return answerQuestion(area, settings, question, { now: () => 0, highs });
}

const checked = (area: Area, settings: JudgingSettings, curve: Curve) =>
  curve.points.flatMap(({ proposal }) => {
    const unplaced = proposal.unplaced.map(({ urn }) => urn);
    return checkProposal(area, settings, { ...proposal, unplaced }).problems;
  });

/** The least longest drive over all partitions of at most each count that place everyone who can be placed; by hand. */
function longestByHand(area: Area, settings: JudgingSettings): Map<number, number> {
  const plain = plainArea(area, settings);
  const count = plain.urns.length;
  const placeable = new Set<number>();
  for (let subset = 1; subset < 1 << count; subset++) {
    const members = [...Array(count).keys()].filter((row) => (subset >> row) & 1);
    if (isLegalCluster(plain, settings, members)) for (const row of members) placeable.add(row);
  }
  const least = new Map<number, number>();
  for (const clusters of legalPartitions(plain, settings)) {
    if (clusters.reduce((sum, members) => sum + members.length, 0) !== placeable.size) continue;
    let longest = 0;
    for (const members of clusters) {
      for (const a of members) {
        for (const b of members) longest = Math.max(longest, plain.slowest[a]?.[b] ?? 0);
      }
    }
    for (let most = clusters.length; most <= count; most++) {
      least.set(most, Math.min(least.get(most) ?? Number.POSITIVE_INFINITY, longest));
    }
  }
  return least;
}

const CASES = [
  { seed: 1, count: 7, side: 40, bounds: { minSchools: 2, maxSchools: 4 }, band: null },
  { seed: 2, count: 7, side: 60, bounds: { minSchools: 2, maxSchools: 5 }, band: null },
  { seed: 3, count: 7, side: 25, bounds: { minSchools: 1, maxSchools: 3 }, band: null },
  {
    seed: 4,
    count: 7,
    side: 45,
    bounds: { minSchools: 2, maxSchools: 4, minPupils: 200 },
    band: null,
  },
  { seed: 5, count: 7, side: 70, bounds: { minSchools: 1, maxSchools: 7 }, band: null },
  { seed: 6, count: 7, side: 40, bounds: { minSchools: 3, maxSchools: 8 }, band: BAND },
] as const;

describe("the curve of a small area", () => {
  for (const { seed, count, side, bounds, band } of CASES) {
    const area = scattered(seed, count, side, band);
    const settings = settingsWith(bounds);

    it(`has the value of the best of all partitions at every count, proved (places ${seed})`, () => {
      const curve = curveOf(area, settings, { range: [1, count] });
      expect(curve.points.map(({ clusters }) => clusters)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      for (const { clusters, proposal } of curve.points) {
        const best = bestPartition(area, settings, { ...DEFAULT_PROPOSE_OPTIONS, clusters });
        if (best === null) {
          expect(proposal).toMatchObject({ status: "infeasible", clusters: [] });
          continue;
        }
        expect(proposal.unplaced.length).toBe(best.unplaced);
        expect(proposal.clusters.length).toBe(clusters);
        expect(proposal.objective.value).toBeCloseTo(best.value, 5);
        expect(proposal.bound ?? 0).toBeLessThanOrEqual(best.value + 1e-6);
        expect(proposal.status).toBe("optimal");
      }
      expect(checked(area, settings, curve)).toEqual([]);
    });

    it(`has the longest drive of the best of all partitions for every count (places ${seed})`, () => {
      const curve = curveOf(area, settings, { range: [1, count] });
      const byHand = longestByHand(area, settings);
      for (const { clusters, limitSeconds, atLeastSeconds, proved } of curve.longestDrive) {
        const least = byHand.get(clusters);
        expect(proved).toBe(true);
        expect(atLeastSeconds).toBe(limitSeconds);
        if (least === undefined) expect(limitSeconds).toBeNull();
        else expect(limitSeconds).toBeCloseTo(least, 5);
      }
    });
  }
});

describe("the curve of twenty schools", () => {
  const area = scattered(7, 20, 40);
  const settings = settingsWith({});
  const curve = () => curveOf(area, settings, { around: 4 });

  it("goes from the fewest clusters to the most, has today's count with its neighbours, and is certified", () => {
    const { points, marginal } = curve();
    const counts = points.map(({ clusters }) => clusters);
    expect(counts[0]).toBe(3);
    expect(counts).toEqual(expect.arrayContaining([3, 4, 5]));
    expect(checked(area, settings, curve())).toEqual([]);
    const middle = marginal.find(({ clusters }) => clusters === 4);
    expect(middle?.oneMoreSaves?.low).toBeGreaterThan(0);
    for (const { proposal } of points) expect(proposal.unplaced).toEqual([]);
  });

  it("never needs a longer drive for more clusters", () => {
    const limits = curve().longestDrive.map(
      ({ limitSeconds }) => limitSeconds ?? Number.POSITIVE_INFINITY,
    );
    expect(limits).toEqual([...limits].sort((a, b) => b - a));
  });

  it("is the same again for the same seed", () => {
    expect(curve()).toEqual(curve());
  });

  it("keeps the points that are known where it is stopped, with bounds that hold", () => {
    const whole = new Map(curve().points.map((point) => [point.clusters, point.proposal]));
    for (const stopAfter of [1, 40, 400, 1500]) {
      const question: CurveQuestion = {
        kind: "curve",
        options: DEFAULT_PROPOSE_OPTIONS,
        timeLimitSeconds: 1000,
        range: null,
        around: 4,
      };
      const steps = curveSteps(area, settings, question, { now: () => 0, highs });
      let step = steps.next(null);
      for (let made = 1; step.done !== true; made++)
        step = steps.next(made >= stopAfter ? "user" : null);
      expect(checked(area, settings, step.value)).toEqual([]);
      for (const { clusters, proposal } of step.value.points) {
        const known = whole.get(clusters);
        if (known === undefined) continue;
        expect(proposal.bound ?? 0).toBeLessThanOrEqual(known.objective.value + 1e-6);
        expect(proposal.objective.value).toBeGreaterThanOrEqual((known.bound ?? 0) - 1e-6);
      }
    }
  });
});
