import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const WIGHT = ["route", "--area", "isle-of-wight", "--from", "118158", "--to", "118159"];

test("the way is given both ways in words, its time at the speed of the day", async () => {
  const run = await planner([...WIGHT, "--json"]);
  expect(run.code).toBe(0);
  const { there, back } = JSON.parse(run.stdout);
  const raw = JSON.parse((await planner([...WIGHT, "--json", "--speed", "free-flow"])).stdout);
  expect(there.seconds).toBeCloseTo(raw.there.seconds * 1.2, 6);
  for (const way of [there, back]) {
    expect(way.steps.length).toBeGreaterThan(2);
    expect(way.steps[0].text).toMatch(/^Head /);
    expect(way.steps.at(-1).text).toMatch(/arrived at your/);
    const sum = way.steps.reduce(
      (total: number, step: { seconds: number }) => total + step.seconds,
      0,
    );
    expect(Math.abs(sum - way.seconds)).toBeLessThan(5);
    expect(way.metres).toBeGreaterThan(1000);
  }
});

test("the readable form has minutes, miles and numbered steps", async () => {
  const { stdout } = await planner(WIGHT);
  expect(stdout).toMatch(
    /Gatten and Lake Primary School to Godshill Primary School: \d+\.\d min, \d+\.\d miles\. Within/,
  );
  expect(stdout).toMatch(/ {2}1\. Head /);
});

test("where an area has no directions the minutes are given and the lack is said", async () => {
  const run = await planner([
    "route",
    "--schools",
    fixture("f1/schools.csv"),
    "--drive-times",
    fixture("f1/osrm-table.json"),
    "--from",
    "900003",
    "--to",
    "900005",
  ]);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain("46.1 min, 21.5 miles. Over by 1.1 min.");
  expect(run.stdout).toContain("no stored directions");
});

test("a school without a place is named as the fault, not the roads", async () => {
  const folder = mkdtempSync(join(tmpdir(), "route-"));
  const file = join(folder, "schools.csv");
  writeFileSync(file, "urn,name,longitude,latitude\n1,Alpha,-0.5,53.2\n2,Beta,,\n");
  const run = await planner(["route", "--schools", file, "--from", "1", "--to", "2"]);
  rmSync(folder, { recursive: true });
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain('--to is "2": Beta has no grid reference');
});

test("a way says how far from the road a school lies that is more than 25 m from it", async () => {
  const route = (from: string, to: string) =>
    planner(["route", "--area", "rutland", "--from", from, "--to", to]);
  const away = await route("146428", "142401");
  expect(away.stdout).toContain("\n  Joins the road 53 m from the school.\n");
  expect(away.stdout).toContain("\n  Leaves the road 53 m from the school.\n");
  const near = await route("142401", "146397");
  expect(near.stdout).not.toContain("from the school.");
});
