import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { customSpeed } from "../../../src/domain/speed.ts";
import { seconds } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import { answerQuestion } from "../../../src/solver/questions/answer.ts";
import type { Change } from "../../../src/solver/relief/change.ts";
import { CHANGE_KINDS, withChange } from "../../../src/solver/relief/change.ts";
import type { ReliefAnswer } from "../../../src/solver/relief/relief.ts";
import type { Wishes } from "../../../src/solver/wishes.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { evenArea, settingsOf } from "../../support/builders.ts";
import { madeArea } from "../made_areas.ts";
import { isLegalCluster, plainArea } from "../naive_check.ts";
import { countsThatPlace } from "./placing_brute_force.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const now = () => performance.now() / 1000;

interface Case {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly wishes: Wishes;
  readonly clusters: number | "auto";
}

const SIZE = 6;
const URNS = Array.from({ length: SIZE }, (_, i) => String(100_000 + i));

const someOf = (most: number) => fc.subarray(URNS, { minLength: 1, maxLength: most });
const pairs = fc.array(fc.subarray(URNS, { minLength: 2, maxLength: 3 }), { maxLength: 2 });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T, freq: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: freq, arbitrary });

const CASES: fc.Arbitrary<Case> = fc
  .record({
    pupils: fc.array(fc.integer({ min: 10, max: 200 }), { minLength: SIZE, maxLength: SIZE }),
    times: fc.array(
      fc.array(fc.integer({ min: 1, max: 14 }), { minLength: SIZE, maxLength: SIZE }),
      { minLength: SIZE, maxLength: SIZE },
    ),
    ceiling: fc.constantFrom(400, 700, 900, 1100),
    minSchools: fc.constantFrom(null, 2, 3),
    maxSchools: fc.constantFrom(null, 2, 3),
    minPupils: perhaps(fc.integer({ min: 100, max: 500 }), null, 1),
    maxPupils: perhaps(fc.integer({ min: 150, max: 600 }), null, 1),
    keepApart: perhaps(pairs, [], 2),
    keepTogether: perhaps(
      fc.subarray(URNS, { minLength: 2, maxLength: 3 }).map((set) => [set]),
      [],
      1,
    ),
    locked: perhaps(
      someOf(2).map((set) => [set]),
      [],
      1,
    ),
    leaveOut: perhaps(someOf(2), [], 1),
    clusters: perhaps<number | "auto">(fc.constantFrom(1, 2, 3), "auto", 1),
  })
  .map(({ pupils, times, ceiling, clusters, ...given }) => ({
    area: madeArea(
      URNS.map((urn, i) => ({ urn, location: [i / 10, 53], pupils: pupils[i] ?? 0 })),
      times.map((row, a) => row.map((value, b) => (a === b ? 0 : 100 * value))),
    ),
    settings: {
      ceiling: seconds(ceiling),
      ceilingReason: null,
      speed: customSpeed(1),
      bounds: {
        minSchools: given.minSchools,
        maxSchools: given.maxSchools,
        minPupils: given.minPupils,
        maxPupils: given.maxPupils,
      },
    },
    wishes: {
      ...NO_WISHES,
      keepApart: given.keepApart,
      keepTogether: given.keepTogether,
      locked: given.locked,
      leaveOut: given.leaveOut,
    },
    clusters,
  }));

interface Told extends Case {
  readonly answer: ReliefAnswer;
  readonly required: readonly string[];
}

/** What is told of a school that a proposal leaves out, or takes no part; `null` where there is none. */
function toldOf({ area, settings, wishes, clusters }: Case): Told | null {
  const options = { ...DEFAULT_PROPOSE_OPTIONS, clusters, wishes };
  const hooks = { now, shouldStop: () => false, onProgress: () => {} };
  const proposal = propose(area, settings, options, hooks);
  const placed = proposal.clusters.flatMap(({ schools }) => schools);
  const urn = URNS.find((each) => !placed.includes(each));
  if (urn === undefined) return null;
  const answer = answerQuestion(
    area,
    settings,
    { kind: "relief", urn, options, clusters: proposal.clusters, timeLimitSeconds: 60 },
    { now, highs },
  );
  return { area, settings, wishes, clusters, answer, required: [...placed, urn] };
}

/** Whether some partition places all that are required once `change` is made, by trying each. */
function placesAll({ area, settings, wishes, clusters, required }: Told, change: Change | null) {
  const asked = { settings, options: { ...DEFAULT_PROPOSE_OPTIONS, clusters, wishes } };
  const changed = change === null ? asked : withChange(asked, change);
  const { clusters: count, wishes: left } = changed.options;
  const trying = {
    settings: changed.settings,
    wishes: left ?? NO_WISHES,
    clusters: count === "auto" ? null : count,
  };
  return countsThatPlace(area, trying, required).size > 0;
}

/** The next smaller change of a kind that has sizes, of those that could matter; `null` where that is none at all. */
function smaller({ area, settings }: Told, change: Change): Change | null {
  const { minSchools, minPupils, maxSchools, maxPupils } = settings.bounds;
  switch (change.kind) {
    case "longer-limit": {
      const less = plainArea(area, settings)
        .slowest.flat()
        .filter((time) => time > settings.ceiling && time < change.ceiling);
      const ceiling = seconds(Math.max(...less));
      return less.length === 0 ? null : { kind: "longer-limit", ceiling };
    }
    case "fewer-schools":
      return change.schools + 1 === minSchools ? null : { ...change, schools: change.schools + 1 };
    case "fewer-pupils":
      return change.pupils + 1 === minPupils ? null : { ...change, pupils: change.pupils + 1 };
    case "more-schools":
      return change.schools - 1 === maxSchools ? null : { ...change, schools: change.schools - 1 };
    case "more-pupils": {
      const pupils = (change.pupils ?? 0) - 1;
      return pupils === maxPupils ? null : { ...change, pupils };
    }
    case "not-apart":
    case "not-together":
    case "released-tie":
    case "unlocked":
    case "let-in":
    case "other-count":
      return null;
  }
}

/** The greatest change of a kind that has sizes. */
function greatest({ area }: Told, kind: Change["kind"]): Change | null {
  const { length } = area.schools;
  switch (kind) {
    case "longer-limit":
      return { kind, ceiling: seconds(10_000) };
    case "fewer-schools":
      return { kind, schools: 1 };
    case "fewer-pupils":
      return { kind, pupils: 0 };
    case "more-schools":
      return { kind, schools: length };
    case "more-pupils":
      return { kind, pupils: 10_000 };
    case "not-apart":
    case "not-together":
    case "released-tie":
    case "unlocked":
    case "let-in":
    case "other-count":
      return null;
  }
}

describe("what would place a school", () => {
  it("places it, with every school that was placed, when it is followed, and nothing smaller of its kind does: by trying every partition", () => {
    let told = 0;
    const kinds = new Set<string>();
    fc.assert(
      fc.property(CASES, (made) => {
        const found = toldOf(made);
        if (found === null) return;
        told++;
        const { answer } = found;
        expect(answer.asThingsAre === "yes").toBe(placesAll(found, null));
        expect(answer.undecided.filter((kind) => kind !== "other-count")).toEqual([]);
        for (const { change, smallerFails } of answer.reliefs) {
          kinds.add(change.kind);
          expect(placesAll(found, change)).toBe(true);
          expect(placesAll(found, smaller(found, change))).toBe(false);
          if (change.kind !== "other-count") expect(smallerFails).not.toBeNull();
        }
      }),
      { seed: 20_261_123, numRuns: 100 },
    );
    expect(told).toBeGreaterThan(60);
    // Every kind but a tie, which has a test of its own, and a roll that is not known.
    expect([...kinds].sort()).toEqual(
      CHANGE_KINDS.filter((kind) => kind !== "released-tie").sort(),
    );
  });

  it("leaves out no kind of change that would place it", () => {
    fc.assert(
      fc.property(CASES, (made) => {
        const found = toldOf(made);
        if (found === null || found.answer.asThingsAre === "yes") return;
        const { settings, wishes, answer } = found;
        const { bounds } = settings;
        const set = {
          "longer-limit": true,
          "fewer-schools": (bounds.minSchools ?? 1) > 1,
          "fewer-pupils": bounds.minPupils !== null,
          "more-schools": bounds.maxSchools !== null,
          "more-pupils": bounds.maxPupils !== null,
        } as const;
        const told = (kind: Change["kind"]) =>
          answer.reliefs.some(({ change }) => change.kind === kind);
        for (const [kind, isSet] of Object.entries(set) as [Change["kind"], boolean][]) {
          if (isSet) expect(told(kind)).toBe(placesAll(found, greatest(found, kind)));
        }
        const some = (changes: readonly Change[]) =>
          changes.some((change) => placesAll(found, change));
        expect(told("not-apart")).toBe(
          some(wishes.keepApart.map((schools) => ({ kind: "not-apart", schools }))),
        );
        expect(told("unlocked")).toBe(
          some(wishes.locked.map((schools) => ({ kind: "unlocked", schools }))),
        );
        expect(told("let-in")).toBe(
          some(wishes.leaveOut.map((school) => ({ kind: "let-in", school }))),
        );
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  it("is told in one order of kinds, and says who is nearest", () => {
    // Each 30 minutes from each; clusters of 3 to 3 schools leave one of four out.
    const area = evenArea(4, 1800);
    const settings = settingsOf({ bounds: { minSchools: 3, maxSchools: 3 } });
    const answer = answerQuestion(
      area,
      settings,
      {
        kind: "relief",
        urn: "4",
        options: DEFAULT_PROPOSE_OPTIONS,
        clusters: [{ id: "1", schools: ["1", "2", "3"] }],
        timeLimitSeconds: 30,
      },
      { now, highs },
    );
    expect(answer.asThingsAre).toBe("no-plan");
    expect(answer.reason).toBeNull();
    expect(answer.reliefs).toEqual([
      { change: { kind: "fewer-schools", schools: 2 }, smallerFails: "no-plan" },
      { change: { kind: "more-schools", schools: 4 }, smallerFails: "no-plan" },
    ]);
    expect(answer.nearest).toEqual({ urn: "1", seconds: 1800, highSeconds: 1800 });
    expect(answer.stoppedBy).toBe("proof");
  });

  it("is that a federation is not kept whole, where that would do", () => {
    // 1 and 2 are a federation; 3 can be with 2 alone, and clusters have two schools.
    const tied = evenArea(3, 600, (urn) =>
      urn === "3" ? {} : { federation: { value: "Wolds", asAt: "2024" } },
    );
    const settings = settingsOf({ bounds: { minSchools: 1, maxSchools: 2 } });
    const wishes = { ...NO_WISHES, keepTies: "federations" as const };
    const alone = { ...settings, bounds: { ...settings.bounds, minSchools: 2 } };
    const question = {
      kind: "relief" as const,
      urn: "3",
      options: { ...DEFAULT_PROPOSE_OPTIONS, wishes, clusters: 1 },
      clusters: [{ id: "1", schools: ["1", "2"] }],
      timeLimitSeconds: 30,
    };
    const kinds = ({ reliefs }: ReliefAnswer) => reliefs.map(({ change }) => change.kind);
    expect(kinds(answerQuestion(tied, alone, question, { now, highs }))).toEqual(["more-schools"]);
    const free = { ...question, clusters: [] };
    const released = answerQuestion(tied, alone, free, { now, highs }).reliefs.find(
      ({ change }) => change.kind === "released-tie",
    );
    expect(released).toEqual({
      change: { kind: "released-tie", tie: "federation", name: "Wolds", schools: ["1", "2"] },
      smallerFails: "no-cluster",
    });
    const plain = plainArea(tied, alone);
    expect(isLegalCluster(plain, alone, [1, 2])).toBe(true);
  });

  it("is a roll that a cluster need not keep to, where the school's own is not known", () => {
    const area = evenArea(3, 600, (urn) => (urn === "3" ? { pupils: null } : {}));
    const settings = settingsOf({ bounds: { minSchools: 2, maxPupils: 300 } });
    const answer = answerQuestion(
      area,
      settings,
      {
        kind: "relief",
        urn: "3",
        options: DEFAULT_PROPOSE_OPTIONS,
        clusters: [{ id: "1", schools: ["1", "2"] }],
        timeLimitSeconds: 30,
      },
      { now, highs },
    );
    expect(answer).toMatchObject({ asThingsAre: "no-cluster", reason: "roll-not-known" });
    expect(answer.reliefs.map(({ change }) => change)).toEqual([
      { kind: "more-pupils", pupils: null },
    ]);
  });
});
