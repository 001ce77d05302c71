import { expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const EXTRACT = fixture("gias/edubasealldata20260624.csv");

test("every row of a broken extract is accounted for, and each refusal says where and what to do", async () => {
  const run = await planner(["schools", EXTRACT, "--json"]);
  expect(run.code).toBe(0);
  const { counts, schools, rejected, notes } = JSON.parse(run.stdout);
  expect(counts.accepted + counts.filtered + counts.rejected).toBe(counts.read);
  expect(schools).toHaveLength(counts.accepted);
  expect(rejected).toHaveLength(counts.rejected);
  expect(counts.rejected).toBeGreaterThan(0);
  expect(notes.length).toBeGreaterThan(0);
  for (const problem of rejected) {
    expect(problem).toMatchObject({
      file: EXTRACT,
      row: expect.any(Number),
      reason: expect.any(String),
      advice: expect.any(String),
    });
    expect(problem).toHaveProperty("column");
    expect(problem).toHaveProperty("value");
  }
  for (const school of schools) expect(school.urn).toMatch(/^\d{6}$/);
});

test("a wider filter reads more schools", async () => {
  const accepted = async (...options: readonly string[]) =>
    JSON.parse((await planner(["schools", EXTRACT, "--json", ...options])).stdout).counts.accepted;
  const all = ["--status", "open,proposed-to-close,proposed-to-open,closed"];
  expect(await accepted(...all)).toBeGreaterThan(await accepted());
});

test("the readable form counts the rows and lists what could not be used", async () => {
  const { stdout } = await planner(["schools", EXTRACT]);
  expect(stdout).toMatch(/\d+ rows read; \d+ schools, \d+ left out .*, \d+ could not be used/);
  expect(stdout).toContain(`Not used: ${EXTRACT}, row `);
});
