import { describe, expect, it } from "vitest";
import { applyScenario } from "../../../src/domain/places/apply_scenario.ts";
import { placesOf } from "../../../src/domain/places/places_of.ts";
import { applied, F2, figuresOf, inputOf, readF2Area } from "../../support/scenarios.ts";

const area = readF2Area();

describe("changing an admission number", () => {
  const pan = {
    type: "pan",
    urn: F2.T,
    pan: 45,
    from: 60,
    firstSeptember: 2027,
  } as const;

  it("rolls through one year group a year: 405, 390, 375, 360, 345, 330, 315", () => {
    const { stages } = applied(inputOf(area, [pan]));
    expect(stages.map(({ september }) => september)).toEqual([
      2027, 2028, 2029, 2030, 2031, 2032, 2033,
    ]);
    expect(stages.map(({ schools }) => schools.get(F2.T)?.capacity)).toEqual([
      405, 390, 375, 360, 345, 330, 315,
    ]);
    const third = placesOf(stages[2]?.schools.values() ?? []);
    expect(third).toMatchObject({ capacity: 746, unfilled: 107 });
    expect((100 * (third.unfilledShare ?? 0)).toFixed(1)).toBe("14.3");
    expect(stages[1]?.schools.get(F2.T)?.yearPlaces).toEqual([45, 45, 60, 60, 60, 60, 60]);
  });

  it("of a junior school goes through four years", () => {
    const schools = area.schools.map((school) =>
      school.urn === F2.T ? { ...school, lowAge: 7, highAge: 11 } : school,
    );
    const { stages } = applied(inputOf({ ...area, schools }, [{ ...pan, pan: 90, from: 105 }]));
    expect(stages.map(({ schools: at }) => at.get(F2.T)?.capacity)).toEqual([405, 390, 375, 360]);
  });

  it("of a middle school goes through all its years, those above Year 6 too", () => {
    const schools = area.schools.map((school) =>
      school.urn === F2.T ? { ...school, lowAge: 9, highAge: 13 } : school,
    );
    const reading = applyScenario(inputOf({ ...area, schools }, [{ ...pan, pan: 90, from: 105 }]));
    const stages = reading.ok ? reading.value.stages : [];
    expect(reading.ok && reading.notes).toEqual([]);
    expect(stages.map(({ schools: at }) => at.get(F2.T)?.capacity)).toEqual([405, 390, 375, 360]);
  });

  it("of an infant school that a junior school was merged into goes through all seven years", () => {
    const ages = new Map([
      [F2.T as string, { lowAge: 4, highAge: 7 }],
      [F2.Q as string, { lowAge: 7, highAge: 11 }],
    ]);
    const schools = area.schools.map((school) => ({ ...school, ...ages.get(school.urn) }));
    const merge = { type: "merge", urns: [F2.Q], into: F2.T, sites: 2 } as const;
    const both = [
      { ...merge, date: "2026-09-01" },
      { ...pan, pan: 70, from: 75 },
    ];
    const { stages } = applied(inputOf({ ...area, schools }, both));
    expect(stages.map(({ schools: at }) => at.get(F2.T)?.capacity)).toEqual([
      525, 520, 515, 510, 505, 500, 495, 490,
    ]);
  });

  it("twice counts both on their way through", () => {
    const { stages } = applied(
      inputOf(area, [pan, { ...pan, pan: 30, from: 45, firstSeptember: 2029 }]),
    );
    expect(stages.map(({ schools }) => schools.get(F2.T)?.capacity)).toEqual([
      405, 390, 360, 330, 300, 270, 240, 225, 210,
    ]);
    expect(stages[2]?.schools.get(F2.T)?.yearPlaces).toEqual([30, 45, 45, 60, 60, 60, 60]);
  });

  it("notes that the number it changes from is not the school's", () => {
    const figures = new Map([[F2.T, figuresOf(F2.T, { pan: 58 })]]);
    const reading = applyScenario(inputOf(area, [pan], { figures }));
    expect(reading.ok && reading.notes.map(({ reason }) => reason)).toEqual([
      "Action 1: the admission number of Thornhill Primary School (910005) is 58, and not 60.",
    ]);
  });
});
