import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planner } from "./planner.ts";

const AREA = ["--area", "rutland"];
const KETTON = "141453";
const CASTERTON = "146397";
const RYHALL = "141234";
const OAKHAM = "148948";
const LANGHAM = "139858";
const MANOR = "138113";
const STAMFORD = "139178";

let folder: string;
let plan: string;

/** Three schools of Rutland with one of Stamford, over the border in Lincolnshire; and three without. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-border-"));
  plan = join(folder, "plan.json");
  const json = {
    format: "school-cluster-plan",
    version: 1,
    name: "Over the border",
    area: "rutland",
    madeAt: null,
    driveTimes: null,
    settings: {},
    clusters: [
      { id: "1", name: "East", schools: [KETTON, CASTERTON, RYHALL, STAMFORD] },
      { id: "2", name: "West", schools: [OAKHAM, LANGHAM, MANOR] },
    ],
    links: [],
    moves: [],
    borderSchools: [
      {
        urn: STAMFORD,
        name: "Stamford St Gilberts",
        longitude: -0.485942,
        latitude: 52.6516,
        laCode: "925",
        laName: "Lincolnshire",
        pupils: { value: 297, asAt: "2026-06-24" },
      },
    ],
  };
  writeFileSync(plan, JSON.stringify(json));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a cluster with a school over the border is within with so many pairs estimated, the others as ever", async () => {
  const text = await planner(["validate", ...AREA, "--plan", plan]);
  expect(text.code).toBe(0);
  expect(text.stdout).toContain("Rutland: 17 schools and 1 of neighbouring authorities.");
  expect(text.stdout).toMatch(/^1 +East +4 +\d+ +Within, 3 pairs estimated – \d/m);
  expect(text.stdout).toMatch(/^2 +West +3 +\d+ +Within – \d/m);
  const run = await planner(["validate", ...AREA, "--plan", plan, "--json"]);
  const { clusters, unassigned, issues, valid } = JSON.parse(run.stdout);
  expect(valid).toBe(true);
  expect(clusters.map((cluster: { estimatedPairs?: number }) => cluster.estimatedPairs)).toEqual([
    3,
    undefined,
  ]);
  const estimated = clusters[0].pairs.filter((pair: object) => "origin" in pair);
  expect(estimated).toHaveLength(6);
  for (const pair of estimated) {
    expect([pair.from, pair.to]).toContain(STAMFORD);
    expect(pair).toMatchObject({ origin: "estimated", metres: null });
    expect(pair.low).toBeLessThan(pair.seconds);
    expect(pair.high).toBeGreaterThan(pair.seconds);
  }
  expect(unassigned).not.toContain(STAMFORD);
  expect(issues.map(({ rule }: { rule: string }) => rule)).not.toContain("unknown-school");
});

test("its other pairs are judged as they are without it, bit by bit", async () => {
  const json = JSON.parse(readFileSync(plan, "utf8"));
  json.clusters[0].schools.pop();
  const file = join(folder, "without.json");
  writeFileSync(file, JSON.stringify(json));
  const pairsOf = async (name: string) => {
    const run = await planner(["validate", ...AREA, "--plan", name, "--json"]);
    const pairs = JSON.parse(run.stdout).clusters[0].pairs as { from: string; to: string }[];
    return pairs.filter(({ from, to }) => from !== STAMFORD && to !== STAMFORD);
  };
  expect(await pairsOf(plan)).toEqual(await pairsOf(file));
});

test("exports name the authority and count the estimated pairs, and the plan itself reads back", async () => {
  const written = async (format: string) => {
    const out = join(folder, `out.${format}`);
    const run = await planner([
      "export",
      ...AREA,
      ...["--plan", plan, "--format", format, "--out", out],
    ]);
    expect(run).toMatchObject({ code: 0 });
    return readFileSync(out, "utf8");
  };
  const [heading = "", ...rows] = (await written("csv")).trim().split(/\r?\n/);
  const columns = heading.split(",");
  const stamford = rows.find((row) => row.startsWith(STAMFORD))?.split(",") ?? [];
  expect(stamford[columns.indexOf("over_border_from")]).toBe("Lincolnshire");
  expect(stamford[columns.indexOf("estimated_pairs")]).toBe("3");
  const { features } = JSON.parse(await written("geojson"));
  const properties = features.map((feature: { properties: object }) => feature.properties);
  expect(properties[0]).toMatchObject({ id: "1", schools: 4, estimatedPairs: 3 });
  expect(properties.find(({ urn }: { urn?: string }) => urn === STAMFORD)).toMatchObject({
    overBorderFrom: "Lincolnshire",
  });
  const json = JSON.parse(await written("json"));
  expect(json.borderSchools).toEqual(JSON.parse(readFileSync(plan, "utf8")).borderSchools);
});

test("a school over the border need not be placed by a proposal or a repair, and the proof is checked with it", async () => {
  const out = join(folder, "proposal.json");
  const made = await planner([
    "propose",
    ...AREA,
    ...["--known-times", plan, "--time-limit", "5", "--out", out, "--json"],
  ]);
  expect(made.code).toBe(0);
  const { request, unplaced, borderSchools, rules } = JSON.parse(made.stdout);
  expect(request.mayJoin).toEqual([STAMFORD]);
  expect(unplaced).toEqual([]);
  expect(rules).toBeUndefined();
  expect(borderSchools).toHaveLength(1);
  const checked = await planner(["check", out, ...AREA, "--json"]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
  const repaired = await planner([
    "propose",
    ...AREA,
    ...["--start", plan, "--finish", "--time-limit", "5", "--json"],
  ]);
  expect(repaired.code).toBe(0);
  const again = JSON.parse(repaired.stdout);
  expect(again.clusters[0].schools).toContain(STAMFORD);
  expect(again.unplaced).toEqual([]);
  expect(again.borderSchools).toHaveLength(1);
});
