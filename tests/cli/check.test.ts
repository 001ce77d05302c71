import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const F1 = ["--schools", fixture("f1/schools.csv"), "--drive-times", fixture("f1/osrm-table.json")];

let folder: string;
let proposal: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "planner-check-"));
  proposal = join(folder, "proposal.json");
  await planner(["propose", "--area", "rutland", "--out", proposal]);
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a proposal is accepted as it was made, and refused where its bound was raised", async () => {
  const run = await planner(["check", proposal, "--area", "rutland", "--json"]);
  expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, problems: [] });
  expect(run.code).toBe(0);
  const told = JSON.parse(readFileSync(proposal, "utf8"));
  told.bound += 100;
  const lie = join(folder, "lie.json");
  writeFileSync(lie, JSON.stringify(told));
  const caught = await planner(["check", lie, "--area", "rutland"]);
  expect(caught.code).toBe(1);
  expect(caught.stdout).toMatch(/Wrong: bound: it says [\d.]+, found [\d.]+/);
});

test("a plan without a proof is no proposal, and neither is a CSV", async () => {
  const plan = await planner(["check", fixture("f1/plan.json"), ...F1]);
  expect(plan.code).toBe(1);
  expect(plan.stdout).toContain("objective.kind");
  const none = await planner(["check", join(folder, "none.json"), ...F1]);
  expect(none.code).toBe(2);
  expect((await planner(["check", ...F1])).code).toBe(2);
});

test("schools that may join are placed only where they are needed, and those left out never", async () => {
  const file = join(folder, "who.json");
  const who = ["--must-place", "pupils<=150", "--leave-out", "pupils>400"];
  const run = await planner(["propose", "--area", "rutland", ...who, "--out", file, "--json"]);
  const json = JSON.parse(run.stdout);
  expect(json.status).toBe("optimal");
  expect(json.request.mayJoin.length).toBeGreaterThan(0);
  const placed = json.clusters.flatMap(({ schools }: { schools: string[] }) => schools);
  for (const urn of json.request.leaveOut) expect(placed).not.toContain(urn);
  expect((await planner(["check", file, "--area", "rutland"])).code).toBe(0);
});

test("schools kept together share a cluster, and those kept apart do not", async () => {
  const read = JSON.parse(readFileSync(proposal, "utf8"));
  const [one, other] = read.clusters;
  const [together, apart, file] = ["t.csv", "a.csv", "p.json"].map((name) => join(folder, name));
  writeFileSync(together ?? "", `${one.schools[0]},${other.schools[0]}\n`);
  writeFileSync(apart ?? "", `${one.schools[1]},${one.schools[2]}\n`);
  const wishes = ["--keep-together", together ?? "", "--keep-apart", apart ?? ""];
  const run = await planner([
    "propose",
    "--area",
    "rutland",
    ...wishes,
    "--out",
    file ?? "",
    "--json",
  ]);
  const clusters: { schools: string[] }[] = JSON.parse(run.stdout).clusters;
  const homeOf = (urn: string) => clusters.findIndex(({ schools }) => schools.includes(urn));
  expect(homeOf(one.schools[0])).toBe(homeOf(other.schools[0]));
  expect(homeOf(one.schools[1])).not.toBe(homeOf(one.schools[2]));
  expect((await planner(["check", file ?? "", "--area", "rutland"])).code).toBe(0);
});

test("a filter that cannot be read is refused with what is wrong", async () => {
  const run = await planner(["propose", "--area", "rutland", "--leave-out", "rolls>3"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('"rolls" is not a field');
});
