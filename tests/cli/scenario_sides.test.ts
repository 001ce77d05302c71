import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const F2 = [
  ...["--schools", fixture("places/schools.csv")],
  ...["--drive-times", fixture("places/drive_times.json"), "--today", "2026-11-23"],
];
const PLAN = ["--plan", fixture("places/plan.csv")];
const CLOSE = ["scenario", "--actions", fixture("places/close.json")];

async function jsonOf(args: readonly string[]) {
  return JSON.parse((await planner([...args, "--json"])).stdout);
}

function fileOf(name: string): string {
  return join(mkdtempSync(join(tmpdir(), "planner-sides-")), name);
}

const SIDES = [
  "scenario",
  ...["close", "pan"].flatMap((name) => ["--actions", fixture(`places/${name}.json`)]),
];

test("several scenarios are told side by side in the order given, each as --json has it alone", async () => {
  const { code, stdout } = await planner([...SIDES, ...F2, ...PLAN]);
  expect(code).toBe(0);
  expect(stdout).toContain("Test only – not a proposal");
  const row = (what: string) =>
    stdout
      .split("\n")
      .find((line) => line.startsWith(what))
      ?.split(/ {2,}/);
  expect(row("Unfilled places ")).toEqual([
    "Unfilled places",
    "152 (19.2 %)",
    "96 (13.1 %)",
    "103 (15.0 %)",
  ]);
  expect(row("2029")).toEqual(["2029", "791", "735", "746"]);
  const sides = await jsonOf([...SIDES, ...F2, ...PLAN]);
  const alone = await jsonOf([...CLOSE, ...F2, ...PLAN]);
  expect(sides.scenarios).toHaveLength(2);
  expect({ heading: sides.heading, ...sides.scenarios[0] }).toEqual(alone);
  expect(sides.scenarios[1]).toMatchObject({
    name: "Thornhill at 45",
    after: { capacity: 686 },
  });
});

test("scenarios side by side are written as CSV without small numbers, and as nothing else", async () => {
  const out = fileOf("sides.csv");
  const run = await planner([...SIDES, ...F2, ...PLAN, "--out", out]);
  expect(run.code).toBe(0);
  const rows = readFileSync(out, "utf8").split("\n");
  expect(rows[0]).toBe("section,figure,Before,Without Pinfold,Thornhill at 45");
  expect(rows).toContain("Places in the end,Capacity,791,735,686");
  expect(rows).toContain("Pupils,Pupils who would move,–,14,0");
  expect(rows).toContain("Pupils,Mean drive one way after,–,c,nobody moves");
  const page = await planner([...SIDES, ...F2, "--out", fileOf("sides.html")]);
  expect([page.code, page.stderr]).toEqual([2, expect.stringContaining("written as .csv alone")]);
  const five = await planner([
    ...CLOSE,
    ...CLOSE.slice(1),
    ...CLOSE.slice(1),
    ...SIDES.slice(1),
    ...F2,
  ]);
  expect([five.code, five.stderr]).toEqual([2, expect.stringContaining("at most 4 scenarios")]);
});
