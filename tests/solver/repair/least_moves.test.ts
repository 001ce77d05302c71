import { beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Cluster } from "../../../src/domain/plan.ts";
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
import { bestRepair } from "./brute_repair.ts";
import { clustersOf, repairOf, SETTINGS, swappedArea } from "./repair_cases.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

function repaired(area: Area, settings: JudgingSettings, question: RepairQuestion): RepairAnswer {
  return answerQuestion(area, settings, question, { now: () => 0, highs });
}

/** The errors of the answer's clusters, by the judge of plans. */
function errorsOf(area: Area, settings: JudgingSettings, clusters: readonly Cluster[]): string[] {
  const { issues } = judgePlan(area, { ...emptyPlan(area.name), clusters }, settings);
  return issues.filter(({ severity }) => severity === "error").map(({ id }) => id);
}

describe("the least repair", () => {
  it("sends two schools that are in each other's clusters home, and says that two moves are needed", () => {
    const { area, start } = swappedArea();
    const answer = repaired(area, SETTINGS, repairOf(start));
    expect(answer).toMatchObject({ moves: 2, bound: 2, lost: 0, proved: true, stoppedBy: "proof" });
    expect(
      answer.changes.map(({ kind, urn, from, to, mends }) => [kind, urn, from, to, mends]),
    ).toEqual([
      ["move", "100005", "A", "B", "over-ceiling"],
      ["move", "100004", "B", "A", "over-ceiling"],
    ]);
    // 61 + … minutes at 1.2 times a minute a kilometre: 65 km from the farthest before, 4 km after.
    expect(answer.changes[0]?.before?.seconds).toBeCloseTo(65 * 60 * 1.2, 6);
    expect(answer.changes[0]?.after?.seconds).toBeCloseTo(4 * 60 * 1.2, 6);
    expect(answer.clusters.map(({ id, schools }) => [id, [...schools].sort()])).toEqual([
      ["A", ["100000", "100001", "100002", "100003", "100004"]],
      ["B", ["100005", "100006", "100007", "100008", "100009"]],
    ]);
  });

  it("changes nothing of a plan without a fault, and gives back the very same clusters", () => {
    const { area } = swappedArea();
    const start = clustersOf(area, [0, 1, 2, 3], [6, 7, 8]);
    const answer = repaired(area, SETTINGS, repairOf(start));
    expect(answer).toMatchObject({
      moves: 0,
      bound: 0,
      proved: true,
      changes: [],
      clusters: start,
    });
  });

  it("parts schools that are to be kept apart by one move, and brings together those that are to be together by another", () => {
    const area = flatArea(Array.from({ length: 8 }, (_, i) => [i, 0] as const));
    const start = clustersOf(area, [0, 1, 2, 3], [4, 5, 6, 7]);
    const urn = (place: number) => area.schools[place]?.urn ?? "";
    const wishes = {
      ...NO_WISHES,
      keepApart: [[urn(0), urn(1)]],
      keepTogether: [[urn(3), urn(4)]],
    };
    const answer = repaired(area, SETTINGS, repairOf(start, { wishes }));
    expect(answer).toMatchObject({ moves: 2, bound: 2, proved: true });
    expect(new Set(answer.changes.map(({ mends }) => mends))).toEqual(
      new Set(["kept-apart", "kept-together"]),
    );
  });

  it("leaves a school that two clusters list in the one where it fits, which is no move", () => {
    const { area } = swappedArea();
    const start = clustersOf(area, [0, 1, 2, 5], [5, 6, 7, 8]);
    const answer = repaired(area, SETTINGS, repairOf(start));
    expect(answer).toMatchObject({ moves: 0, bound: 0, proved: true });
    expect(answer.changes).toMatchObject([
      { kind: "unlist", urn: "100005", from: "A", to: "B", mends: "in-two-clusters" },
    ]);
    expect(answer.clusters[1]).toBe(start[1]);
  });

  it("mends only the clusters that are asked for, and leaves the others at fault as they are", () => {
    const { area, start } = swappedArea();
    const both = repaired(area, SETTINGS, repairOf(start, { only: ["A", "B"] }));
    expect(both).toMatchObject({ moves: 2, obstacle: null });
    const one = repaired(area, SETTINGS, repairOf(start, { only: ["A"] }));
    expect(one).toMatchObject({ moves: 1, lost: 1, bound: 1, proved: true });
    expect(one.clusters.find(({ id }) => id === "B")).toBe(start[1]);
  });

  it.each([1, 2, 3, 4])(
    "is what trying every change finds, whatever the bounds, locks and wishes (%i)",
    (seed) => {
      const random = seededRandom(seed);
      const pick = (most: number) => Math.floor(random() * most);
      let proved = 0;
      for (let round = 0; round < 18; round++) {
        const count = 5 + (pick(5) === 0 ? 2 : pick(2));
        const spread = 20 + pick(60);
        const area = flatArea(
          Array.from({ length: count }, () => [pick(spread), pick(spread)] as const),
          round % 3 === 0 ? { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.3 }] } : null,
        );
        const sets: number[][] = [[], [], []];
        for (let place = 0; place < count; place++) sets[pick(4)]?.push(place);
        if (round % 7 === 0) sets[0]?.push(...(sets[1]?.slice(0, 1) ?? []));
        const made = clustersOf(area, ...sets.filter(({ length }) => length > 0));
        const start =
          round % 4 === 1
            ? made.map((cluster, at) => (at === 0 ? { ...cluster, locked: true } : cluster))
            : made;
        const urns = area.schools.map(({ urn }) => urn);
        const some = (size: number) => Array.from({ length: size }, () => urns[pick(count)] ?? "");
        const wishes = {
          ...NO_WISHES,
          keepApart: round % 5 === 2 ? [[...new Set(some(2))]] : [],
          keepTogether: round % 6 === 3 ? [[...new Set(some(2))]] : [],
          leaveOut: round % 8 === 4 ? some(1) : [],
        };
        const settings: JudgingSettings = {
          ...SETTINGS,
          bounds: {
            ...NO_BOUNDS,
            minSchools: 1 + pick(3),
            maxSchools: 3 + pick(4),
            ...(round % 3 === 1 ? { minPupils: 200, maxPupils: 700 } : {}),
          },
        };
        const question = repairOf(start, {
          wishes,
          objective: round % 2 === 0 ? "travel" : "host",
          finish: round % 4 === 3,
          maxMoves: round % 9 === 5 ? 1 : null,
        });
        const isTorn = start.some(
          ({ locked, schools }) =>
            locked === true &&
            (wishes.keepTogether.some((set) => set.some((urn) => schools.includes(urn))) ||
              schools.some((urn) => start.filter((one) => one.schools.includes(urn)).length > 1)),
        );
        if (isTorn) continue;
        const answer = repaired(area, settings, question);
        const best = bestRepair(area, settings, question);
        const about = JSON.stringify({
          round,
          start,
          settings: settings.bounds,
          question,
          answer,
          best,
        });
        if (best === null) {
          expect(answer.obstacle, about).not.toBeNull();
          continue;
        }
        expect(answer.obstacle, about).toBeNull();
        expect({ lost: answer.lost, moves: answer.moves }, about).toEqual({
          lost: best.lost,
          moves: best.moves,
        });
        expect(answer.bound, about).toBe(best.moves);
        if (question.finish) {
          const placed = new Set(answer.clusters.flatMap(({ schools }) => schools));
          const were = new Set(start.flatMap(({ schools }) => schools));
          const away = urns.filter((urn) => !placed.has(urn) && !were.has(urn));
          expect(away.length, about).toBe(best.unplaced);
        }
        expect(answer.objective.value, about).toBeCloseTo(best.value, 4);
        expect(errorsOf(area, settings, answer.clusters), about).toEqual([]);
        for (const cluster of start) {
          if (cluster.locked === true) expect(answer.clusters).toContainEqual(cluster);
        }
        if (answer.proved) proved++;
      }
      expect(proved).toBeGreaterThan(9);
    },
  );
});
