import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planner } from "./planner.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-curve-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface PointJson {
  readonly clusters: number;
  readonly value: number | null;
  readonly bound: number | null;
  readonly status: string;
  readonly proposal: object;
}

test("the curve is in the file that is a plan, and each of its points is a proposal that check takes", async () => {
  const out = join(folder, "curve.json");
  const run = await planner(["propose", "--area", "rutland", "--curve", "--json", "--out", out]);
  expect(run.code).toBe(0);
  expect(readFileSync(out, "utf8").trimEnd()).toBe(run.stdout.trimEnd());
  const whole = JSON.parse(run.stdout);
  const points: readonly PointJson[] = whole.curve.points;
  expect(points.length).toBeGreaterThan(1);
  const checked = await planner(["check", out, "--area", "rutland", "--json"]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
  for (const { clusters, value, proposal } of points) {
    const point = join(folder, `${clusters}.json`);
    writeFileSync(point, JSON.stringify(proposal));
    const again = await planner(["check", point, "--area", "rutland", "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, problems: [], value });
  }
  for (const { value, bound } of points) expect(bound ?? 0).toBeLessThanOrEqual(value ?? 0);
  for (const { clusters, limitSeconds, atLeastSeconds } of whole.curve.longestDrive) {
    expect(points.map((each) => each.clusters)).toContain(clusters);
    expect(atLeastSeconds).toBeLessThanOrEqual(limitSeconds);
  }
});

test("a range is a table with what is proved of each number, too many among them", async () => {
  const run = await planner(["propose", "--area", "rutland", "--curve", "3-7"]);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/ 3 +[\d,.]+ min +[\d.]+ min +proved the least/);
  expect(run.stdout).toMatch(/ 7 +none +.*proved: so many clusters cannot be made/);
  expect(run.stdout).toMatch(
    /At 4 clusters: One more cluster would save [\d.]+ minutes of travel;/,
  );
  expect(run.stdout).toMatch(/With up to 4 clusters, no drive need be longer than [\d.]+ min/);
});

test("where the range holds only too many clusters, it is said that fewer do and how long a drive they need", async () => {
  const whole = await planner(["propose", "--area", "rutland", "--curve", "5-5", "--json"]);
  const [of5] = JSON.parse(whole.stdout).curve.longestDrive;
  const run = await planner(["propose", "--area", "rutland", "--curve", "20-21", "--json"]);
  const { longestDrive } = JSON.parse(run.stdout).curve;
  const known = { limitSeconds: of5.limitSeconds, proved: true };
  expect(longestDrive).toMatchObject([
    { clusters: 20, ...known },
    { clusters: 21, ...known },
  ]);
});

test("a range that is none, and an objective that the curve is not about, are refused", async () => {
  const wrong = await planner(["propose", "--area", "rutland", "--curve", "9-4"]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/--curve is "9-4".*such as 40-60/);
  const other = ["propose", "--area", "rutland", "--curve", "--objective", "host"];
  const refused = await planner(other);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/--objective is host, but --curve is about the least travel/);
});
