import { describe, expect, it } from "vitest";
import { panTimetable } from "../../../src/domain/places/law/consultation.ts";
import { LAW_RULES } from "../../../src/domain/places/law/rules.ts";
import { ruralCodeOf, ruralStanding } from "../../../src/domain/places/law/rural.ts";
import { sparsityWeight } from "../../../src/domain/places/law/sparsity.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import type { School } from "../../../src/domain/school.ts";
import { schoolOf } from "../../support/builders.ts";
import { F2, inputOf, outcomeOf, readF2Area } from "../../support/scenarios.ts";

const MILE = 1609.344;

describe("the sparsity weight", () => {
  it.each([
    [70, 2.3, "1.0000", "1.0000", "1.0000"],
    [88, 1.8, "0.8251", "0.5000", "0.4126"],
    [149, 3.0, "0.0107", "1.0000", "0.0107"],
    [110, 1.61, "0.5314", "0.0250", "0.0133"],
  ])("of %i pupils at %f miles is %s × %s = %s", (pupils, miles, year, distance, weight) => {
    const found = sparsityWeight(pupils, 7, miles * MILE);
    expect(found.isEligible).toBe(true);
    expect(found.yearWeight.toFixed(4)).toBe(year);
    expect(found.distanceWeight.toFixed(4)).toBe(distance);
    expect(found.weight.toFixed(4)).toBe(weight);
  });

  it.each([
    [150, 3.0],
    [110, 1.6],
    [70, 1.0],
  ])("of %i pupils at %f miles is none: not eligible", (pupils, miles) => {
    expect(sparsityWeight(pupils, 7, miles * MILE)).toMatchObject({ isEligible: false, weight: 0 });
  });

  it("goes by the school's own year groups", () => {
    expect(sparsityWeight(63, 3, 3 * MILE).isEligible).toBe(true);
    expect(sparsityWeight(65, 3, 3 * MILE).isEligible).toBe(false);
  });
});

describe("a lower admission number", () => {
  const lower = { pan: 45, from: 60, firstSeptember: 2027 };

  it.each([
    ["2026-02-01", 2028, "2026-12-20"],
    ["2026-11-23", 2028, "2026-12-20"],
    ["2026-12-20", 2028, "2026-12-20"],
    ["2026-12-21", 2029, "2027-12-20"],
    ["2027-01-31", 2029, "2027-12-20"],
  ])(
    "begun on %s counts from September %i, consulted on from %s at the latest",
    (today, september, latestStart) => {
      const timetable = panTimetable(lower, today);
      expect(timetable).toMatchObject({
        needsConsultation: true,
        earliestSeptember: september,
        latestStart,
        opens: `${september - 2}-10-01`,
        closes: `${september - 1}-01-31`,
        determinedBy: `${september - 1}-02-28`,
        objectionsBy: `${september - 1}-05-15`,
        isTooEarly: true,
      });
      const days = (date: string) => Date.parse(date) / 86_400_000;
      expect(days(timetable.closes ?? "") - days(latestStart) + 1).toBeGreaterThanOrEqual(42);
    },
  );

  it("is not too early from its earliest September on", () => {
    expect(panTimetable({ ...lower, firstSeptember: 2028 }, "2026-11-23").isTooEarly).toBe(false);
  });

  it("and a higher one differ: that needs no consultation", () => {
    const higher = { ...lower, pan: 75 };
    expect(panTimetable(higher, "2026-11-23")).toMatchObject({
      needsConsultation: false,
      opens: null,
      latestStart: null,
      determinedBy: "2027-02-28",
      earliestSeptember: 2028,
    });
    expect(panTimetable(higher, "2027-02-28").earliestSeptember).toBe(2028);
    expect(panTimetable(higher, "2027-03-01").earliestSeptember).toBe(2029);
  });
});

describe("whether a school is rural", () => {
  const list = (year: number) => ({ year, urns: new Set(["1"]) });

  it("is settled by the list, which is old once a newer one should be in force", () => {
    const standing = (year: number, today: string) =>
      ruralStanding(schoolOf("1"), list(year), today);
    expect(standing(2025, "2026-11-23")).toEqual({
      by: "list",
      isRural: true,
      listYear: 2025,
      isOld: false,
    });
    expect(standing(2025, "2026-12-17")).toMatchObject({ isOld: false });
    expect(standing(2025, "2026-12-18")).toMatchObject({ isOld: true });
    expect(standing(2024, "2026-11-23")).toMatchObject({ isOld: true });
    expect(ruralStanding(schoolOf("2"), list(2025), "2026-11-23")).toMatchObject({
      isRural: false,
    });
  });

  it("is indicated by the code where there is no list, and for an academy, which lists leave out", () => {
    const village = { urbanRural: "(England/Wales) Rural village" };
    expect(ruralStanding(schoolOf("1", village), null, "2026-11-23")).toEqual({
      by: "code",
      isRural: true,
      scheme: "2011",
    });
    const academy = { ...village, type: "Academy converter" };
    expect(ruralStanding(schoolOf("1", academy), list(2025), "2026-11-23")).toMatchObject({
      by: "code",
    });
    expect(ruralStanding(schoolOf("1"), null, "2026-11-23")).toEqual({ by: "not-known" });
  });

  it.each([
    ["A1", false, "2011"],
    ["C2", false, "2011"],
    ["D1", true, "2011"],
    ["F2", true, "2011"],
    ["(England/Wales) Urban city and town", false, "2011"],
    ["(England/Wales) Rural town and fringe", true, "2011"],
    ["(England/Wales) Rural hamlet and isolated dwellings in a sparse setting", true, "2011"],
    ["UN1", false, "2021"],
    ["RLF1", true, "2021"],
    ["RSN1", true, "2021"],
    ["Smaller rural: Further from a major town or city", true, "2021"],
    ["Urban: Nearer to a major town or city", false, "2021"],
    ["Rural", true, null],
  ])("%s is rural: %s, by the scheme of %s", (value, isRural, scheme) => {
    expect(ruralCodeOf(value)).toEqual({ isRural, scheme });
  });

  it("is not known from a blank or from Scotland", () => {
    expect(ruralCodeOf(null)).toBeNull();
    expect(ruralCodeOf("Pseudo postcode")).toBeNull();
  });
});

describe("the rules of a scenario", () => {
  const area = readF2Area();
  const rulesWith = (action: ScenarioAction, facts: Partial<School> = {}) => {
    const schools = area.schools.map((school) =>
      school.urn === F2.T ? { ...school, ...facts } : school,
    );
    const written = action.type === "close" ? ([[F2.T, null, F2.S, 44]] as const) : [];
    return outcomeOf(inputOf({ ...area, schools }, [action]), written).rules.map(({ id }) => id);
  };
  const close = { type: "close", urn: F2.T } as const;
  const pan = { type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2028 } as const;

  it.each([
    ["Community school", "pan-authority", ["close-maintained"]],
    ["Voluntary controlled school", "pan-authority", ["close-maintained", "close-governing-body"]],
    ["Voluntary aided school", "pan-governing-body", ["close-maintained", "close-governing-body"]],
    ["Foundation school", "pan-governing-body", ["close-maintained", "close-governing-body"]],
    ["Academy converter", "pan-academy-trust", ["close-academy"]],
    [null, "pan-type-not-known", ["close-type-not-known"]],
  ])("say who decides for a %s: %s; %j", (type, admission, closing) => {
    expect(rulesWith(pan, { type }).filter((id) => id.startsWith("pan-"))).toEqual([
      admission,
      "pan-consultation",
    ]);
    expect(rulesWith(close, { type }).filter((id) => id.startsWith("close-"))).toEqual(closing);
  });

  it("have the presumption against closing for a rural school, known or not known to be one, and none for an academy", () => {
    const rural = (facts: Partial<School>) =>
      rulesWith(close, facts).filter((id) => id.startsWith("rural-"));
    const indicated = ["rural-indicative", "rural-regard", "rural-presumption"];
    expect(rural({ urbanRural: "D1" })).toEqual(indicated);
    expect(rural({})).toEqual(indicated);
    expect(rural({ urbanRural: "A1" })).toEqual(["rural-indicative"]);
    expect(rural({ type: "Academy converter", urbanRural: "D1" })).toEqual([]);
  });

  it("warn of a list that is older than the last 18 December", () => {
    const ruralList = { year: 2024, urns: new Set([F2.P]) };
    const { rules, rural } = outcomeOf(
      inputOf(area, [{ type: "close", urn: F2.P }]),
      [[F2.P, null, F2.Q, 14]],
      { ruralList },
    );
    expect(rural).toEqual([{ urn: F2.P, by: "list", isRural: true, listYear: 2024, isOld: true }]);
    expect(rules.map(({ id }) => id)).toContain("rural-list-old");
  });

  it.each([
    [450, false],
    [525, true],
    [524, false],
  ])("note an enlargement of T from 420 to %i places: %s", (capacity, expected) => {
    const found = rulesWith({ type: "capacity", urn: F2.T, capacity }).includes("enlargement");
    expect(found).toBe(expected);
  });

  it("say that an academy cannot join a statutory federation", () => {
    const federate = { type: "federate", urns: [F2.S, F2.T] } as const;
    expect(rulesWith(federate)).toEqual(["federation-maintained"]);
    expect(rulesWith(federate, { type: "Academy converter" })).toEqual([
      "federation-maintained",
      "federation-academy",
    ]);
  });

  it("name the lump sum and the sparsity screen of a merger", () => {
    const rules = rulesWith({ type: "merge", urns: [F2.P], into: F2.T, sites: 2 });
    expect(rules).toEqual(expect.arrayContaining(["lump-sum", "sparsity", "merge-closes"]));
  });

  it("name infant classes, walking distance and the child's journey where pupils move", () => {
    const rules = rulesWith(close);
    expect(rules).toEqual(expect.arrayContaining(["walking-distance", "child-journey"]));
    expect(rulesWith(pan)).toContain("infant-class");
    expect(rulesWith(pan)).not.toContain("walking-distance");
  });

  it("each have a source and the day of their review, and call nothing unlawful", () => {
    for (const rule of Object.values(LAW_RULES)) {
      expect(rule.source.length).toBeGreaterThan(10);
      expect(rule.reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(rule.text).not.toMatch(/unlawful|illegal/i);
    }
  });
});
