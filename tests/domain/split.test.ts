import fc from "fast-check";
import { expect, it } from "vitest";
import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { JudgedCluster } from "../../src/domain/judgement.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import type { SplitAim } from "../../src/domain/split.ts";
import { bestSplit } from "../../src/domain/split.ts";
import { areaOf, planOf, randomArea, schoolOf, settingsOf } from "../support/builders.ts";

const FREE = { least: 1, locked: new Set<SchoolIndex>(), host: null };

function judgedAll(seed: number, schools: number): JudgedCluster {
  const area = randomArea(seed, { schools, asymmetry: 0.3 });
  const plan = planOf([area.schools.map(({ urn }) => urn)]);
  const [judged] = judgePlan(area, plan, settingsOf()).clusters;
  if (judged === undefined) throw new Error("The plan has no cluster.");
  return judged;
}

/** The longest drive and the travel of a split, by the definition alone. */
function figuresOf({ pairs }: JudgedCluster, leaving: ReadonlySet<SchoolIndex>) {
  const within = pairs.filter(({ from, to }) => leaving.has(from) === leaving.has(to));
  const longest = Math.max(0, ...within.map(({ seconds }) => seconds));
  return { longest, travel: within.reduce((sum, { seconds }) => sum + seconds / 2, 0) };
}

it("parts four schools along a road where the gap is", () => {
  // A and B are 5 min apart, C and D 6, and 30 lie between B and C.
  const at = [0, 5, 35, 41];
  const area = areaOf({
    schools: ["A", "B", "C", "D"].map((urn) => schoolOf(urn)),
    seconds: at.map((a) => at.map((b) => Math.abs(a - b) * 60)),
  });
  const [judged] = judgePlan(area, planOf([["A", "C", "B", "D"]]), settingsOf()).clusters;
  for (const aim of ["longest", "travel"] as const) {
    const split =
      judged === undefined ? null : bestSplit(judged, aim, { ...FREE, host: 3 as SchoolIndex });
    expect(split).toEqual({
      staying: [2, 3],
      leaving: [0, 1],
      longest: 360,
      travel: 660,
      isExact: true,
    });
  }
});

const AIMS: readonly SplitAim[] = ["longest", "travel"];

it("is a partition with both parts large enough, no locked school leaving, and none better among all others", () => {
  const cases = fc.record({
    seed: fc.nat(500),
    count: fc.integer({ min: 2, max: 8 }),
    least: fc.integer({ min: 1, max: 4 }),
    aim: fc.constantFrom(...AIMS),
    lock: fc.nat(255),
  });
  fc.assert(
    fc.property(cases, ({ seed, count, least, aim, lock }) => {
      const judged = judgedAll(seed, count);
      const { members } = judged;
      const locked = new Set(members.filter((_, place) => (lock >> place) & 1));
      const split = bestSplit(judged, aim, { least, locked, host: null });
      const free = members.filter((member) => !locked.has(member));
      if (split === null) {
        expect(free).toEqual([]);
        return;
      }
      const { staying, leaving, longest, travel } = split;
      expect([...staying, ...leaving].sort((a, b) => a - b)).toEqual([...members]);
      expect(leaving.filter((member) => locked.has(member))).toEqual([]);
      const fewest = Math.min(least, Math.floor(count / 2), free.length);
      expect(Math.min(staying.length, leaving.length)).toBeGreaterThanOrEqual(fewest);
      expect(figuresOf(judged, new Set(leaving))).toMatchObject({
        longest,
        travel: expect.closeTo(travel, 6),
      });
      for (let mask = 1; mask < 2 ** free.length; mask++) {
        const other = new Set(free.filter((_, place) => (mask >> place) & 1));
        if (Math.min(other.size, count - other.size) < fewest) continue;
        const figures = figuresOf(judged, other);
        expect(figures[aim]).toBeGreaterThanOrEqual(split[aim] - 1e-6);
      }
    }),
    { seed: 6, numRuns: 60 },
  );
});

it("of more schools than can be tried in every way is a partition too, and says that it is not exact", () => {
  const judged = judgedAll(3, 40);
  const locked = new Set(judged.members.slice(0, 5));
  for (const aim of AIMS) {
    const split = bestSplit(judged, aim, { least: 4, locked, host: null });
    if (split === null) throw new Error("There is no split.");
    expect(split.isExact).toBe(false);
    expect([...split.staying, ...split.leaving].sort((a, b) => a - b)).toEqual([...judged.members]);
    expect(split.leaving.some((member) => locked.has(member))).toBe(false);
    expect(split[aim]).toBeLessThan(figuresOf(judged, new Set())[aim]);
  }
});

it("a cluster of one school, or all of whose schools are locked, is not split", () => {
  expect(bestSplit(judgedAll(1, 1), "travel", FREE)).toBeNull();
  const judged = judgedAll(1, 3);
  expect(bestSplit(judged, "travel", { ...FREE, locked: new Set(judged.members) })).toBeNull();
});

it("a new cluster does not take a locked school", () => {
  const plan = { ...planOf([["1", "2"]]), lockedSchools: ["2"] };
  expect(createCluster(["1", "2"])(plan).clusters.map(({ schools }) => schools)).toEqual([
    ["2"],
    ["1"],
  ]);
});
