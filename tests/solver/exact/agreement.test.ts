import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import { readClaims } from "../../../src/check/claims.ts";
import type { Area } from "../../../src/domain/area.ts";
import type { SchoolIndex } from "../../../src/domain/school.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { customSpeed } from "../../../src/domain/speed.ts";
import { seconds } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { Proposal, ProposeOptions } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import { solveSteps } from "../../../src/solver/solve_steps.ts";
import type { Wishes } from "../../../src/solver/wishes.ts";
import { madeArea } from "../made_areas.ts";
import { everyPartition, tiesByHand } from "./wished_brute_force.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n * 100) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1500, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
);

/** Estimated times: the cautious end is a third above the centre. */
const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 4 / 3 }] };

const urnsOf = (size: number) => Array.from({ length: size }, (_, i) => String(100_000 + i));

/** The federation, or the trust, of each school. */
const tied = (size: number) =>
  fc.array(fc.constantFrom(null, null, "North", "South"), { minLength: size, maxLength: size });

function withTies(
  of: Area,
  federations: readonly (string | null)[],
  trusts: readonly (string | null)[],
): Area {
  const dated = (value: string | null | undefined) =>
    value == null ? null : { value, asAt: "2019" };
  return {
    ...of,
    schools: of.schools.map((school, i) => ({
      ...school,
      federation: dated(federations[i]),
      trust: dated(trusts[i]),
    })),
  };
}

const area = (size: number): fc.Arbitrary<Area> =>
  fc
    .record({
      places: fc.array(fc.constantFrom(0, 1, 2), { minLength: size, maxLength: size }),
      pupils: fc.array(fc.option(fc.integer({ min: 10, max: 200 }), { freq: 9 }), {
        minLength: size,
        maxLength: size,
      }),
      times: fc.array(fc.array(time, { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
      isPoint: fc.boolean(),
      isEstimated: fc.nat(3).map((draw) => draw === 0),
      isNowhere: fc.array(
        fc.nat(24).map((draw) => draw === 0),
        { minLength: size, maxLength: size },
      ),
      federations: tied(size),
      trusts: tied(size),
    })
    .map(({ places, pupils, times, isPoint, isEstimated, isNowhere, federations, trusts }) =>
      named(
        withTies(
          madeArea(
            urnsOf(size).map((urn, i) => ({
              urn,
              location: isNowhere[i] === true ? null : ([(places[i] ?? 0) / 10, 53] as const),
              pupils: pupils[i] ?? null,
            })),
            // Some areas have several schools at one point.
            times.map((row, a) =>
              row.map((value, b) => (a === b || (isPoint && places[a] === places[b]) ? 0 : value)),
            ),
            isEstimated ? BAND : null,
          ),
          federations,
          trusts,
        ),
      ),
    );

const bound = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }));

const settings: fc.Arbitrary<JudgingSettings> = fc.record({
  ceiling: fc.constantFrom(400, 900, 1300, 5000).map(seconds),
  ceilingReason: fc.constant(null),
  speed: fc.constantFrom(1, 1.2).map((factor) => customSpeed(factor)),
  bounds: fc.record({
    minSchools: bound(1, 4),
    maxSchools: bound(4, 6),
    minPupils: fc.option(fc.integer({ min: 50, max: 400 }), { freq: 2 }),
    maxPupils: fc.option(fc.integer({ min: 300, max: 700 }), { freq: 2 }),
  }),
});

const wishes = (size: number): fc.Arbitrary<Wishes> => {
  const some = (most: number) => fc.subarray(urnsOf(size), { maxLength: Math.min(size, most) });
  return fc.record({
    mayJoin: some(3),
    leaveOut: fc.oneof(fc.constant([]), some(2)),
    keepTogether: fc.oneof(fc.constant([]), fc.array(some(3), { maxLength: 2 })),
    keepApart: fc.oneof(fc.constant([]), fc.array(some(3), { maxLength: 2 })),
    locked: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.tuple(some(3))),
    keepTies: fc.constantFrom("none", "none", "federations", "trusts", "both"),
  });
};

const options: fc.Arbitrary<ProposeOptions> = fc
  .record({
    objective: fc.constantFrom("travel" as const, "host" as const, "fewest" as const),
    clusters: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 4 })),
    targetSchools: fc.integer({ min: 2, max: 5 }),
    method: fc.constant("exact" as const),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    timeLimitSeconds: fc.constant(60),
  })
  .map((drawn) => (drawn.objective === "fewest" ? { ...drawn, clusters: "auto" as const } : drawn));

/** Names a made-up area by its schools and times alone. */
function named(of: Area): Area {
  const text = JSON.stringify({
    schools: of.schools.map(({ urn, location, pupils, federation, trust }) => [
      urn,
      location !== null,
      pupils?.value ?? null,
      federation?.value ?? null,
      trust?.value ?? null,
    ]),
    band: of.driveTimes.band,
    times: of.schools.map((_, a) =>
      of.schools.map((__, b) => of.driveTimes.seconds(a as SchoolIndex, b as SchoolIndex)),
    ),
  });
  return Object.assign({ ...of }, { [fc.toStringMethod]: () => text });
}

const instances = fc
  .integer({ min: 2, max: 8 })
  .chain((size) => fc.record({ area: area(size), settings, options, wishes: wishes(size) }));

function proposed(of: Area, judging: JudgingSettings, asked: ProposeOptions): Proposal {
  return propose(of, judging, asked, {
    now: () => 0,
    shouldStop: () => false,
    onProgress: ({ bound: low, value }) => {
      if (low !== null) expect(low).toBeLessThanOrEqual(value + 1e-6);
    },
    highs,
  });
}

/** The count that "auto" aims at, by its definition. */
function automaticCount(
  placeable: ReadonlySet<string>,
  { mayJoin }: Wishes,
  { bounds }: JudgingSettings,
  targetSchools: number,
): number {
  const needed = [...placeable].filter((urn) => !mayJoin.includes(urn)).length;
  const least = Math.ceil(needed / (bounds.maxSchools ?? Number.POSITIVE_INFINITY));
  const most = Math.floor(placeable.size / (bounds.minSchools ?? 1));
  return Math.max(least, Math.min(most, Math.round(needed / targetSchools)));
}

function checked(of: Area, judging: JudgingSettings, proposal: Proposal) {
  const reading = readClaims(JSON.parse(JSON.stringify(proposal)));
  if (!("claims" in reading)) return { ok: false, problems: reading.problems };
  return checkProposal(of, judging, reading.claims);
}

test("proposals for up to eight schools are proved best, agree with every partition and are accepted by the checker", () => {
  fc.assert(
    fc.property(instances, ({ area: of, settings: judging, options: asked, wishes: wished }) => {
      const proposal = proposed(of, judging, { ...asked, wishes: wished });
      const ties = tiesByHand(of, judging, wished);
      expect(proposal.releasedTies.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
        ties.released,
      );
      const whole = { ...wished, keepTogether: [...wished.keepTogether, ...ties.kept] };
      const { best, possible: placeable } = everyPartition(of, judging, whole, asked.objective);
      const isFixed = asked.clusters !== "auto";
      // Where clusters place nobody who must be placed, none is made, unless so many were asked for.
      const least = Math.min(...[...best.values()].map(({ unplaced }) => unplaced));
      const isNobody = best.get(0)?.unplaced === least;
      const counts = [...best.keys()].filter((count) => count > 0 && (isFixed || !isNobody));
      const possible = isFixed ? counts.filter((count) => count === asked.clusters) : counts;
      expect(checked(of, judging, proposal).problems).toEqual([]);
      if (possible.length === 0) {
        expect(proposal).toMatchObject({ status: "infeasible", clusters: [] });
        return;
      }
      const fewest = Math.min(...possible.map((count) => best.get(count)?.unplaced ?? 99));
      expect(proposal.unplaced.length).toBe(fewest);
      expect(proposal).toMatchObject({ status: "optimal", stoppedBy: "proof" });
      if (!isFixed && asked.objective !== "fewest") {
        const target = automaticCount(placeable, wished, judging, asked.targetSchools);
        const away = (count: number) => Math.abs(count - target);
        const nearest = Math.min(
          ...possible.filter((count) => best.get(count)?.unplaced === fewest).map(away),
        );
        expect(away(proposal.clusters.length)).toBe(nearest);
      }
      const values = possible
        .filter((count) => best.get(count)?.unplaced === fewest)
        .filter((count) => asked.objective === "fewest" || count === proposal.clusters.length)
        .map((count) => best.get(count)?.value ?? Number.NaN);
      expect(proposal.objective.value).toBeCloseTo(Math.min(...values), 5);
      expect(proposal.bound).toBeCloseTo(Math.min(...values), 2);
    }),
    { seed: 20_260_301, numRuns: Number(process.env["AGREEMENT_RUNS"] ?? 300) },
  );
}, 300_000);

test("a proposal cancelled at any moment, and what is let out of it just before, are plans that the checker accepts, with bounds below the best", () => {
  fc.assert(
    fc.property(
      instances,
      fc.integer({ min: 0, max: 60 }),
      ({ area: of, settings: judging, options: asked, wishes: wished }, stopAfter) => {
        const ties = tiesByHand(of, judging, wished);
        const whole = { ...wished, keepTogether: [...wished.keepTogether, ...ties.kept] };
        const { best } = everyPartition(of, judging, whole, asked.objective);
        const tools = { now: () => 0, highs, searched: null };
        const steps = solveSteps(of, judging, { ...asked, wishes: wished }, tools);
        const found: Proposal[] = [];
        let step = steps.next(null);
        for (let at = 0; step.done !== true; at++) {
          if (at === stopAfter) found.push(step.value.soFar());
          step = steps.next(at >= stopAfter ? "user" : null);
        }
        for (const proposal of [...found, step.value]) {
          expect(checked(of, judging, proposal).problems).toEqual([]);
          const { bound: low, clusters, unplaced } = proposal;
          if (low === null) continue;
          const values = [...best]
            .filter(([count]) => asked.objective === "fewest" || count === clusters.length)
            .filter(([, each]) => each.unplaced <= unplaced.length)
            .map(([, each]) => each.value);
          expect(low).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
        }
      },
    ),
    { seed: 20_260_302, numRuns: Number(process.env["AGREEMENT_RUNS"] ?? 120) },
  );
}, 120_000);

test("the order of the schools changes neither what a proposal is worth nor what is proved of it", () => {
  fc.assert(
    fc.property(
      instances,
      fc.infiniteStream(fc.nat()),
      ({ area: of, settings: judging, options: asked, wishes: wished }, keys) => {
        const order = of.schools
          .map((_, i) => ({ i, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const bare = madeArea(
          order.flatMap((i) => {
            const school = of.schools[i];
            return school === undefined
              ? []
              : [
                  {
                    urn: school.urn,
                    location: school.location,
                    pupils: school.pupils?.value ?? null,
                  },
                ];
          }),
          order.map((a) =>
            order.map((b) => of.driveTimes.seconds(a as SchoolIndex, b as SchoolIndex)),
          ),
          of.driveTimes.band,
        );
        const ties = (kind: "federation" | "trust") =>
          order.map((i) => of.schools[i]?.[kind]?.value ?? null);
        const permuted = withTies(bare, ties("federation"), ties("trust"));
        const one = proposed(of, judging, { ...asked, wishes: wished });
        const other = proposed(permuted, judging, { ...asked, wishes: wished });
        expect(other.status).toBe(one.status);
        expect(other.unplaced.length).toBe(one.unplaced.length);
        expect(other.objective.value).toBeCloseTo(one.objective.value, 6);
        expect(other.clusters.length).toBe(one.clusters.length);
      },
    ),
    { seed: 20_260_303, numRuns: 40 },
  );
}, 120_000);
