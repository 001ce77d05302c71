import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { moveSchool } from "../../../src/domain/edits/move_school.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Urn } from "../../../src/domain/school.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { totalTravel } from "../../../src/domain/total_travel.ts";
import type { Placement, Placements } from "../../../src/domain/why/placements.ts";
import { placementsOf } from "../../../src/domain/why/placements.ts";
import {
  areaOf,
  evenArea,
  planOf,
  planOfStrips,
  randomArea,
  schoolOf,
  settingsOf,
} from "../../support/builders.ts";

const TOO_FAR = new Set(["over-ceiling", "no-route", "too-close-to-call"]);
const TOO_LARGE = new Set(["too-many-schools", "too-many-pupils"]);
const TOO_SMALL = new Set(["too-few-schools", "too-few-pupils"]);

describe("why a school is where it is", () => {
  it("says what every other cluster would cost, cheapest first, in minutes that can be added by hand", () => {
    // A is 5 min from B, 8 from C and D; C and D are 3 apart; E is 50 min from everyone.
    const area = areaOf({
      schools: ["A", "B", "C", "D", "E"].map((urn) => schoolOf(urn)),
      seconds: minutesBetween([
        [0, 5, 8, 8, 50],
        [5, 0, 9, 9, 50],
        [8, 9, 0, 3, 50],
        [8, 9, 3, 0, 50],
        [50, 50, 50, 50, 0],
      ]),
    });
    const found = whyOf(area, planOf([["A", "B"], ["C", "D"], ["E"]]), settingsOf(), "A");
    expect(found.own).toBe("1");
    expect(found.travel).toBe(5 * 60);
    expect(found.others).toEqual([
      {
        cluster: "2",
        change: (8 + 8 - 5) * 60,
        worst: { from: "A", to: "C", seconds: 8 * 60 },
        blocks: [],
        swap: null,
      },
      {
        cluster: "3",
        change: (50 - 5) * 60,
        worst: { from: "A", to: "E", seconds: 50 * 60 },
        blocks: [{ kind: "pairs", pair: { from: "A", to: "E", seconds: 50 * 60 }, pairs: 2 }],
        swap: null,
      },
    ]);
  });

  it("names the size that a move would break, on the side that it would break", () => {
    const plan = planOf([
      ["1", "2"],
      ["3", "4", "5"],
    ]);
    const settings = settingsOf({ bounds: { minSchools: 2, maxSchools: 3, maxPupils: 350 } });
    expect(blocks(whyOf(evenArea(5, 600), plan, settings, "1"))).toEqual([
      { kind: "too-few-schools-left", schools: 1, limit: 2 },
      { kind: "too-many-schools", schools: 4, limit: 3 },
      { kind: "too-many-pupils", pupils: 400, limit: 350 },
    ]);
  });

  it("does not take a school out of a locked cluster, nor into one", () => {
    const plan = planOf([["1", "2"], ["3"]], { locked: true });
    expect(blocks(whyOf(evenArea(3, 600), plan, settingsOf(), "1"))).toEqual([
      { kind: "locked", cluster: "1" },
      { kind: "locked", cluster: "2" },
    ]);
  });

  it("compares clusters for a school that is in none, and leaves nothing too small by it", () => {
    const found = whyOf(
      evenArea(3, 600),
      planOf([["2", "3"]]),
      settingsOf({ bounds: { minSchools: 2 } }),
      "1",
    );
    expect(found).toMatchObject({ own: null, travel: 0 });
    expect(found.others.map(({ change, blocks }) => [change, blocks])).toEqual([[1200, []]]);
  });

  it("has nothing to say of a school that no place is known of", () => {
    const area = evenArea(2, 600, (urn) => (urn === "1" ? { location: null } : {}));
    const settings = settingsOf();
    const judgement = judgePlan(area, planOf([["1"], ["2"]]), settings);
    expect(placementsOf(area, judgement, "1")).toBeNull();
    expect(placementsOf(area, judgement, "nowhere")).toBeNull();
  });

  it("agrees with judging the whole plan after each move, on random areas", () => {
    let moves = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const area = randomArea(seed, {
        schools: 14,
        asymmetry: 0.3,
        samePointShare: 0.2,
        unreachableShare: seed % 3 === 0 ? 0.05 : 0,
        ...(seed % 2 === 0
          ? { band: { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.2 }] } }
          : {}),
      });
      const plan = planOfStrips(area, 4);
      const settings = settingsOf({ bounds: { minSchools: 2, maxSchools: 5, maxPupils: 1000 } });
      for (const { urn } of area.schools) {
        for (const placement of whyOf(area, plan, settings, urn).others) {
          expectTrue(area, plan, settings, urn, placement);
          moves++;
        }
      }
    }
    expect(moves).toBe(12 * 14 * 3);
  });
});

/** The oracle: the plan with the move made, judged as a whole. */
function expectTrue(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  urn: Urn,
  placement: Placement,
): void {
  const before = judgePlan(area, plan, settings);
  const after = judgePlan(area, moveSchool(urn, placement.cluster)(plan), settings);
  const change = totalTravel(after) - totalTravel(before);
  if (Number.isFinite(change)) expect(placement.change).toBeCloseTo(change, 6);
  const own = plan.clusters.find(({ schools }) => schools.includes(urn))?.id ?? "";
  const breaks = ({ issues }: typeof before, cluster: string, rules: ReadonlySet<string>) =>
    issues.some(({ rule, clusters }) => rules.has(rule) && clusters.includes(cluster));
  const farApart = after.issues.some(
    ({ rule, schools, clusters }) =>
      TOO_FAR.has(rule) && clusters.includes(placement.cluster) && schools.includes(urn),
  );
  const isStopped =
    farApart ||
    breaks(after, placement.cluster, TOO_LARGE) ||
    (breaks(after, own, TOO_SMALL) && !breaks(before, own, TOO_SMALL));
  expect(placement.blocks.length > 0).toBe(isStopped);
  const joined = after.clusters.find(({ cluster }) => cluster.id === placement.cluster);
  expect(placement.worst?.seconds).toBe(joined?.worst?.seconds);
}

function whyOf(area: Area, plan: Plan, settings: JudgingSettings, urn: Urn): Placements {
  const found = placementsOf(area, judgePlan(area, plan, settings), urn);
  if (found === null) throw new Error(`${urn} has no placements.`);
  return found;
}

function blocks({ others }: Placements): Placement["blocks"] {
  return others.flatMap((other) => other.blocks);
}

function minutesBetween(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return table.map((row) => row.map((value) => value * 60));
}
