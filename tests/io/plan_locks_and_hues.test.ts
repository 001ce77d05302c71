import { expect, it } from "vitest";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { planOf } from "../support/builders.ts";

const read = (text: string) => readPlanJson(new TextEncoder().encode(text), "plan.json");

it("locked schools and a cluster's chosen hue are written and read back", () => {
  const plan = { ...planOf([["1", "2"]], { hue: 4 }), lockedSchools: ["2"] };
  const reading = read(writePlanJson(plan));
  expect(reading).toMatchObject({ ok: true, notes: [] });
  expect(reading.ok && reading.value).toEqual(plan);
});

it("a hue that is not one of the six is named and not used, and stays in the file", () => {
  for (const hue of [6, -1, 1.5, "red"]) {
    const json = { ...JSON.parse(writePlanJson(planOf([["1"]]))) };
    json.clusters[0].hue = hue;
    const reading = read(JSON.stringify(json));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.notes.map(({ column }) => column)).toEqual(["clusters[0].hue"]);
    expect(reading.value.clusters[0]).not.toHaveProperty("hue");
    expect(JSON.parse(writePlanJson(reading.value)).clusters[0].hue).toBe(hue);
  }
});

it("locked schools that are not a list of URNs are refused by their path", () => {
  const json = JSON.parse(writePlanJson(planOf([["1"]])));
  const columns = (lockedSchools: unknown) => {
    const reading = read(JSON.stringify({ ...json, lockedSchools }));
    return reading.ok ? [] : reading.problems.map(({ column }) => column);
  };
  expect(columns("100001")).toEqual(["lockedSchools"]);
  expect(columns(["100001", {}])).toEqual(["lockedSchools[1]"]);
  expect(columns(["100001", 100002])).toEqual([]);
});
