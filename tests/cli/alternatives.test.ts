import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planner } from "./planner.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-alternatives-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface PlanJson {
  readonly value: number;
  readonly clusters: readonly { readonly id: string; readonly schools: readonly string[] }[];
  readonly differsFromBest: { readonly pairs: number; readonly schools: number };
}

function pairsOf({ clusters }: PlanJson): readonly string[] {
  return clusters.flatMap(({ schools }) =>
    schools.flatMap((a) => schools.flatMap((b) => (a < b ? [`${a} ${b}`] : []))),
  );
}

test("alternatives are in the file that is a plan, within the percentage, and differ as they say", async () => {
  const out = join(folder, "alternatives.json");
  const asked = ["propose", "--area", "isle-of-wight", "--alternatives", "4", "--within", "3"];
  const run = await planner([...asked, "--json", "--out", out]);
  expect(run.code).toBe(0);
  expect(readFileSync(out, "utf8").trimEnd()).toBe(run.stdout.trimEnd());
  const { alternatives, objective, clusters } = JSON.parse(run.stdout);
  const plans: readonly PlanJson[] = alternatives.plans;
  expect(alternatives.within).toBe(3);
  expect(plans).toHaveLength(4);
  expect(plans[0]?.value).toBeCloseTo(objective.value, 6);
  expect(plans[0]?.clusters.map(({ schools }) => schools)).toEqual(
    clusters.map(({ schools }: { schools: string[] }) => schools),
  );
  const [best] = plans.map(pairsOf);
  for (const plan of plans) {
    expect(plan.value).toBeLessThanOrEqual(1.03 * objective.value);
    const own = pairsOf(plan);
    const unlike = [
      ...own.filter((pair) => !best?.includes(pair)),
      ...(best ?? []).filter((pair) => !own.includes(pair)),
    ];
    expect(plan.differsFromBest.pairs).toBe(unlike.length);
    const schools = new Set(unlike.flatMap((pair) => pair.split(" ")));
    expect(plan.differsFromBest.schools).toBe(schools.size);
  }
  for (const set of alternatives.together) {
    for (const plan of plans) {
      const holds = plan.clusters.some(({ schools }) =>
        set.every((urn: string) => schools.includes(urn)),
      );
      expect(holds).toBe(true);
    }
  }
  const checked = await planner(["check", out, "--area", "isle-of-wight", "--json"]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
});

test("the table and the sentences tell how many plans there are, and who is always together", async () => {
  const run = await planner(["propose", "--area", "rutland", "--alternatives", "3"]);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/3 plans within 2 % of the best plan’s travel\./);
  expect(run.stdout).toMatch(/1 \(the best\) +\d+ +\d to \d +[\d.]+ min +the same/);
  expect(run.stdout).toMatch(/\d+ schools are always together with at least one of the same/);
});

test("what makes no sense beside alternatives is refused in one sentence", async () => {
  const refused = async (...args: readonly string[]) => {
    const run = await planner(["propose", "--area", "rutland", ...args]);
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await refused("--within", "3")).toContain("nothing asks for alternatives");
  expect(await refused("--alternatives", "6")).toContain("it must be 2 to 5");
  expect(await refused("--alternatives", "1")).toContain("--alternatives");
  expect(await refused("--alternatives", "3", "--method", "turf-kmeans")).toContain("--method");
});
