import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Judgement } from "../../../src/domain/judgement.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Urn } from "../../../src/domain/school.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { totalTravel } from "../../../src/domain/total_travel.ts";
import type { Companions } from "../../../src/domain/why/companions.ts";
import { companionBlocks, NO_COMPANIONS } from "../../../src/domain/why/companions.ts";
import { companyOf } from "../../../src/domain/why/company.ts";
import { placementsOf } from "../../../src/domain/why/placements.ts";
import { evenArea, planOf, planOfStrips, randomArea, settingsOf } from "../../support/builders.ts";

const SIZES = new Set(["too-many-schools", "too-many-pupils", "too-few-schools", "too-few-pupils"]);
const FAR = new Set(["over-ceiling", "no-route", "too-close-to-call"]);

/** `plan` with two schools in each other's place. */
function exchanged(plan: Plan, a: Urn, b: Urn): Plan {
  const swap = (urn: Urn) => (urn === a ? b : urn === b ? a : urn);
  const clusters = plan.clusters.map((cluster) => ({
    ...cluster,
    schools: cluster.schools.map(swap),
  }));
  return { ...plan, clusters };
}

/** Whether no pair of either school breaks the ceiling and neither of the clusters has a size that the rules refuse. */
function isSound(judgement: Judgement, urns: readonly Urn[], clusters: readonly string[]): boolean {
  return judgement.issues.every(({ rule, schools, clusters: of }) => {
    const touches = of.some((id) => clusters.includes(id));
    if (SIZES.has(rule)) return !touches;
    return !(FAR.has(rule) && touches && schools.some((urn) => urns.includes(urn)));
  });
}

describe("the exchange that sizes leave", () => {
  it("is the cheapest of all that keep every rule, by judging the whole plan after each", () => {
    let found = 0;
    let none = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const area = randomArea(seed, { schools: 24, asymmetry: 0.3 });
      const plan = planOfStrips(area, 4);
      const settings = settingsOf({ ceilingMinutes: 60, bounds: { minSchools: 4, maxSchools: 4 } });
      const judgement = judgePlan(area, plan, settings);
      const urn = area.schools[seed]?.urn ?? "";
      const own = plan.clusters.find(({ schools }) => schools.includes(urn));
      for (const { cluster, blocks, swap } of placementsOf(area, judgement, urn)?.others ?? []) {
        if (blocks.some(({ kind }) => kind === "pairs" || kind === "locked")) {
          expect(swap).toBeNull();
          continue;
        }
        const there = plan.clusters.find(({ id }) => id === cluster)?.schools ?? [];
        const costs = there.flatMap((other) => {
          const after = judgePlan(area, exchanged(plan, urn, other), settings);
          if (!isSound(after, [urn, other], [cluster, own?.id ?? ""])) return [];
          return totalTravel(after) - totalTravel(judgement);
        });
        if (swap === null) {
          none++;
          expect(costs).toEqual([]);
        } else {
          found++;
          expect(there).toContain(swap.with);
          expect(swap.change).toBeCloseTo(Math.min(...costs), 6);
        }
      }
    }
    expect(found).toBeGreaterThan(10);
    expect(none).toBeGreaterThan(0);
  });

  it("is none for a school that is in no cluster, whose place another would have to give up", () => {
    const placements = placed(evenArea(3, 600), planOf([["2", "3"]]), { maxSchools: 2 }, "1");
    expect(placements.others.map(({ swap }) => swap)).toEqual([null]);
  });

  it("does not bring together who is kept apart", () => {
    const plan = planOf([
      ["1", "2"],
      ["3", "4"],
    ]);
    const bounds = { minSchools: 2, maxSchools: 2 };
    const apart = { ...NO_COMPANIONS, apart: [["2", "3"]] };
    // 3 may not come to 2, so that only 4 can come in the place of 1; and 1 is then with 3.
    expect(placed(evenArea(4, 600), plan, bounds, "1", apart).others[0]?.swap).toEqual({
      with: "4",
      change: 0,
    });
  });
});

describe("who was asked to be with whom", () => {
  const companions: Companions = {
    together: [["1", "2"]],
    apart: [["1", "3", "9"]],
    ties: [{ kind: "federation", name: "Wolds", schools: ["1", "4", "5"] }],
  };

  it("stops a school from going to whom it is kept apart from, or leaving whom it is kept with", () => {
    expect(companionBlocks(companions, "1", ["3", "4"])).toEqual([
      { kind: "kept-apart", schools: ["3"] },
      { kind: "kept-together", schools: ["2"] },
      { kind: "tie", tie: "federation", name: "Wolds", schools: ["5"] },
    ]);
    expect(companionBlocks(companions, "1", ["2", "4", "5"])).toEqual([]);
    expect(companionBlocks(companions, "6", ["1", "2", "3"])).toEqual([]);
  });

  it("is among what stops a move", () => {
    const plan = planOf([["1", "2"], ["3"]]);
    const [other] = placed(evenArea(3, 600), plan, {}, "1", companions).others;
    expect(other?.blocks.map(({ kind }) => kind)).toEqual(["kept-apart", "kept-together", "tie"]);
  });
});

describe("why two schools are together", () => {
  it("is their minutes, how near they are among all, and the cheapest move that parts them, by hand over every school", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const area = randomArea(seed, { schools: 20, asymmetry: 0.3 });
      const plan = planOfStrips(area, 4);
      const settings = settingsOf({ ceilingMinutes: 50, bounds: { minSchools: 2, maxSchools: 6 } });
      const judgement = judgePlan(area, plan, settings);
      const [urn = "", partner = ""] = plan.clusters[1]?.schools ?? [];
      const company = companyOf(area, judgement, [urn, partner]);
      const at = (name: Urn) => area.schools.findIndex((school) => school.urn === name);
      const raw = (from: number, to: number) => area.driveTimes.seconds(from as never, to as never);
      const [a, b] = [at(urn), at(partner)];
      const mean = (to: number) => raw(a, to) + raw(to, a);
      const nearer = area.schools.filter((_, i) => i !== a && mean(i) < mean(b)).length;
      const moves = [urn, partner].flatMap((each) =>
        (placementsOf(area, judgement, each)?.others ?? [])
          .filter(({ blocks }) => blocks.length === 0)
          .map(({ change }) => change),
      );
      expect(company).toMatchObject({
        cluster: "2",
        there: { seconds: raw(a, b) },
        back: { seconds: raw(b, a) },
        rank: nearer + 1,
        of: 19,
      });
      expect(company?.parting?.change ?? null).toBe(moves.length === 0 ? null : Math.min(...moves));
    }
  });

  it("is that they were asked to be, where they were", () => {
    const area = evenArea(3, 600);
    const judgement = judgePlan(area, planOf([["1", "2"], ["3"]]), settingsOf());
    const together = { ...NO_COMPANIONS, together: [["1", "2"]] };
    expect(companyOf(area, judgement, ["1", "2"], together)).toMatchObject({
      isAsked: true,
      parting: null,
    });
    expect(companyOf(area, judgement, ["1", "3"], together)).toMatchObject({
      isAsked: false,
      cluster: null,
    });
    expect(companyOf(area, judgement, ["1", "1"])).toBeNull();
  });
});

function placed(
  area: Area,
  plan: Plan,
  bounds: Partial<JudgingSettings["bounds"]>,
  urn: Urn,
  companions: Companions = NO_COMPANIONS,
) {
  const judgement = judgePlan(area, plan, settingsOf({ bounds }));
  const found = placementsOf(area, judgement, urn, companions);
  if (found === null) throw new Error(`${urn} has no placements.`);
  return found;
}
