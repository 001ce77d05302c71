import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { customSpeed } from "../../src/domain/speed.ts";
import { seconds } from "../../src/domain/units.ts";
import type { Proposal, ProposeOptions } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import { bestPartition } from "../solver/brute_force.ts";
import type { MadeSchool } from "../solver/made_areas.ts";
import { madeArea } from "../solver/made_areas.ts";
import { wrongWith } from "../solver/naive_check.ts";

interface Instance {
  readonly schools: readonly MadeSchool[];
  readonly times: readonly (readonly number[])[];
  readonly cautious: boolean;
  readonly settings: JudgingSettings;
  readonly options: ProposeOptions;
}

const bound = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }));

const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n * 100) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1500, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
);

const schools = (size: number): fc.Arbitrary<MadeSchool[]> => {
  const location = fc.tuple(fc.double({ min: -1, max: 0, noNaN: true }), fc.constant(53));
  const school = fc.record({
    location: fc.option(location, { freq: 12 }),
    pupils: fc.option(fc.integer({ min: 10, max: 200 }), { freq: 8 }),
  });
  return fc
    .array(school, { minLength: size, maxLength: size })
    .map((drawn) => drawn.map((each, i) => ({ ...each, urn: String(100_000 + i) })));
};

const times = (size: number): fc.Arbitrary<number[][]> => {
  const length = { minLength: size, maxLength: size };
  return fc.array(fc.array(time, length), length);
};

const settings: fc.Arbitrary<JudgingSettings> = fc.record({
  ceiling: fc.constantFrom(400, 900, 1300, 5000).map(seconds),
  ceilingReason: fc.constant(null),
  speed: fc.constantFrom(1, 1.2).map((factor) => customSpeed(factor)),
  bounds: fc.record({
    minSchools: bound(1, 4),
    maxSchools: bound(2, 5),
    minPupils: fc.option(fc.integer({ min: 50, max: 400 }), { freq: 2 }),
    maxPupils: fc.option(fc.integer({ min: 100, max: 600 }), { freq: 2 }),
  }),
});

/** A fixed count is no question for as few clusters as possible. */
const options: fc.Arbitrary<ProposeOptions> = fc
  .record({
    objective: fc.constantFrom("travel" as const, "host" as const, "fewest" as const),
    clusters: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 4 })),
    targetSchools: fc.integer({ min: 2, max: 5 }),
    method: fc.constant("exact" as const),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    timeLimitSeconds: fc.constant(30),
  })
  .map((drawn) => (drawn.objective === "fewest" ? { ...drawn, clusters: "auto" as const } : drawn));

const instances: fc.Arbitrary<Instance> = fc.integer({ min: 0, max: 8 }).chain((size) =>
  fc.record({
    schools: schools(size),
    times: times(size),
    cautious: fc.boolean(),
    settings,
    options,
  }),
);

const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.3 }] };

function areaOf(instance: Instance): Area {
  const times = instance.times.map((row, a) => row.map((value, b) => (a === b ? 0 : value)));
  return madeArea(instance.schools, times, instance.cautious ? BAND : null);
}

function proposalFor(
  area: Area,
  instance: Instance,
  stopAfter = Number.POSITIVE_INFINITY,
): Proposal {
  let looks = 0;
  return propose(area, instance.settings, instance.options, {
    now: () => 0,
    shouldStop: () => looks++ >= stopAfter,
    onProgress: () => {},
  });
}

describe("proposals for up to eight schools", () => {
  it("reach the best of all partitions and never claim to beat it", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const area = areaOf(instance);
        const proposal = proposalFor(area, instance);
        expect(wrongWith(area, instance.settings, proposal)).toEqual([]);
        const best = bestPartition(area, instance.settings, instance.options);
        if (best === null) {
          expect(proposal.status).toBe("infeasible");
          return;
        }
        expect(proposal.status).toBe("feasible");
        expect(proposal.unplaced.length).toBe(best.unplaced);
        expect(proposal.clusters.length).toBe(best.clusters);
        expect(proposal.objective.value).toBeCloseTo(best.value, 5);
      }),
      { seed: 20_260_101, numRuns: 200 },
    );
  }, 120_000);

  it("do not change when the schools are listed in another order", () => {
    fc.assert(
      fc.property(instances, fc.infiniteStream(fc.nat()), (instance, keys) => {
        const order = instance.schools
          .map((_, i) => ({ i, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const pick = <T>(list: readonly T[]) => order.flatMap((i) => list.slice(i, i + 1));
        const permuted = {
          ...instance,
          schools: pick(instance.schools),
          times: pick(instance.times.map((row) => pick(row))),
        };
        expect(proposalFor(areaOf(permuted), permuted)).toEqual(
          proposalFor(areaOf(instance), instance),
        );
      }),
      { seed: 20_260_102, numRuns: 30 },
    );
  }, 60_000);

  it("are legal however soon they are cancelled", () => {
    fc.assert(
      fc.property(instances, fc.integer({ min: 0, max: 20 }), (instance, stopAfter) => {
        const area = areaOf(instance);
        const proposal = proposalFor(area, instance, stopAfter);
        expect(wrongWith(area, instance.settings, proposal)).toEqual([]);
      }),
      { seed: 20_260_103, numRuns: 200 },
    );
  }, 60_000);
});
