import fc from "fast-check";
import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Judgement } from "../../src/domain/judgement.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { customSpeed } from "../../src/domain/speed.ts";
import { cases, FIXED_SEED } from "../support/arbitraries.ts";
import { askOracle } from "../support/ask_oracle.ts";
import { areaOf, planOfStrips, randomArea, settingsOf } from "../support/builders.ts";
import { expectJudgedLikeOracle } from "../support/oracle.ts";
import { seededRandom, shuffled } from "../support/random.ts";

test("every judgement agrees with the oracle", () => {
  fc.assert(
    fc.property(cases(), ({ area, plan, settings }) => {
      expectJudgedLikeOracle(area, plan, settings, judgePlan(area, plan, settings));
    }),
    FIXED_SEED,
  );
});

test("a county of 280 schools with every awkwardness is judged like the oracle judges it", () => {
  for (const [seed, size] of [
    [1, 5],
    [2, 12],
  ] as const) {
    const area = randomArea(seed, {
      schools: 280,
      asymmetry: 0.3,
      unreachableShare: 0.02,
      samePointShare: 0.03,
      withoutLocationShare: 0.02,
      withoutPupilsShare: 0.05,
      band: { coverage: 0.85, points: [{ seconds: 0, low: 0.8, high: 1.3 }] },
    });
    const plan = planOfStrips(area, size);
    const settings = settingsOf({ bounds: { minSchools: 3, maxSchools: 8, maxPupils: 1500 } });
    const judgement = judgePlan(area, plan, settings);
    expect(judgement.issues.length).toBeGreaterThan(20);
    expectJudgedLikeOracle(area, plan, settings, judgement);
  }
});

test("the order of schools and of clusters changes no finding", () => {
  fc.assert(
    fc.property(cases(), fc.integer(), ({ area, plan, settings }, seed) => {
      const random = seededRandom(seed);
      const order = shuffled(
        area.schools.map((_, i) => i),
        random,
      );
      const clusters = shuffled(plan.clusters, random).map((cluster) => ({
        ...cluster,
        schools: shuffled(cluster.schools, random),
      }));
      const before = judgePlan(area, plan, settings);
      const after = judgePlan(reordered(area, order), { ...plan, clusters }, settings);
      expect(findings(after)).toEqual(findings(before));
    }),
    FIXED_SEED,
  );
});

test("turning every time round changes the verdicts of no cluster but does change readings", () => {
  let readingsChanged = 0;
  fc.assert(
    fc.property(cases(), ({ area, plan, settings }) => {
      const before = judgePlan(area, plan, settings);
      const after = judgePlan(transposed(area), plan, settings);
      expect(after.valid).toBe(before.valid);
      const verdicts = (judgement: Judgement) => judgement.clusters.map(({ verdict }) => verdict);
      expect(verdicts(after)).toEqual(verdicts(before));
      expect(after.clusters.map(({ host }) => host)).toEqual(
        before.clusters.map(({ host }) => host),
      );
      const readings = (judgement: Judgement) =>
        judgement.clusters.flatMap(({ pairs }) => pairs.map(({ seconds }) => seconds));
      if (String(readings(after)) !== String(readings(before))) readingsChanged++;
    }),
    FIXED_SEED,
  );
  expect(readingsChanged).toBeGreaterThan(20);
});

test("a slower speed never makes a plan valid that was not", () => {
  fc.assert(
    fc.property(
      cases(),
      fc.double({ min: 1, max: 3, noNaN: true }),
      ({ area, plan, settings }, slower) => {
        const speed = customSpeed(settings.speed.factor * slower, settings.speed.fixed);
        const before = judgePlan(area, plan, settings);
        const after = judgePlan(area, plan, { ...settings, speed });
        if (!before.valid) expect(after.valid).toBe(false);
      },
    ),
    FIXED_SEED,
  );
});

test("judging changes nothing that it is given", () => {
  fc.assert(
    fc.property(cases(), ({ area, plan, settings }) => {
      const before = JSON.stringify([area.schools, plan, settings]);
      judgePlan(area, plan, settings);
      expect(JSON.stringify([area.schools, plan, settings])).toBe(before);
    }),
    { ...FIXED_SEED, numRuns: 50 },
  );
});

test("no two issues of a plan share an id", () => {
  fc.assert(
    fc.property(cases(), ({ area, plan, settings }) => {
      const ids = judgePlan(area, plan, settings).issues.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    FIXED_SEED,
  );
});

test("the oracle itself sees a planted breach", () => {
  const area = randomArea(3, { schools: 12 });
  const plan = planOfStrips(area, 6);
  const tight = settingsOf({ ceilingMinutes: 1 });
  expect(askOracle(area, plan, tight).errors).toContain("over-ceiling 0");
  expect(askOracle(area, plan, settingsOf({ ceilingMinutes: 600 })).errors).toEqual([]);
});

function findings(judgement: Judgement): unknown {
  return {
    valid: judgement.valid,
    unassigned: [...judgement.unassigned].sort(),
    issues: judgement.issues
      .map(({ id, facts }) => ({ id, facts }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    clusters: judgement.clusters
      .map(({ cluster, host, pupils, worst, verdict }) => ({
        id: cluster.id,
        host,
        pupils,
        worst: worst?.seconds ?? null,
        verdict,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function reordered(area: Area, order: readonly number[]): Area {
  return withSchools(area, order, (i, j) => timeBetween(area, i, j));
}

function transposed(area: Area): Area {
  return withSchools(area, [...area.schools.keys()], (i, j) => timeBetween(area, j, i));
}

function timeBetween(area: Area, i: number, j: number): number {
  return area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex);
}

function withSchools(
  area: Area,
  order: readonly number[],
  time: (i: number, j: number) => number,
): Area {
  const { band } = area.driveTimes;
  return areaOf({
    schools: order.flatMap((i) => area.schools[i] ?? []),
    seconds: order.map((i) => order.map((j) => time(i, j))),
    ...(band === null ? {} : { band }),
  });
}
