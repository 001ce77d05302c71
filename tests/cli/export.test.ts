import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSavedPage } from "../../src/io/saved_page.ts";
import { collectionProblems, flatArea } from "../support/geojson_rules.ts";
import { planner, plannerProcess } from "./planner.ts";

const RUTLAND = ["export", "--area", "rutland", "--plan", "geodata/examples/rutland.json"];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-export-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function pageIn(file: string) {
  const html = readFileSync(file, "utf8");
  const json = /id="saved-page">([^<]*)<\/script>/.exec(html)?.[1] ?? "";
  const reading = await readSavedPage(json);
  if (!reading.ok) throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
  return { html, page: reading.value };
}

test("a plan becomes one page that names no other file, under a policy that lets it reach for none", async () => {
  const out = join(folder, "rutland.html");
  const run = plannerProcess([...RUTLAND, "--format", "html", "--out", out]);
  expect(run.stderr).not.toContain("Error");
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(
    /rutland\.html: Rutland, 17 schools, 3 clusters, with directions between every two schools, [\d.]+ MB\./,
  );
  const { html, page } = await pageIn(out);
  expect(page.area.title).toBe("Rutland");
  expect(page.plan.settings.speed?.name).toBe("school-day");
  expect(html).not.toMatch(/<(?:script|img|link|iframe|style)[^>]*(?:src|href)="(?!data:)/);
  expect(html).toContain("connect-src 'none'");
  expect(html.match(/^ *<script/gm)).toHaveLength(3);
});

test("the speed and the limit that are typed go with the page, a limit above 45 with its reason only", async () => {
  const out = join(folder, "winter.html");
  const html = [...RUTLAND, "--format", "html", "--out", out, "--without-directions"];
  const refused = await planner([...html, "--ceiling", "50"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("The limit is 50.0 min, above 45, and no reason is given.");
  expect(existsSync(out)).toBe(false);
  const reason = ["--ceiling-reason", "Agreed in June", "--speed", "winter"];
  const run = await planner([...html, "--ceiling", "50", ...reason]);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain("without directions");
  const { page } = await pageIn(out);
  expect(page.plan.settings).toMatchObject({
    ceilingMinutes: 50,
    ceilingReason: "Agreed in June",
    speed: { name: "winter", factor: 1.45 },
  });
  expect(page.directions).toBe("left-out");
});

test.each([
  ["an unknown format", ["--format", "docx"], "It writes json, csv, geojson, html, moves."],
  [
    "a name that every object has",
    ["--format", "toString"],
    "It writes json, csv, geojson, html, moves.",
  ],
  ["no format", [], "--format is missing: one of json, csv, geojson, html, moves."],
  ["no file to write", ["--format", "html", "--out", ""], "--out is blank"],
])("%s is refused in a sentence", async (_, typed, sentence) => {
  const out = typed.includes("--out") ? [] : ["--out", join(folder, "refused")];
  const run = await planner([...RUTLAND, ...typed, ...out]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(sentence);
  expect(existsSync(join(folder, "refused"))).toBe(false);
});

test("the moves that are kept with a plan are a table of their own", async () => {
  const plan = JSON.parse(readFileSync("geodata/examples/rutland.json", "utf8"));
  const [urn] = plan.clusters[0].schools;
  const move = { urn, from: null, to: "1", reason: "-1+1", role: "Diocese", date: "2026-11-12" };
  const file = join(folder, "moved.json");
  writeFileSync(file, JSON.stringify({ ...plan, moves: [move] }));
  const out = join(folder, "moves.csv");
  const args = ["export", "--area", "rutland", "--plan", file, "--format", "moves", "--out", out];
  expect((await planner(args)).code).toBe(0);
  const [head, row, ...rest] = readFileSync(out, "utf8").trim().split(/\r?\n/);
  expect(head).toMatch(/^urn,name,from,from_name,to,to_name,asked_for_by,reason,date,/);
  expect(row).toMatch(new RegExp(`^${urn},.*,,,1,.*,Diocese,'-1\\+1,2026-11-12,`));
  expect(rest).toEqual([]);
});

test("a plan that is none leaves what was at the place of the page", async () => {
  const plan = join(folder, "broken.json");
  writeFileSync(plan, "{");
  const out = join(folder, "kept.html");
  writeFileSync(out, "kept");
  const typed = ["export", "--area", "rutland", "--plan", plan, "--format", "html", "--out", out];
  expect((await planner(typed)).code).toBe(2);
  expect(readFileSync(out, "utf8")).toBe("kept");
});

test.each(["json", "csv"])("a plan as %s is judged as the plan itself is", async (format) => {
  const out = join(folder, `plan.${format}`);
  const run = await planner([...RUTLAND, "--format", format, "--out", out]);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/17 schools, 3 clusters\./);
  const judged = async (plan: string) => {
    const typed = ["validate", "--area", "rutland", "--plan", plan, "--json"];
    return JSON.parse((await planner(typed)).stdout) as { clusters: unknown; valid: boolean };
  };
  const [before, after] = [await judged("geodata/examples/rutland.json"), await judged(out)];
  expect(after.clusters).toEqual(before.clusters);
  expect(after.valid).toBe(before.valid);
});

test("a plan as GeoJSON obeys RFC 7946, covers the county and shares no land twice", async () => {
  const out = join(folder, "rutland.geojson");
  const run = await planner([...RUTLAND, "--format", "geojson", "--out", out]);
  expect(run.code).toBe(0);
  const json = JSON.parse(readFileSync(out, "utf8")) as FeatureCollection<Polygon | MultiPolygon>;
  expect(collectionProblems(json)).toEqual([]);
  expect(json.features).toHaveLength(3 + 17);
  const land = json.features.slice(0, 3).map(({ geometry }) => flatArea(geometry));
  const outline = JSON.parse(
    readFileSync("geodata/areas/rutland/outline.geojson", "utf8"),
  ) as FeatureCollection<Polygon>;
  // The outline is stored clockwise.
  const whole = -outline.features.reduce((sum, { geometry }) => sum + flatArea(geometry), 0);
  expect(Math.abs(land.reduce((a, b) => a + b) / whole - 1)).toBeLessThan(1e-5);
});

test.each(["json", "csv", "geojson"])(
  "a limit above 45 is refused without its reason and carried with it, as %s",
  async (format) => {
    const out = join(folder, `high.${format}`);
    const typed = [...RUTLAND, "--format", format, "--out", out, "--ceiling", "50"];
    const refused = await planner(typed);
    expect(refused.code).toBe(2);
    expect(existsSync(out)).toBe(false);
    expect((await planner([...typed, "--ceiling-reason", "Agreed in June"])).code).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("Agreed in June");
  },
);

test("what was objected is in a page and a table only where it is asked for", async () => {
  const plan = JSON.parse(readFileSync("geodata/examples/rutland.json", "utf8"));
  const [{ id, schools }] = plan.clusters;
  const what = "Too far for winter mornings";
  const objection = { urn: schools[0], cluster: id, what, role: "Parent", change: "", date: "" };
  const file = join(folder, "objected.json");
  writeFileSync(file, JSON.stringify({ ...plan, objections: [objection] }));
  const exported = async (format: string, ...flags: readonly string[]) => {
    const out = join(folder, `objected.${format}`);
    const area = ["export", "--area", "rutland", "--plan", file, "--without-directions"];
    const run = await planner([...area, "--format", format, "--out", out, ...flags]);
    expect(run.code).toBe(0);
    return format === "html" ? (await pageIn(out)).page.plan : readFileSync(out, "utf8");
  };
  expect(await exported("csv")).not.toContain(what);
  expect(await exported("csv", "--with-objections")).toContain(`Parent: ${what}`);
  expect(await exported("html")).not.toHaveProperty("objections");
  expect(await exported("html", "--with-objections")).toMatchObject({ objections: [objection] });
  expect(await exported("json")).toContain(what);
});
