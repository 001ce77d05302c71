import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { schoolAt } from "../../src/domain/area.ts";
import { candidatesFor } from "../../src/domain/could_join.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { moveEffect } from "../../src/domain/move_request.ts";
import type { Partner } from "../../src/domain/partners.ts";
import { homeClusterOf, knownSchools, linkedUrns, partnersOf } from "../../src/domain/partners.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import type { Seconds } from "../../src/domain/units.ts";
import { roundTrip, yearAt, yearInTurns } from "../../src/domain/year_travel.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { F1, readF1Area } from "../support/fixture_areas.ts";

const f1 = readF1Area();
const INITIALS = ["A", "B", "C", "D", "E", "F"] as const;
const ALL = f1.schools.map((_, place) => place as SchoolIndex);
const C = 2 as SchoolIndex;
const schoolDay = settingsOf({ speed: namedSpeed("school-day") });
const minutesOf = (seconds: Seconds) => (seconds / 60).toFixed(1);
const said = (partners: readonly Partner[]) =>
  partners.map(
    ({ school, slower, verdict }) => `${INITIALS[school]} ${minutesOf(slower)} ${verdict}`,
  );

describe("the partners of Carlthorpe in F1", () => {
  it("are at school day 11.4, 22.2, 25.2, 37.2 and 46.1 minutes away, the last over", () => {
    expect(said(partnersOf(f1, schoolDay, C, ALL))).toEqual([
      "B 11.4 within",
      "A 22.2 within",
      "F 25.2 within",
      "D 37.2 within",
      "E 46.1 over",
    ]);
  });

  it("are in winter 13.8, 26.8, 30.5, 45.0 (44.95, within) and 55.7 minutes away", () => {
    const winter = settingsOf({ speed: namedSpeed("winter") });
    const partners = partnersOf(f1, winter, C, ALL);
    expect(said(partners)).toEqual([
      "B 13.8 within",
      "A 26.8 within",
      "F 30.4 within",
      "D 45.0 within",
      "E 55.7 over",
    ]);
    expect((partners[3]?.slower ?? 0) / 60).toBeCloseTo(44.95, 9);
  });
});

describe("partners", () => {
  const uneven = areaOf({
    schools: [schoolOf("1"), schoolOf("2"), schoolOf("3"), schoolOf("4", { location: null })],
    seconds: [
      [0, 600, 500, 1],
      [900, 0, 1, 1],
      [null, 1, 0, 1],
      [1, 1, 1, 0],
    ],
    metres: [
      [0, 8000, 7000, 1],
      [8400, 0, 1, 1],
      [7000, 1, 0, 1],
      [1, 1, 1, 0],
    ],
  });
  const all = [0, 1, 2, 3] as SchoolIndex[];

  it("are ranked by the slower way, each way kept apart, the one without a way back last", () => {
    const [near, cutOff, ...rest] = partnersOf(uneven, settingsOf(), 0 as SchoolIndex, all);
    expect([near?.school, near?.there.seconds, near?.back.seconds]).toEqual([1, 600, 900]);
    expect([cutOff?.school, cutOff?.there.verdict, cutOff?.verdict]).toEqual([
      2,
      "within",
      "no-route",
    ]);
    expect(rest).toEqual([]);
  });

  it("of a school without a place are none", () => {
    expect(partnersOf(uneven, settingsOf(), 3 as SchoolIndex, all)).toEqual([]);
  });

  it("by other links are whoever shares a link with the school, each once", () => {
    const plan: Plan = {
      ...planOf([["1", "2"], ["3"]]),
      links: [
        { urns: ["1", "3"], kind: "other", purpose: "choir" },
        { urns: ["3", "1", "9"], kind: "other", purpose: "swimming" },
        { urns: ["2", "3"], kind: "other", purpose: "football" },
      ],
    };
    expect(linkedUrns(plan, "1")).toEqual(["3", "9"]);
    expect(knownSchools(uneven, ["3", "9", "3"])).toEqual({ schools: [2], unknown: ["9"] });
    expect(homeClusterOf(plan, "1")?.id).toBe("1");
    expect(homeClusterOf(plan, "9")).toBeNull();
  });

  it("make a year's travel of there and back, at one place or in turns, the turn at home for nothing", () => {
    const partners = partnersOf(uneven, settingsOf(), 0 as SchoolIndex, [1 as SchoolIndex]);
    const [near] = partners;
    if (near === undefined) throw new Error("There is a partner.");
    expect(roundTrip(uneven, near)).toEqual({ seconds: 1500, metres: 16_400, isEstimate: false });
    expect(yearAt(uneven, near, 6)).toMatchObject({ seconds: 9000, metres: 98_400 });
    expect(yearInTurns(uneven, partners, 6)).toMatchObject({ seconds: 4500, metres: 49_200 });
    expect(yearAt(uneven, near, 0)).toMatchObject({ seconds: 0, metres: 0 });
  });

  it("that no road reaches make a year that cannot be travelled", () => {
    const partners = partnersOf(uneven, settingsOf(), 0 as SchoolIndex, all);
    expect(yearInTurns(uneven, partners, 6).seconds).toBe(Number.POSITIVE_INFINITY);
  });
});

/** Every school that keeps each pair within, found by judging the plan with it. */
function byTrying(area: Area, plan: Plan, id: string): readonly string[] {
  return area.schools.flatMap(({ urn }) => {
    const clusters = plan.clusters.map((cluster) => ({
      ...cluster,
      schools:
        cluster.id === id
          ? [...new Set([...cluster.schools, urn])]
          : cluster.schools.filter((other) => other !== urn),
    }));
    const after = judgePlan(area, { ...plan, clusters }, schoolDay);
    const grown = after.clusters.find(({ cluster }) => cluster.id === id);
    const isNew = !plan.clusters.find((cluster) => cluster.id === id)?.schools.includes(urn);
    return isNew && grown?.verdict === "within" ? [urn] : [];
  });
}

describe("which schools could join", () => {
  it("are in F1 those that keep every pair within, with the worst pair that would become", () => {
    const plan = planOf([[F1.A, F1.B], [F1.E], [F1.C]]);
    const judgement = judgePlan(f1, plan, schoolDay);
    const [first] = judgement.clusters;
    if (first === undefined) throw new Error("There is a first cluster.");
    const found = candidatesFor(f1, judgement, first);
    expect(
      found.map(({ school, worst, from }) => [
        INITIALS[school],
        minutesOf(worst.seconds),
        from?.id,
      ]),
    ).toEqual([
      ["F", "19.2", undefined],
      ["C", "22.2", "3"],
      ["D", "31.8", undefined],
      ["E", "45.0", "2"],
    ]);
    expect(found.map(({ school }) => schoolAt(f1, school).urn).sort()).toEqual(
      byTrying(f1, plan, "1"),
    );
  });

  it("are none for a cluster that is over already, and none beyond its size", () => {
    const over = judgePlan(f1, planOf([[F1.C, F1.E]]), schoolDay);
    const full = judgePlan(
      evenArea(4, 60),
      planOf([["1", "2"]]),
      settingsOf({ bounds: { maxSchools: 2 } }),
    );
    for (const [area, judgement] of [
      [f1, over],
      [evenArea(4, 60), full],
    ] as const) {
      const [judged] = judgement.clusters;
      if (judged === undefined) throw new Error("There is a cluster.");
      expect(candidatesFor(area, judgement, judged)).toEqual([]);
    }
  });
});

describe("a move of Eastmoor to Dunstow", () => {
  const effect = (clusters: readonly (readonly string[])[]) =>
    moveEffect(f1, judgePlan(f1, planOf(clusters), schoolDay), 4 as SchoolIndex, "2");

  it("brings the worst pair of all others from 46.1 to 37.2", () => {
    const found = effect([[F1.A, F1.B, F1.C, F1.D, F1.E, F1.F], []]);
    expect(minutesOf(found?.left?.before.worst?.seconds as Seconds)).toBe("46.1");
    expect(minutesOf(found?.left?.after.worst?.seconds as Seconds)).toBe("37.2");
  });

  it("makes a new pair of 15.0", () => {
    const found = effect([[F1.A, F1.B, F1.C, F1.E, F1.F], [F1.D]]);
    expect(said(found?.partnersAfter ?? [])).toEqual(["D 15.0 within"]);
    expect(found?.joined.before.worst).toBeNull();
    expect(minutesOf(found?.joined.after.worst?.seconds as Seconds)).toBe("15.0");
    expect(found?.partnersBefore.length).toBe(4);
  });

  it("is no move where it is there already, or where there is no such cluster", () => {
    expect(effect([[F1.A], [F1.E]])).toBeNull();
    expect(effect([[F1.A, F1.E]])).toBeNull();
  });

  it("out of no cluster leaves none", () => {
    expect(effect([[F1.A], [F1.D]])?.left).toBeNull();
  });
});
