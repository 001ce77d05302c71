import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const F1 = ["--schools", fixture("f1/schools.csv"), "--drive-times", fixture("f1/osrm-table.json")];

let folder: string;
let plan: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-cli-"));
  plan = join(folder, "plan.csv");
  const rows = ["900001,1", "900002,1", "900003,1", "900004,2", "900005,2", "900006,2"];
  writeFileSync(plan, `urn,cluster\n${rows.join("\n")}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a school is explained by what the other cluster would cost, as minutes that F1's table adds up to", async () => {
  const run = await planner(["validate", ...F1, "--plan", plan, "--explain", "900001"]);
  // There: D 22.0 + E 29.0 + F 14.0; here: B 11.0 + C 18.5; both × 1.2.
  expect(run.stdout).toContain(
    "Ashby Wold Primary School is in Cluster 1, 35.4 min from its partners in all.",
  );
  expect(run.stdout).toContain(
    "Cluster 2: 42.6 min more travel between partners. Its worst pair would be Ashby Wold Primary School to Eastmoor Catholic Primary School, 34.8 min.",
  );
});

test("a school that cannot move is told by which pair, and by how much, and by every bound", async () => {
  const run = await planner([
    ...["validate", ...F1, "--plan", plan, "--explain", "900003", "--json"],
    ...["--min-schools", "3", "--max-schools", "3", "--max-pupils", "350"],
  ]);
  const { explained } = JSON.parse(run.stdout);
  expect(explained).toMatchObject({ urn: "900003", cluster: "1" });
  expect(explained.others[0].blocks).toEqual([
    { kind: "too-few-schools-left", schools: 2, limit: 3 },
    { kind: "pairs", pair: { from: "900003", to: "900005", seconds: 2304 * 1.2 }, pairs: 2 },
    { kind: "too-many-schools", schools: 4, limit: 3 },
    { kind: "too-many-pupils", pupils: 47 + 104 + 61 + 152, limit: 350 },
  ]);
});

test("a proposal explains a school of its own, and keeps what it said in its file", async () => {
  const run = await planner(["propose", ...F1, "--explain", "900001", "--json"]);
  const { explained, clusters } = JSON.parse(run.stdout);
  const own = clusters.find(({ schools }: { schools: string[] }) => schools.includes("900001"));
  expect(explained.cluster).toBe(own.id);
  expect(explained.others).toHaveLength(clusters.length - 1);
});

test("a school that the area does not have is refused before anything is worked out", async () => {
  const run = await planner(["propose", ...F1, "--explain", "123456"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('--explain is "123456"');
});

test("estimated minutes are said to be about so long", async () => {
  const schools = ["--schools", fixture("f1/schools.csv")];
  const run = await planner(["validate", ...schools, "--plan", plan, "--explain", "900001"]);
  expect(run.stdout).toMatch(/is in Cluster 1, about [\d.]+ min from its partners in all\./);
  expect(run.stdout).toMatch(/Cluster 2: about [\d.]+ min more travel .*, about [\d.]+ min\./);
});

test("keystones are the schools without which a cluster is too small, and merges what could be one", async () => {
  const args = ["validate", ...F1, "--plan", plan, "--keystones", "--speed", "free-flow"];
  const small = JSON.parse((await planner([...args, "--min-schools", "3", "--json"])).stdout);
  expect(small.keystones).toHaveLength(6);
  const text = (await planner(args)).stdout;
  expect(text).toContain("No cluster would be too small without any one of its schools.");
  // Every pair of A–F is within 45 minutes at free flow: A22+29+14, B26.5+37.5+16, C31+38.4+21.
  expect(text).toContain("Cluster 1 and Cluster 2 could be one: 235.4 min more travel");
});
