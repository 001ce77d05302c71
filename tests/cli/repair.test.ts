import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/repository.ts";
import { planner } from "./planner.ts";

const AREA = ["--area", "isle-of-wight"];

interface PlanFile {
  clusters: { id: string; name: string; schools: string[]; host?: string; locked?: boolean }[];
  [field: string]: unknown;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-repair-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function examplePlan(): PlanFile {
  const text = readFileSync(join(ROOT, "geodata", "examples", "isle-of-wight.json"), "utf8");
  return JSON.parse(text);
}

/** The example plan as `change` leaves it, in a file. */
function planFile(name: string, change: (plan: PlanFile) => void): string {
  const plan = examplePlan();
  change(plan);
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

/** The last schools of the clusters at two places are in each other's. */
function swapLast(plan: PlanFile, a: number, b: number): void {
  const [one, other] = [plan.clusters[a], plan.clusters[b]];
  const [left, right] = [one?.schools.pop(), other?.schools.pop()];
  if (left !== undefined) other?.schools.push(left);
  if (right !== undefined) one?.schools.push(right);
}

async function proposed(...args: readonly string[]) {
  const run = await planner(["propose", ...AREA, "--json", ...args]);
  return { ...run, json: JSON.parse(run.stdout) };
}

describe("propose --start", () => {
  it("undoes two swapped schools in two moves, and what it makes is valid and passes the check", async () => {
    const start = planFile("swapped.json", (plan) => swapLast(plan, 0, plan.clusters.length - 1));
    const before = await planner(["validate", ...AREA, "--plan", start, "--ceiling", "30"]);
    expect(before.code).toBe(1);
    const out = join(folder, "mended.json");
    const { code, json } = await proposed("--start", start, "--ceiling", "30", "--out", out);
    expect(code).toBe(0);
    expect(json).toMatchObject({ bound: null, gap: null, certificate: null, status: "feasible" });
    const { repair } = json;
    expect(repair.count).toBe(repair.moves.length);
    expect(repair.bound).toBe(repair.count);
    expect(repair.proved).toBe(true);
    const clustersBefore = JSON.parse(readFileSync(start, "utf8")).clusters as PlanFile["clusters"];
    for (const { urn, from, to } of repair.moves) {
      expect(clustersBefore.find(({ id }) => id === from)?.schools).toContain(urn);
      const after = (json.clusters as PlanFile["clusters"]).find(({ id }) => id === to);
      expect(after?.schools).toContain(urn);
    }
    const valid = await planner(["validate", ...AREA, "--plan", out, "--json"]);
    expect(
      JSON.parse(valid.stdout).issues.filter(
        (issue: { severity: string }) => issue.severity === "error",
      ),
    ).toEqual([]);
    expect(valid.code).toBe(0);
    const checked = await planner(["check", out, ...AREA, "--json"]);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
  });

  it("keeps ids, names and hosts, and a locked cluster byte for byte", async () => {
    const start = planFile("locked.json", (plan) => {
      swapLast(plan, 0, plan.clusters.length - 1);
      const [, second] = plan.clusters;
      if (second === undefined) throw new Error("The example has one cluster.");
      second.locked = true;
      delete second.host;
    });
    const { json } = await proposed("--start", start, "--ceiling", "30");
    const before = JSON.parse(readFileSync(start, "utf8")).clusters as PlanFile["clusters"];
    const after = json.clusters as PlanFile["clusters"];
    expect(after.map(({ id, name }) => [id, name])).toEqual(
      before.map(({ id, name }) => [id, name]),
    );
    expect(JSON.stringify(after[1])).toBe(JSON.stringify(before[1]));
    const out = join(folder, "locked-mended.json");
    await proposed("--start", start, "--ceiling", "30", "--out", out);
    const checked = await planner(["check", out, ...AREA, "--json"]);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
  });

  it("says in sentences which schools move and that fewer moves do not do", async () => {
    const start = planFile("said.json", (plan) => swapLast(plan, 0, plan.clusters.length - 1));
    const run = await planner(["propose", ...AREA, "--start", start, "--ceiling", "30"]);
    expect(run.stdout).toMatch(
      /Move .+ from .+ to .+: .+ is over the limit\. Its longest drive is then /,
    );
    expect(run.stdout).toMatch(/2 schools move; at least 2 moves are needed, and this is 2\./);
  });

  it("ends with 1 where more moves are needed than allowed, and says how many are", async () => {
    const start = planFile("few.json", (plan) => swapLast(plan, 0, plan.clusters.length - 1));
    const args = ["--start", start, "--ceiling", "30", "--max-moves", "1"];
    const { code, json } = await proposed(...args);
    expect(code).toBe(1);
    expect(json).toMatchObject({ status: "infeasible", clusters: [] });
    expect(json.repair).toMatchObject({
      obstacle: { reason: "more-moves-needed" },
      bound: 2,
      proved: true,
    });
    const run = await planner(["propose", ...AREA, ...args]);
    expect(run.stdout).toContain("at least 2 moves are needed, and 1 move is allowed");
  });

  it("moves nothing of a valid plan, and places what is in no cluster only when it is to finish", async () => {
    const start = planFile("unfinished.json", (plan) => {
      plan.clusters[0]?.schools.pop();
    });
    const left = await proposed("--start", start, "--min-schools", "1");
    expect(left.json.repair).toMatchObject({ count: 0, moves: [], others: [] });
    const finished = await proposed("--start", start, "--min-schools", "1", "--finish");
    expect(finished.json.repair).toMatchObject({ count: 0, moves: [] });
    expect(finished.json.repair.others).toMatchObject([{ kind: "place", mends: "unassigned" }]);
    expect(finished.json.unplaced).toEqual([]);
  });

  it("takes out schools of another area, also where no other is left", async () => {
    const start = join(folder, "strangers.csv");
    writeFileSync(start, "urn,cluster\n999998,A\n999999,A\n");
    const run = await planner(["propose", ...AREA, "--start", start]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(
      "Take the school with URN 999998 out of Cluster A: Isle of Wight has no such school.",
    );
    expect(run.stdout).toContain(
      "36 more schools are in no cluster and stay so. Add --finish to place as many as can be.",
    );
    expect(run.stdout).not.toContain("use another method");
    const { json } = await proposed("--start", start, "--finish");
    expect(json.unplaced).toEqual([]);
  });

  it("changes nothing of a plan whose clusters are all locked", async () => {
    const start = planFile("all-locked.json", (plan) => {
      for (const cluster of plan.clusters) cluster.locked = true;
    });
    const { json } = await proposed("--start", start);
    expect(json.repair).toMatchObject({ count: 0, bound: 0, proved: true, obstacle: null });
  });

  it("refuses what does not go together", async () => {
    const start = planFile("refused.json", () => {});
    const refused = async (...args: readonly string[]) => {
      const run = await planner(["propose", ...AREA, ...args]);
      expect(run.code).toBe(2);
      return run.stderr;
    };
    expect(await refused("--finish")).toContain("--finish needs the plan to repair");
    expect(await refused("--max-moves", "3")).toContain("--max-moves needs the plan to repair");
    expect(await refused("--start", start, "--why-not-fewer")).toContain(
      "--why-not-fewer does not go with --start",
    );
    expect(await refused("--start", start, "--clusters", "5")).toContain(
      "--clusters does not go with --start",
    );
  });

  it("leaves proposing anew around locked clusters to --keep-locked", async () => {
    const start = planFile("kept.json", (plan) => {
      const [first] = plan.clusters;
      if (first !== undefined) first.locked = true;
    });
    const locked = examplePlan().clusters[0]?.schools ?? [];
    const { json } = await proposed("--keep-locked", start, "--time-limit", "2");
    const sets = (json.clusters as PlanFile["clusters"]).map(({ schools }) =>
      [...schools].sort().join(),
    );
    expect(sets).toContain([...locked].sort().join());
    expect(json).not.toHaveProperty("repair");
  });
});
