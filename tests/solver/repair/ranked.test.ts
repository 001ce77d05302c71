import { beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import { emptyPlan } from "../../../src/domain/plan.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { NO_BOUNDS } from "../../../src/domain/settings.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { answerQuestion } from "../../../src/solver/questions/answer.ts";
import type { RepairAnswer, RepairQuestion } from "../../../src/solver/repair/repair_question.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { seededRandom } from "../../support/random.ts";
import { flatArea } from "../made_areas.ts";
import { rankedRepairs } from "./brute_repair.ts";
import { clustersOf, repairOf, SETTINGS, swappedArea } from "./repair_cases.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

function repaired(area: Area, settings: JudgingSettings, question: RepairQuestion): RepairAnswer {
  return answerQuestion(area, settings, question, { now: () => 0, highs });
}

const movesOf = ({ changes }: Pick<RepairAnswer, "changes">) =>
  changes.map(({ urn, from, to }) => `${urn} ${from}>${to}`).join(", ");

describe("ranked repairs", () => {
  it("of a school that is far from its cluster are where else it fits, nearest first, and none adds a move to another", () => {
    // A is at 0 to 2 km with one school at 80 km; B, C and D are at 76, 90 and 100 km.
    const area = flatArea(
      [0, 1, 2, 80, 76, 77, 78, 90, 91, 92, 100, 101, 102].map((at) => [at, 0] as const),
    );
    const start = clustersOf(area, [0, 1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]);
    const answer = repaired(area, SETTINGS, repairOf(start, { repairs: 3 }));
    expect([answer, ...answer.others].map(movesOf)).toEqual([
      "100003 A>B",
      "100003 A>C",
      "100003 A>D",
    ]);
    expect(
      [answer, ...answer.others].map(({ moves, bound, proved }) => [moves, bound, proved]),
    ).toEqual([
      [1, 1, true],
      [1, 1, true],
      [1, 1, true],
    ]);
  });

  it("are all that there are where fewer exist than were asked for, and it says that they are", () => {
    const area = flatArea([0, 1, 2, 100].map((at) => [at, 0] as const));
    const start = clustersOf(area, [0, 1, 2, 3]);
    const answer = repaired(area, SETTINGS, repairOf(start, { repairs: 3 }));
    // Three of the four make a cluster, and the fourth is far from all of them.
    expect([answer, ...answer.others].map(movesOf)).toEqual(["100003 A>null"]);
    expect(answer.isAll).toBe(true);
  });

  it("never move a locked school, and name the locks where nothing else would do", () => {
    const { area, start } = swappedArea();
    const one = repaired(area, SETTINGS, repairOf(start, { lockedSchools: ["100005"] }));
    expect(one.clusters.find(({ id }) => id === "A")?.schools).toContain("100005");
    expect(one.obstacle).toBeNull();
    const both = repairOf(start, { lockedSchools: ["100005", "100000"] });
    const none = repaired(area, SETTINGS, both);
    expect(none).toMatchObject({
      obstacle: { reason: "locked-schools" },
      changes: [],
      proved: true,
    });
    if (none.obstacle?.reason === "locked-schools") {
      expect(none.obstacle.schools).toHaveLength(1);
    }
  });

  it.each([1, 2, 3, 4])(
    "are what trying every change finds, whatever the bounds, locks and wishes (%i)",
    (seed) => {
      const random = seededRandom(100 + seed);
      const pick = (most: number) => Math.floor(random() * most);
      let seconds = 0;
      let held = 0;
      for (let round = 0; round < 24; round++) {
        const count = 5 + pick(2);
        const spread = 20 + pick(60);
        const area = flatArea(
          Array.from({ length: count }, () => [pick(spread), pick(spread)] as const),
        );
        const sets: number[][] = [[], [], []];
        for (let place = 0; place < count; place++) sets[pick(4)]?.push(place);
        if (round % 7 === 0) sets[0]?.push(...(sets[1]?.slice(0, 1) ?? []));
        const made = clustersOf(area, ...sets.filter(({ length }) => length > 0));
        const start =
          round % 5 === 1
            ? made.map((cluster, at) => (at === 0 ? { ...cluster, locked: true } : cluster))
            : made;
        const urns = area.schools.map(({ urn }) => urn);
        const some = (size: number) => Array.from({ length: size }, () => urns[pick(count)] ?? "");
        const wishes = {
          ...NO_WISHES,
          keepApart: round % 5 === 2 ? [[...new Set(some(2))]] : [],
          keepTogether: round % 6 === 3 ? [[...new Set(some(2))]] : [],
        };
        const settings: JudgingSettings = {
          ...SETTINGS,
          bounds: { ...NO_BOUNDS, minSchools: 1 + pick(3), maxSchools: 3 + pick(4) },
        };
        const question = repairOf(start, {
          wishes,
          lockedSchools: round % 2 === 0 ? [...new Set(some(1 + pick(2)))] : [],
          repairs: 3,
        });
        const isTorn = start.some(
          ({ locked, schools }) =>
            locked === true &&
            (wishes.keepTogether.some((set) => set.some((urn) => schools.includes(urn))) ||
              schools.some((urn) => start.filter((one) => one.schools.includes(urn)).length > 1)),
        );
        if (isTorn) continue;
        const answer = repaired(area, settings, question);
        const best = rankedRepairs(area, settings, question);
        const about = JSON.stringify({ round, bounds: settings.bounds, question, answer, best });
        if (best.length === 0) {
          expect(answer.obstacle, about).not.toBeNull();
          if (answer.obstacle?.reason === "locked-schools") held++;
          continue;
        }
        expect(answer.obstacle, about).toBeNull();
        const found = [answer, ...answer.others];
        expect(
          found.map(({ lost, moves, proved }) => ({ lost, moves, proved })),
          about,
        ).toEqual(best.map(({ lost, moves }) => ({ lost, moves, proved: true })));
        found.forEach(({ objective, clusters, bound }, at) => {
          expect(objective.value, about).toBeCloseTo(best[at]?.value ?? Number.NaN, 4);
          expect(bound, about).toBe(best[at]?.moves);
          const plan = { ...emptyPlan(area.name), clusters };
          const { issues } = judgePlan(area, plan, settings);
          expect(
            issues.filter(({ severity }) => severity === "error"),
            about,
          ).toEqual([]);
          for (const urn of question.lockedSchools) {
            const listing = (of: typeof clusters) =>
              of.filter(({ schools }) => schools.includes(urn)).map(({ id }) => id);
            expect(listing(start), about).toEqual(
              listing(start).length > 1
                ? expect.arrayContaining(listing(clusters))
                : listing(clusters),
            );
          }
        });
        if (found.length > 1) seconds++;
      }
      expect(seconds).toBeGreaterThan(5);
      expect(held).toBeGreaterThan(0);
    },
  );
});
