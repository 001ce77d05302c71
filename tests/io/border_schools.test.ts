import fc from "fast-check";
import { expect, it } from "vitest";
import { joinBorderSchool } from "../../src/domain/edits/join_border_school.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { School } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { planOf } from "../support/builders.ts";

const read = (text: string) => readPlanJson(new TextEncoder().encode(text), "plan.json");

const STAMFORD: School = {
  ...emptySchool("139178", "Stamford St Gilberts Church of England Primary School"),
  location: [-0.485942, 52.6516],
  laCode: "925",
  laName: "Lincolnshire",
  phase: "Primary",
  type: "Academy converter",
  religiousCharacter: "Church of England",
  lowAge: 4,
  highAge: 11,
  pupils: { value: 297, asAt: "2026-06-24" },
  capacity: { value: 315, asAt: null },
  trust: { value: "THE TRUST", asAt: "2019" },
};

it("schools over the border are written with what is known of them and read back the same", () => {
  const plan = joinBorderSchool(STAMFORD, "1")(planOf([["1", "2"]]));
  const text = writePlanJson(plan);
  expect(JSON.parse(text).borderSchools).toEqual([
    {
      urn: "139178",
      name: "Stamford St Gilberts Church of England Primary School",
      longitude: -0.485942,
      latitude: 52.6516,
      laCode: "925",
      laName: "Lincolnshire",
      phase: "Primary",
      type: "Academy converter",
      religiousCharacter: "Church of England",
      lowAge: 4,
      highAge: 11,
      pupils: { value: 297, asAt: "2026-06-24" },
      capacity: { value: 315, asAt: null },
      trust: { value: "THE TRUST", asAt: "2019" },
    },
  ]);
  expect(read(text)).toEqual({ ok: true, value: plan, notes: [] });
});

it("any facts of a school come back, and so do fields of another program", () => {
  const dated = fc.option(fc.record({ value: fc.nat(), asAt: fc.option(fc.string()) }));
  const text = fc.option(fc.string());
  const facts = fc.record({ laName: text, type: text, pupils: dated, capacity: dated });
  fc.assert(
    fc.property(facts, fc.double({ min: -180, max: 180, noNaN: true }), (known, longitude) => {
      const school = { ...STAMFORD, ...known, location: [longitude, 52], colour: "red" } as const;
      const plan: Plan = { ...planOf([["1"]]), borderSchools: [school] };
      const reading = read(writePlanJson(plan));
      // JSON has no −0.
      const told = longitude === 0 ? { ...school, location: [0, 52] } : school;
      expect(reading.ok && reading.value.borderSchools).toEqual([told]);
    }),
    { seed: 7, numRuns: 100 },
  );
});

it("a row without a place, a name or a URN, a roll that is no number and a school listed twice are refused by their path", () => {
  const [good] = JSON.parse(
    writePlanJson({ ...planOf([["1"]]), borderSchools: [STAMFORD] }),
  ).borderSchools;
  const problemsOf = (borderSchools: unknown) => {
    const json = { ...JSON.parse(writePlanJson(planOf([["1"]]))), borderSchools };
    const reading = read(JSON.stringify(json));
    return reading.ok ? [] : reading.problems.map(({ column, reason }) => `${column}: ${reason}`);
  };
  expect(problemsOf([good])).toEqual([]);
  expect(problemsOf([{ ...good, latitude: undefined }])).toEqual([
    "borderSchools[0].longitude: A school over the border needs its place: longitude and latitude in degrees.",
  ]);
  expect(problemsOf([{ ...good, latitude: 152 }])).toHaveLength(1);
  expect(problemsOf([{ ...good, name: undefined }])).toEqual([
    "borderSchools[0].name: A school over the border needs its name.",
  ]);
  expect(problemsOf([{ ...good, urn: {} }])).toEqual([
    "borderSchools[0].urn: borderSchools[0].urn must be text or a whole number.",
  ]);
  expect(problemsOf([{ ...good, pupils: 12 }])).toEqual([
    "borderSchools[0].pupils: borderSchools[0].pupils must be an object with value and asAt.",
  ]);
  expect(problemsOf([{ ...good, pupils: { value: "many" } }])).toEqual([
    "borderSchools[0].pupils.value: borderSchools[0].pupils.value must be a number of 0 or more.",
  ]);
  expect(problemsOf([good, good])).toEqual([
    "borderSchools[1].urn: The school 139178 is listed twice among the schools over the border.",
  ]);
  expect(problemsOf("139178")).toEqual(["borderSchools: borderSchools must be a list of objects."]);
});
