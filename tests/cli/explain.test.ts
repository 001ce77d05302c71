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

test("a school in no cluster is told why, and each smallest change that would place it, which it does when it is typed", async () => {
  const asked = ["propose", ...F1, "--explain", "900005"];
  const run = await planner([...asked, "--ceiling", "25"]);
  // The nearest two to E: D 12.5 and F 24.0; D to F 19.0; all × 1.2, so that 28.8 min hold the three.
  expect(run.stdout).toContain(
    "What would place it, one change at a time, with every school that is placed now:\n" +
      "  Raise the limit by 3.8 min, to 28.8 min. Less would not do: no cluster could hold the school.\n" +
      "  Allow clusters of 2 schools, instead of 3 at least. Less would not do: no cluster could hold the school.\n",
  );
  const json = JSON.parse((await planner([...asked, "--ceiling", "25", "--json"])).stdout);
  expect(json.explained.unplaced).toMatchObject({
    asThingsAre: "no-cluster",
    reason: "too-few-partners-within-ceiling",
    reliefs: [
      {
        kind: "longer-limit",
        ceilingSeconds: 1440 * 1.2,
        ceilingMinutes: 28.8,
        smallerFails: "no-cluster",
      },
      { kind: "fewer-schools", schools: 2, smallerFails: "no-cluster" },
    ],
    nearest: { urn: "900004", seconds: 900, highSeconds: 900 },
  });
  const unplaced = async (...args: string[]) => {
    const { stdout } = await planner(["propose", ...F1, ...args, "--json"]);
    return JSON.parse(stdout).unplaced.map(({ urn }: { urn: string }) => urn);
  };
  expect(await unplaced("--ceiling", "25")).toContain("900005");
  expect(await unplaced("--ceiling", "28.8")).not.toContain("900005");
  expect(await unplaced("--ceiling", "28.7")).toContain("900005");
  expect(await unplaced("--ceiling", "25", "--min-schools", "2")).not.toContain("900005");
});

test("a rule that keeps schools apart is named, in a proposal and in its file, and to drop it is what would place the school", async () => {
  const apart = join(folder, "apart.csv");
  writeFileSync(apart, "900005,900006\n");
  const proposal = join(folder, "apart.json");
  const run = await planner([
    ...["propose", ...F1, "--ceiling", "29", "--keep-apart", apart, "--explain", "900005"],
    ...["--out", proposal],
  ]);
  expect(run.stdout).toContain(
    "  Do not keep Eastmoor Catholic Primary School and Fenhallow Church of England Academy apart.\n",
  );
  expect(run.stdout).toContain("it is kept apart from Fenhallow Church of England Academy");
  const judged = await planner(["validate", ...F1, "--plan", proposal, "--explain", "900005"]);
  expect(judged.stdout).toContain(
    "  Do not keep Eastmoor Catholic Primary School and Fenhallow Church of England Academy apart.\n",
  );
});

test("two schools are told how far apart they are, how near among all, and the cheapest move that parts them", async () => {
  const run = await planner(["validate", ...F1, "--plan", plan, "--explain", "900001,900003"]);
  // A to C 18.5; A to F 14.0 and A to B 11.0 are nearer; the cheapest move is A's: 22.0 + 29.0 + 14.0 − 11.0 − 18.5; all × 1.2.
  expect(run.stdout).toContain(
    "Ashby Wold Primary School and Carlthorpe Church of England Primary School share Cluster 1: 22.2 min each way; Carlthorpe Church of England Primary School is the 3rd nearest of the 5 other schools to Ashby Wold Primary School. The cheapest move that parts them: Ashby Wold Primary School to Cluster 2, 42.6 min more travel between partners.",
  );
  const again = await planner(["validate", ...F1, "--plan", plan, "--explain", "900001,900001"]);
  expect(again.code).toBe(2);
});

test("a size that stops a move is told with the exchange that it leaves", async () => {
  const three = ["--min-schools", "3", "--max-schools", "3"];
  const run = await planner([
    ...["validate", ...F1, "--plan", plan, "--explain", "900001", ...three],
  ]);
  // In exchange for F: A with D and E 22.0 + 29.0, F with B and C 16.0 + 21.0, less 11.0 + 18.5 and 19.0 + 24.0; × 1.2.
  expect(run.stdout).toContain(
    "In exchange for Fenhallow Church of England Academy it would be: 18.6 min more travel.",
  );
});

test("why there are no fewer clusters is told by size and by schools no two of which can share, with their times", async () => {
  const asked = ["propose", ...F1, "--min-schools", "2", "--max-schools", "3", "--why-not-fewer"];
  const run = await planner(asked);
  expect(run.stdout).toContain(
    "6 schools in clusters of 3 at most need 2 clusters. 2 schools no two of which can share a cluster need 2 clusters. So fewer than 2 cannot be made: that is proved.",
  );
  const { fewer } = JSON.parse((await planner([...asked, "--json"])).stdout);
  expect(fewer).toMatchObject({ bySchools: 2, proved: 2, noTwoShare: ["900003", "900005"] });
  expect(fewer.times).toEqual([{ from: "900003", to: "900005", seconds: 2304 * 1.2 }]);
});

test("a number of clusters that cannot be met is answered by the nearest that can", async () => {
  const run = await planner(["propose", ...F1, "--clusters", "4"]);
  expect(run.code).toBe(1);
  expect(run.stdout).toContain(
    "The nearest number that can be made is 2: more cannot, that is proved.",
  );
  expect((await planner(["propose", ...F1, "--clusters", "2"])).code).toBe(0);
});
