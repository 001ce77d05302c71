import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const F1 = ["--schools", fixture("f1/schools.csv"), "--drive-times", fixture("f1/osrm-table.json")];
const WIDE = ["--ceiling", "45", "--min-schools", "1"];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-rules-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, plan: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

/** The first three schools in a cluster, of which the first two are to be kept apart. */
const BROKEN = {
  format: "school-cluster-plan",
  version: 1,
  clusters: [
    { id: "1", schools: ["900001", "900002", "900003"] },
    { id: "2", schools: ["900004", "900005"] },
  ],
  rules: { keepApart: [["900001", "900002"]] },
};

test("a plan that breaks its own rule is told so in a warning, and stays valid", async () => {
  const plan = fileOf("broken.json", BROKEN);
  const run = await planner(["validate", ...F1, "--plan", plan]);
  expect(run.stdout).toContain(
    "Warning: The plan does not follow its own rule that Ashby Wold Primary School and Bexby Church of England Primary School are apart: they share Cluster 1.",
  );
  expect(run.code).toBe(0);
  const json = JSON.parse((await planner(["validate", ...F1, "--plan", plan, "--json"])).stdout);
  expect(json.valid).toBe(true);
  const found = json.issues.filter(({ rule }: { rule: string }) => rule === "broken-rule");
  expect(found).toEqual([
    {
      rule: "broken-rule",
      severity: "warning",
      schools: ["900001", "900002"],
      clusters: ["1"],
      facts: { kind: "keepApart" },
    },
  ]);
});

test("--start leaves a locked school where it is, and is told which lock nothing can be mended with", async () => {
  const locked = (...lockedSchools: string[]) =>
    planner([
      "propose",
      ...F1,
      ...WIDE,
      ...["--start", fileOf("locked.json", { ...BROKEN, lockedSchools })],
      "--json",
    ]);
  for (const urn of ["900001", "900002"]) {
    const made = JSON.parse((await locked(urn)).stdout);
    expect(made.repair.count).toBe(1);
    const own = made.clusters.find(({ id }: { id: string }) => id === "1");
    expect(own.schools).toContain(urn);
  }
  const both = await locked("900001", "900002");
  expect(both.code).toBe(1);
  expect(JSON.parse(both.stdout).repair.obstacle.reason).toBe("locked-schools");
});

test("--start parts what the plan's own rules keep apart, and the repaired plan keeps them", async () => {
  const start = fileOf("start.json", BROKEN);
  const run = await planner(["propose", ...F1, ...WIDE, "--start", start, "--json"]);
  const made = JSON.parse(run.stdout);
  expect(made.repair.moves).toHaveLength(1);
  expect(made.rules.keepApart).toEqual(BROKEN.rules.keepApart);
  const apart = made.clusters.filter(
    ({ schools }: { schools: string[] }) =>
      schools.includes("900001") && schools.includes("900002"),
  );
  expect(apart).toEqual([]);
});

test("--repairs lists the next least repairs beside the least, fewest moves first, and none twice", async () => {
  const start = fileOf("start.json", BROKEN);
  const asked = ["propose", ...F1, ...WIDE, "--start", start, "--repairs", "3"];
  const made = JSON.parse((await planner([...asked, "--json"])).stdout);
  const repairs = [made.repair, ...made.repair.alternatives];
  expect(repairs).toHaveLength(3);
  expect(repairs.map(({ count }) => count)).toEqual([1, 1, 1]);
  const ways = repairs.map(({ moves }) => `${moves[0].urn} to ${moves[0].to}`);
  expect(new Set(ways).size).toBe(3);
  const text = (await planner(asked)).stdout;
  expect(text).toMatch(/Repair 2\nMove .+[\s\S]+Repair 3\nMove /);
  const alone = await planner(["propose", ...F1, "--repairs", "3"]);
  expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining("--start PLAN")]);
});

test("a proposal's file brings its rules, by its request where it is from before plans had rules", async () => {
  const sets = join(folder, "apart.csv");
  writeFileSync(sets, "900001,900002\n");
  const out = join(folder, "proposal.json");
  await planner(["propose", ...F1, ...WIDE, "--keep-apart", sets, "--out", out]);
  const { rules, ...older } = JSON.parse(readFileSync(out, "utf8"));
  expect(rules).toEqual({
    keepTogether: [],
    keepApart: [["900001", "900002"]],
    mayJoin: [],
    leaveOut: [],
  });
  const start = fileOf("older.json", { ...older, clusters: BROKEN.clusters });
  const run = await planner(["propose", ...F1, ...WIDE, "--start", start, "--json"]);
  expect(JSON.parse(run.stdout).repair.moves).toHaveLength(1);
});
