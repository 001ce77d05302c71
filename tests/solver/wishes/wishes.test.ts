import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import { readClaims } from "../../../src/check/claims.ts";
import type { Area } from "../../../src/domain/area.ts";
import { schoolNeighbours } from "../../../src/domain/geometry/school_neighbours.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { customSpeed } from "../../../src/domain/speed.ts";
import { seconds } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { Proposal, ProposeOptions } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import type { PricedWish, Wishes } from "../../../src/solver/wishes.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { everyPartition } from "../exact/wished_brute_force.ts";
import { madeArea } from "../made_areas.ts";
import type { NaiveWishes } from "./naive_wishes.ts";
import { naiveWishes } from "./naive_wishes.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const urnsOf = (size: number) => Array.from({ length: size }, (_, i) => String(100_000 + i));

/** Schools in a field of 30 km, some of them at one point; a minute a kilometre and up to half as much again. */
const area = (size: number): fc.Arbitrary<Area> =>
  fc
    .record({
      points: fc.array(
        fc.oneof(
          {
            weight: 5,
            arbitrary: fc.tuple(fc.integer({ max: 3e4, min: 0 }), fc.integer({ max: 3e4, min: 0 })),
          },
          { weight: 1, arbitrary: fc.constant([10_007, 10_011] as [number, number]) },
        ),
        { minLength: size, maxLength: size },
      ),
      kinds: fc.array(
        fc.constantFrom("None", "None", "Church of England", "Roman Catholic", null),
        {
          minLength: size,
          maxLength: size,
        },
      ),
      stretch: fc.array(fc.double({ min: 1, max: 1.5, noNaN: true }), {
        minLength: size * size,
        maxLength: size * size,
      }),
      nowhere: fc.nat(40),
    })
    .map(({ points, kinds, stretch, nowhere }) => {
      const made = madeArea(
        urnsOf(size).map((urn, i) => {
          const [x, y] = points[i] ?? [0, 0];
          const location = i === nowhere ? null : ([x / 67_000, 53 + y / 111_320] as const);
          return { urn, location, pupils: 100 };
        }),
        points.map(([x, y], a) =>
          points.map(([x2, y2], b) =>
            a === b ? 0 : 0.06 * Math.hypot(x - x2, y - y2) * (stretch[a * size + b] ?? 1),
          ),
        ),
      );
      const schools = made.schools.map((school, i) => ({
        ...school,
        religiousCharacter: kinds[i] ?? null,
      }));
      return { ...made, schools };
    });

const settings: fc.Arbitrary<JudgingSettings> = fc.record({
  ceiling: fc.constantFrom(900, 1500, 3000).map(seconds),
  ceilingReason: fc.constant(null),
  speed: fc.constant(customSpeed(1)),
  bounds: fc.record({
    minSchools: fc.constantFrom(null, 2, 3),
    maxSchools: fc.constantFrom(4, 5),
    minPupils: fc.constant(null),
    maxPupils: fc.constant(null),
  }),
});

const weight = fc.constantFrom(0, 60, 300, 900, 5000);
const priced = (size: number): fc.Arbitrary<readonly PricedWish[]> => {
  const someSchools = fc.subarray(urnsOf(size));
  const all = fc.tuple(
    fc.record({
      name: fc.constant("short-drives" as const),
      weight: fc.constantFrom(0.25, 1, 3),
      idealSeconds: fc.constantFrom(0, 400, 900),
    }),
    fc.record({ name: fc.constant("each-kind" as const), weight }),
    fc.record({
      name: fc.constant("joined-up" as const),
      weight: fc.oneof(weight, fc.constant(null)),
    }),
    fc.record({
      name: fc.constant("close-to-today" as const),
      weight,
      today: fc.array(someSchools, { maxLength: 3 }),
    }),
  );
  return fc
    .tuple(all, fc.constantFrom(0b0001, 0b0010, 0b0100, 0b1000, 0b0110, 0b1111, 0b0111, 0b1100))
    .map(([wishes, held]) => wishes.filter((_, at) => (held >> at) & 1));
};

const structure = (size: number): fc.Arbitrary<Wishes> => {
  const some = fc.subarray(urnsOf(size), { maxLength: 3 });
  const none = fc.constant([]);
  return fc.record({
    mayJoin: fc.oneof(none, some),
    leaveOut: fc.oneof({ weight: 4, arbitrary: none }, some),
    keepTogether: fc.oneof({ weight: 2, arbitrary: none }, fc.tuple(some)),
    keepApart: fc.oneof({ weight: 2, arbitrary: none }, fc.tuple(some)),
    locked: fc.oneof({ weight: 4, arbitrary: none }, fc.tuple(some)),
    keepTies: fc.constant("none"),
  });
};

const instances = fc.integer({ min: 3, max: 8 }).chain((size) =>
  fc.record({
    area: area(size),
    settings,
    wishes: structure(size),
    priced: priced(size),
    clusters: fc.constantFrom("auto" as const, "auto" as const, 2),
    targetSchools: fc.integer({ min: 2, max: 4 }),
  }),
);

function proposed(of: Area, judging: JudgingSettings, change: Partial<ProposeOptions>): Proposal {
  const options: ProposeOptions = {
    objective: "travel",
    clusters: "auto",
    targetSchools: 4,
    method: "exact",
    seed: 1,
    timeLimitSeconds: 60,
    ...change,
  };
  const hooks = { now: () => 0, shouldStop: () => false, onProgress: () => {}, highs };
  return propose(of, judging, options, hooks);
}

function problemsOf(of: Area, judging: JudgingSettings, proposal: unknown) {
  const reading = readClaims(JSON.parse(JSON.stringify(proposal)));
  return "claims" in reading
    ? checkProposal(of, judging, reading.claims).problems
    : reading.problems;
}

const priceOf = (naive: NaiveWishes, wishes: readonly PricedWish[]) => (urns: readonly string[]) =>
  wishes.reduce((sum, wish) => sum + naive.price(wish, urns), 0);

/** What a proposal says of its plan: its travel, and of each wish the price and how much is not met. */
function factsOf({ travel, wishes = [] }: Proposal) {
  return [
    Math.round((travel ?? Number.NaN) * 1e3),
    ...wishes.map(({ name, price, met: { count, of } }) => [
      name,
      Math.round(price * 1e3),
      count,
      of,
    ]),
  ];
}

/** The same by definition. */
function naiveFacts(naive: NaiveWishes, { clusters }: Proposal, asked: readonly PricedWish[]) {
  const sets = clusters.map(({ schools }) => schools);
  const pairs = sets.flatMap((urns) =>
    urns.flatMap((a) => urns.flatMap((b) => (a < b ? [[a, b] as const] : []))),
  );
  const travel = pairs.reduce((sum, [a, b]) => sum + naive.mean(a, b), 0);
  const unmet = (wish: PricedWish): readonly [number, number] => {
    switch (wish.name) {
      case "short-drives":
        return [
          pairs.filter(([a, b]) => naive.mean(a, b) > wish.idealSeconds).length,
          pairs.length,
        ];
      case "close-to-today": {
        const isToday = (a: string, b: string) =>
          wish.today.some((set) => set.includes(a) && set.includes(b));
        return [pairs.filter(([a, b]) => !isToday(a, b)).length, pairs.length];
      }
      case "each-kind":
        return [sets.filter(naive.lacksKind).length, sets.length];
      case "joined-up":
        return [sets.filter(naive.isInPieces).length, sets.length];
    }
  };
  return [
    Math.round(travel * 1e3),
    ...asked.map((wish) => {
      const price = sets.reduce((sum, urns) => sum + naive.price(wish, urns), 0);
      return [wish.name, Math.round(price * 1e3), ...unmet(wish)];
    }),
  ];
}

test("neighbours are the schools whose Voronoi cells share an edge, by the definition of one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }).chain(area), (of) => {
      const { areNeighbours } = naiveWishes(of, {
        bounds: {},
        speed: customSpeed(1),
      } as JudgingSettings);
      const found = schoolNeighbours(of.schools);
      for (const [a, { urn }] of of.schools.entries()) {
        const near = of.schools.flatMap((other, b) => (areNeighbours(urn, other.urn) ? [b] : []));
        expect(found[a]).toEqual(near);
      }
    }),
    { seed: 20_261_101, numRuns: 300 },
  );
});

test("proposals with wishes agree in value and proof with every partition, and the checker accepts them", () => {
  fc.assert(
    fc.property(
      instances,
      ({ area: of, settings: judging, wishes, priced: asked, clusters, targetSchools }) => {
        const wished = { ...wishes, priced: asked };
        const proposal = proposed(of, judging, { wishes: wished, clusters, targetSchools });
        const sets = [...wishes.keepTogether, ...wishes.locked];
        const naive = naiveWishes(of, judging, sets, wishes.leaveOut);
        const { best } = everyPartition(of, judging, wished, "travel", priceOf(naive, asked));
        expect(problemsOf(of, judging, proposal)).toEqual([]);
        const counts = [...best.keys()].filter((count) => count > 0);
        const possible = counts.filter((count) => clusters === "auto" || count === clusters);
        if (proposal.clusters.length === 0) {
          const least = Math.min(...[...best.values()].map(({ unplaced }) => unplaced));
          if (clusters === "auto") expect(best.get(0)?.unplaced).toBe(least);
          else expect(possible).toEqual([]);
          return;
        }
        const of_ = best.get(proposal.clusters.length);
        expect(proposal.unplaced.length).toBe(of_?.unplaced);
        expect(proposal.objective.value).toBeCloseTo(of_?.value ?? Number.NaN, 5);
        expect(proposal.bound).toBeCloseTo(of_?.value ?? Number.NaN, 2);
        expect(proposal).toMatchObject({ status: "optimal", stoppedBy: "proof" });
        expect(factsOf(proposal)).toEqual(naiveFacts(naive, proposal, asked));
        const [only] = asked;
        if (asked.length === 1 && only?.weight !== null && proposal.unplaced.length === 0) {
          const bare = everyPartition(of, judging, wishes, "travel").best;
          const least = bare.get(proposal.clusters.length)?.value ?? Number.NaN;
          const cost = (proposal.travel ?? Number.NaN) - least;
          expect(cost).toBeGreaterThan(-1e-6);
          expect(proposal.wishes?.[0]?.travelCost?.low).toBeCloseTo(cost, 5);
          expect(proposal.wishes?.[0]?.travelCost?.high).toBeCloseTo(cost, 5);
        }
        const fewest = Math.min(...possible.map((count) => best.get(count)?.unplaced ?? 99));
        expect(proposal.unplaced.length).toBe(fewest);
      },
    ),
    { seed: 20_261_102, numRuns: Number(process.env["AGREEMENT_RUNS"] ?? 200) },
  );
}, 300_000);

test("with any wish, a larger area's plan has no less travel than the best without, what it costs is the difference, and one that must be in one piece is", () => {
  fc.assert(
    fc.property(
      area(14),
      priced(14).map((wishes) => wishes.slice(0, 1)),
      (of, [wish]) => {
        if (wish === undefined) return;
        const judging: JudgingSettings = {
          ceiling: seconds(2400),
          ceilingReason: null,
          speed: customSpeed(1),
          bounds: { minSchools: 3, maxSchools: 5, minPupils: null, maxPupils: null },
        };
        const wished = (asked: readonly PricedWish[]) => ({ ...NO_WISHES, priced: asked });
        const proposal = proposed(of, judging, { wishes: wished([wish]) });
        expect(problemsOf(of, judging, proposal)).toEqual([]);
        const clusters = proposal.clusters.length;
        if (clusters === 0) return;
        const plain = proposed(of, judging, { clusters });
        if (plain.unplaced.length !== proposal.unplaced.length) return;
        const cost = (proposal.travel ?? Number.NaN) - plain.objective.value;
        expect(cost).toBeGreaterThan(-1e-6);
        expect(proposal.wishes?.[0]?.travelCost?.low).toBeCloseTo(cost, 4);
        const naive = naiveWishes(of, judging);
        const pieces = proposal.clusters.filter(({ schools }) => naive.isInPieces(schools));
        if (wish.weight === null) expect(pieces).toEqual([]);
      },
    ),
    { seed: 20_261_103, numRuns: 25 },
  );
}, 120_000);
