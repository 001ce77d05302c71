import { describe, expect, it } from "vitest";
import { emptyHeadings, withNotes } from "../../../src/domain/places/law/evidence.ts";
import { NO_NOTES } from "../../../src/domain/places/scenario.ts";
import { scenarioOutcome } from "../../../src/domain/places/scenario_outcome.ts";
import { emptyPlan } from "../../../src/domain/plan.ts";
import { planOf } from "../../support/builders.ts";
import type { WrittenFlow } from "../../support/scenarios.ts";
import {
  applied,
  assignmentOf,
  contextOf,
  F2,
  F2_YEARS,
  inputOf,
  outcomeOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../../support/scenarios.ts";

const area = readF2Area();
const percent = (share: number | null) => (100 * (share ?? Number.NaN)).toFixed(1);
const closeP = [{ type: "close", urn: F2.P }] as const;

/** 9 of P's 14 pupils to Q, 5 to T, by the room of each year group in Q: 1 2 5 4 5 0 0. */
const BY_YEAR: readonly WrittenFlow[] = [
  [F2.P, 0, F2.Q, 1],
  [F2.P, 0, F2.T, 1],
  [F2.P, 1, F2.Q, 2],
  [F2.P, 2, F2.Q, 2],
  [F2.P, 3, F2.Q, 2],
  [F2.P, 4, F2.Q, 2],
  [F2.P, 5, F2.T, 2],
  [F2.P, 6, F2.T, 2],
];

describe("closing P, 9 of whose pupils go to Q and 5 to T", () => {
  const outcome = outcomeOf(inputOf(area, closeP, { figures: yearFigures(F2_YEARS) }), BY_YEAR);

  it("leaves 735 places, 643 pupils, 96 unfilled (13.1 %), 4 over and net 92 (12.5 %)", () => {
    expect(outcome.before).toMatchObject({ capacity: 791, roll: 643, unfilled: 152, over: 4 });
    expect(outcome.after).toMatchObject({
      capacity: 735,
      roll: 643,
      unfilled: 96,
      over: 4,
      net: 92,
      counted: 4,
    });
    expect(percent(outcome.after.unfilledShare)).toBe("13.1");
    expect(percent(outcome.after.netShare)).toBe("12.5");
  });

  it("leaves Q with 97 of 105 and T with 376 of 420", () => {
    const at = (urn: string) => outcome.schools.find((school) => school.urn === urn);
    expect(at(F2.P)).toEqual({ urn: F2.P, before: { capacity: 56, roll: 14 }, after: null });
    expect(at(F2.Q)?.after).toEqual({ capacity: 105, roll: 97 });
    expect(at(F2.T)?.after).toEqual({ capacity: 420, roll: 376 });
    expect(at(F2.R)?.after).toEqual({ capacity: 105, roll: 109 });
  });

  it("has the same places in its only year", () => {
    expect(outcome.years).toHaveLength(1);
    expect(outcome.years[0]).toMatchObject({ september: 2027, ...outcome.after });
  });

  it("lists who goes where by year group with judged seconds", () => {
    expect(outcome.displaced.slice(0, 2)).toEqual([
      {
        from: F2.P,
        to: F2.Q,
        yearGroup: 0,
        pupils: 1,
        seconds: 300,
        estimated: false,
        fromHome: false,
      },
      {
        from: F2.P,
        to: F2.T,
        yearGroup: 0,
        pupils: 1,
        seconds: 480,
        estimated: false,
        fromHome: false,
      },
    ]);
    expect(outcome.unplaced).toEqual([]);
  });

  it("counts journeys from the school that closes: 9 of 2.8 miles and 5 of 4.5", () => {
    // Q is 4,500 m away and T 7,200 m. Beyond 2 miles (3,219 m) are all to Year 3; beyond 3 miles (4,828 m) those to T.
    expect(outcome.travel).toMatchObject({
      pupils: 14,
      before: null,
      beyondWalking: 1 + 2 + 2 + 2 + 1 + 2 + 2,
      beyondGuide: 0,
      longest: 480,
      ageNotKnown: 0,
      distanceNotKnown: 0,
      estimated: false,
    });
    expect(outcome.travel.after).toBeCloseTo((9 * 300 + 5 * 480) / 14, 9);
    expect(outcome.travel.extraMetresAYear).toBe((9 * 4500 + 5 * 7200) * 2 * 190);
  });

  it("asks for the two headings that only a person can fill", () => {
    expect(outcome.evidence.map(({ id, needsText, text }) => [id, needsText, text])).toEqual([
      ["community", true, null],
      ["transport", false, null],
      ["motor-vehicles", false, null],
      ["alternatives", true, null],
    ]);
    expect(emptyHeadings(outcome.evidence).map(({ id }) => id)).toEqual([
      "community",
      "alternatives",
    ]);
    expect(outcome.evidence[1]?.computed).toMatchObject({ pupils: 14, beyondChildGuide: 0 });
    expect(outcome.evidence[2]?.computed).toMatchObject({ estimated: "no" });
  });

  it("is complete when both are written", () => {
    const notes = { evidence: { community: "Told.", alternatives: "Weighed." }, mitigation: {} };
    const scenario = scenarioOf(closeP, { notes });
    const written = outcomeOf(inputOf(area, closeP, { scenario }), [[F2.P, null, F2.Q, 14]]);
    expect(emptyHeadings(written.evidence)).toEqual([]);
    const { partnerships: _, ...same } = written;
    expect(withNotes(withNotes(written, NO_NOTES), notes)).toMatchObject(same);
    expect(emptyHeadings(withNotes(written, NO_NOTES).evidence)).toHaveLength(2);
  });
});

describe("partnerships", () => {
  const plan = {
    ...planOf([
      [F2.P, F2.Q, F2.S],
      [F2.R, F2.T],
    ]),
    links: [
      { urns: [F2.P, F2.R], kind: "teaching-alliance", purpose: "Maths" },
      { urns: [F2.R, F2.S], kind: "other", purpose: "Sport" },
    ],
  };

  it("lose a member, have another worst drive, and have a loser beside a winner", () => {
    const outcome = outcomeOf(inputOf(area, closeP), [[F2.P, null, F2.Q, 14]], { plan });
    expect(outcome.partnerships).toEqual([
      {
        cluster: "1",
        name: "Cluster 1",
        lost: [F2.P],
        joined: [],
        worstBefore: { from: F2.P, to: F2.S, seconds: 720, estimated: false },
        worstAfter: { from: F2.Q, to: F2.S, seconds: 540, estimated: false },
        rolls: [
          { urn: F2.P, pupils: -14 },
          { urn: F2.Q, pupils: 14 },
        ],
        competes: true,
        links: [{ urns: [F2.P, F2.R], kind: "teaching-alliance", purpose: "Maths" }],
        mitigation: null,
      },
    ]);
    expect(outcome.rules.map(({ id }) => id)).toContain("partnership-filter");
  });

  it("are touched by pupils who come from outside, and carry the note on mending it", () => {
    const notes = { evidence: {}, mitigation: { "2": " Shared staff. " } };
    const outcome = outcomeOf(
      inputOf(area, closeP, { scenario: scenarioOf(closeP, { notes }) }),
      [[F2.P, null, F2.T, 14]],
      { plan },
    );
    expect(outcome.partnerships.map(({ cluster, competes }) => [cluster, competes])).toEqual([
      ["1", false],
      ["2", false],
    ]);
    expect(outcome.partnerships[1]).toMatchObject({
      rolls: [{ urn: F2.T, pupils: 14 }],
      mitigation: "Shared staff.",
    });
  });

  it("are named for an action that changes no roll, and for a merge from outside", () => {
    const federate = [{ type: "federate", urns: [F2.R, F2.T] }] as const;
    expect(outcomeOf(inputOf(area, federate), [], { plan }).partnerships).toMatchObject([
      { cluster: "2", lost: [], rolls: [] },
    ]);
    const merge = [{ type: "merge", urns: [F2.P], into: F2.T, sites: 2 }] as const;
    expect(outcomeOf(inputOf(area, merge), [], { plan }).partnerships).toMatchObject([
      { cluster: "1", lost: [F2.P], joined: [] },
      { cluster: "2", lost: [], joined: [F2.P] },
    ]);
  });

  it("are none without a plan's clusters", () => {
    const outcome = outcomeOf(inputOf(area, closeP), [[F2.P, null, F2.Q, 14]], {
      plan: emptyPlan("test"),
    });
    expect(outcome.partnerships).toEqual([]);
  });
});

describe("numbers that are not known", () => {
  const without = (urn: string, what: "capacity" | "pupils") => ({
    ...area,
    schools: area.schools.map((school) =>
      school.urn === urn ? { ...school, [what]: null } : school,
    ),
  });
  const asked = (input: ReturnType<typeof inputOf>, written: readonly WrittenFlow[]) => {
    const scenario = applied(input);
    const reading = scenarioOutcome(scenario, assignmentOf(scenario, written), contextOf());
    return reading.ok ? [] : reading.problems.map(({ reason }) => reason);
  };

  it("are asked for where pupils go further than the school that lacks one", () => {
    expect(asked(inputOf(without(F2.Q, "capacity"), closeP), [[F2.P, null, F2.T, 14]])).toEqual([
      "displaced pupils might go to Quarrington Lane Primary School (910002), whose capacity is not known.",
    ]);
    expect(asked(inputOf(without(F2.S, "pupils"), closeP), [[F2.P, null, F2.Q, 10]])).toEqual([
      "displaced pupils might go to Saltmarsh Primary School (910004), whose roll is not known.",
    ]);
  });

  it("are not asked for where they change nothing, and leave the school out of the totals", () => {
    expect(asked(inputOf(without(F2.S, "capacity"), closeP), [[F2.P, null, F2.Q, 14]])).toEqual([]);
    const outcome = outcomeOf(inputOf(without(F2.S, "capacity"), closeP), [[F2.P, null, F2.Q, 14]]);
    expect(outcome.after).toMatchObject({ counted: 3, schools: 4, capacity: 630 });
  });
});

describe("a school whose capacity is not known and whose faith comes first", () => {
  it("is asked about though another is nearer", () => {
    const character = new Map<string, string>([
      [F2.P, "Church of England"],
      [F2.T, "Church of England"],
    ]);
    const schools = area.schools.map((school) => ({
      ...school,
      religiousCharacter: character.get(school.urn) ?? null,
      capacity: school.urn === F2.T ? null : school.capacity,
    }));
    const asked = (preferFaith: boolean) => {
      const scenario = scenarioOf(closeP, { preferFaith });
      const given = applied(inputOf({ ...area, schools }, closeP, { scenario }));
      return scenarioOutcome(given, assignmentOf(given, [[F2.P, null, F2.Q, 14]]), contextOf()).ok;
    };
    expect(asked(true)).toBe(false);
    expect(asked(false)).toBe(true);
  });
});

describe("flags", () => {
  it("leave out a year group that is above its places today already", () => {
    const same = [{ type: "capacity", urn: F2.R, capacity: 105 }] as const;
    const input = inputOf(area, same, { figures: yearFigures(F2_YEARS) });
    expect(outcomeOf(input, []).flags).toEqual([]);
    const fewer = [{ type: "capacity", urn: F2.R, capacity: 104 }] as const;
    expect(
      outcomeOf(inputOf(area, fewer, { figures: yearFigures(F2_YEARS) }), []).flags,
    ).toMatchObject([
      { id: "roll-above-places", roll: 109, places: 104 },
      { id: "year-above-places", yearGroup: 6, pupils: 16, places: 14 },
    ]);
  });

  it("say from which September an admission number is too small for today's roll", () => {
    const pan = [{ type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2027 }] as const;
    const { flags, timetables } = outcomeOf(inputOf(area, pan), []);
    expect(flags).toEqual([
      { id: "roll-above-places", urn: F2.T, september: 2030, roll: 371, places: 360 },
      { id: "infant-class", urn: F2.T, yearGroup: null, pupils: 45 },
    ]);
    expect(timetables).toMatchObject([
      { urn: F2.T, earliestSeptember: 2028, isTooEarly: true, latestStart: "2026-12-20" },
    ]);
  });

  it("name a year group above its places that the school's total hides", () => {
    const merge = [{ type: "merge", urns: [F2.P], into: F2.Q, sites: 1 }] as const;
    const outcome = outcomeOf(inputOf(area, merge, { figures: yearFigures(F2_YEARS) }), []);
    expect(outcome.after).toMatchObject({ capacity: 735, roll: 643 });
    expect(outcome.flags).toEqual([
      { id: "year-above-places", urn: F2.Q, yearGroup: 0, pupils: 16, places: 15 },
      { id: "year-above-places", urn: F2.Q, yearGroup: 5, pupils: 17, places: 15 },
      { id: "year-above-places", urn: F2.Q, yearGroup: 6, pupils: 17, places: 15 },
    ]);
  });

  it("count pupils who come before a school opens as over its capacity until it does", () => {
    const open = {
      type: "open",
      urn: "N1",
      name: "New",
      longitude: -0.4,
      latitude: 53.1,
      capacity: 70,
      date: "2028-09-01",
    } as const;
    const { years } = outcomeOf(
      inputOf(area, [{ type: "close", urn: F2.P, date: "2027-08-31" }, open]),
      [[F2.P, null, "N1", 14]],
    );
    expect(years.map(({ roll, over }) => [roll, over])).toEqual([
      [643, 18],
      [643, 4],
    ]);
  });
});

describe("merging P into Q", () => {
  const merge = [{ type: "merge", urns: [F2.P, F2.Q], into: F2.Q, sites: 1 }] as const;

  it("takes P's pupils to Q's site, though nobody is displaced", () => {
    const { displaced, siteMoves, travel, sparsity } = outcomeOf(inputOf(area, merge), []);
    expect(displaced).toEqual([]);
    expect(siteMoves).toMatchObject([{ from: F2.P, to: F2.Q, pupils: 14 }]);
    expect(travel).toMatchObject({ pupils: 14, after: 300, extraMetresAYear: 14 * 4500 * 380 });
    expect(
      sparsity.map(({ urn, before, after }) => [urn, before?.meanYear, after?.meanYear]),
    ).toEqual([
      [F2.Q, 88 / 7, 102 / 7],
      [F2.P, 2, undefined],
    ]);
  });

  it("leaves Q 5,400 m from its nearest school instead of 4,500 m", () => {
    const { sparsity } = outcomeOf(inputOf(area, merge), []);
    expect(sparsity[0]).toMatchObject({
      urn: F2.Q,
      before: { metres: 4500, estimated: false },
      after: { metres: 5400, isEligible: true },
    });
  });

  it("on two sites moves nobody", () => {
    const two = [{ ...merge[0], sites: 2 as const }];
    expect(outcomeOf(inputOf(area, two), []).travel).toMatchObject({ pupils: 0, after: null });
  });
});
