import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildWhereStale, ROOT } from "../support/repository.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { launchBrowser } from "./support/browser.ts";
import type { PlannerOptions, SavedTab, Screen } from "./support/planner.ts";
import { Planner } from "./support/planner.ts";

const GATTEN = "118158";
const GODSHILL = "118159";
const TABS: readonly SavedTab[] = ["Clusters", "Pairs", "Schools", "Map", "About", "A school"];

let browser: Browser;
let folder: string;
const opened: Planner[] = [];

beforeAll(async () => {
  buildWhereStale("commands");
  buildWhereStale("app");
  folder = mkdtempSync(join(tmpdir(), "saved-page-"));
  browser = await launchBrowser();
  save("wight.html", ["--area", "isle-of-wight", "--plan", "geodata/examples/isle-of-wight.json"]);
}, 180_000);

afterEach(async () => {
  const planners = opened.splice(0);
  const faults = planners.flatMap((planner) => planner.faults);
  await Promise.all(planners.map((planner) => planner.close()));
  expect(faults).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** What the command line prints as JSON, or writes as a page. */
function run(typed: readonly string[]): string {
  const script = join(ROOT, "src", "cli", "planner.mjs");
  const ended = spawnSync(process.execPath, [script, ...typed], { cwd: ROOT, encoding: "utf8" });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return ended.stdout;
}

function save(name: string, typed: readonly string[]): void {
  const out = join(folder, name);
  run(["export", "--format", "html", "--out", out, ...typed]);
  const megabytes = (statSync(out).size / 1e6).toFixed(2);
  process.stdout.write(`${name}: ${megabytes} MB (${typed.join(" ")})\n`);
}

/** Opens a page as by double click, in a browser without a network. */
async function open(name: string, options: PlannerOptions = {}): Promise<Planner> {
  const address = pathToFileURL(join(folder, name)).href;
  const planner = await Planner.open({ browser, address }, { ...options, isOffline: true });
  opened.push(planner);
  return planner;
}

/** What the page loaded beside itself, and the workers that it started. */
function loaded(planner: Planner): Promise<number> {
  return planner.inPage<number>(`performance.getEntriesByType("resource").length`);
}

test("a saved page finds a school by three letters; its minutes and its way are those of the command line", async () => {
  const planner = await open("wight.html");
  await planner.schoolPage.find("gat", "Gatten and Lake Primary School");
  await planner.schoolPage.listPartners(/^Everyone within/);
  for (const speed of ["school-day", "winter", "peak"] as const) {
    await planner.judgeAt(speed);
    const pair = ["--from", GATTEN, "--to", GODSHILL, "--speed", speed, "--json"];
    const { there, back } = JSON.parse(run(["route", "--area", "isle-of-wight", ...pair]));
    const row = (await planner.schoolPage.partners()).find(([name]) => name.startsWith("Godshill"));
    const figures = [there, back].map(({ seconds }) => (seconds / 60).toFixed(1));
    expect(row?.slice(1), speed).toEqual(figures);
  }
  await planner.schoolPage.showWay("Godshill Primary School");
  const route = JSON.parse(
    run(["route", "--area", "isle-of-wight", "--from", GATTEN, "--to", GODSHILL, "--json"]),
  );
  for (const [which, way] of [
    ["There", route.there],
    ["Back", route.back],
  ] as const) {
    const sentences = way.steps.map(({ text }: { text: string }) => text);
    expect(sentences.length).toBeGreaterThan(5);
    expect(await planner.schoolPage.steps(which)).toEqual(sentences);
  }
  await planner.schoolPage.mapDrawsWay();
  expect(await planner.schoolPage.sheets()).toBe(1);
  expect(await loaded(planner)).toBe(0);
});

test("a link opens the page on a school, whichever area it names; nothing of the plan can be changed", async () => {
  const planner = await open("wight.html", { link: `#school=${GATTEN}` });
  await planner.says("Home cluster: Sandown");
  await planner.says(/a copy saved on \d+ \w+ \d{4}, which cannot be changed/);
  const controls = await planner.inPage<string>("document.body.innerText");
  expect(controls).not.toMatch(/Add a link|Remove|Undo|Move to/);
  const other = await open("wight.html", { link: "#area=kent&school=1" });
  await other.says("No school with URN 1");
});

test("the tables hold every cluster, pair and school; a cluster leads to its pairs and to a school", async () => {
  const planner = await open("wight.html");
  const rows = () => planner.inPage<number>(`document.querySelectorAll("tbody tr").length`);
  await planner.showTab("Clusters");
  await planner.says("7 clusters");
  expect(await rows()).toBe(7);
  await planner.showTab("Pairs");
  await planner.says("78 pairs of schools that share a cluster");
  expect(await rows()).toBe(78);
  await planner.showTab("Schools");
  await planner.says("36 schools");
  expect(await rows()).toBe(36);
  await planner.showTab("About");
  await planner.says(/sends nothing anywhere/);
  const text = await planner.inPage<string>("document.body.textContent");
  for (const part of [
    "OSRM",
    "45 minutes",
    "Schools’ fingerprint",
    "Open Government Licence",
    "react-dom",
  ]) {
    expect(text).toContain(part);
  }
  await planner.showTab("Clusters");
  await planner.press("Sandown");
  await planner.says("10 pairs, both ways");
  await planner.press("Gatten and Lake Primary School");
  await planner.says("Home cluster: Sandown");
  expect(await loaded(planner)).toBe(0);
});

test.each(["desktop", "phone"] satisfies Screen[])(
  "every part of the page is free of accessibility faults on a %s",
  async (screen) => {
    const planner = await open("wight.html", { screen, link: `#school=${GATTEN}` });
    await planner.says("Home cluster: Sandown");
    for (const tab of TABS) {
      await planner.showTab(tab);
      expect(await accessibilityFaults(planner), tab).toEqual([]);
      expect(await planner.overflowing(), tab).toEqual([]);
    }
  },
);

test("names and notes that look like mark-up are shown as they are, and run nothing", async () => {
  const hostile = `</script><img src=x onerror="document.title='ran'"><!--<script>`;
  writeFileSync(
    join(folder, "schools.csv"),
    [
      "urn,name,longitude,latitude,pupils,town",
      `900001,"${hostile.replaceAll('"', '""')}",-0.5,53.2,90,"${hostile.replaceAll('"', '""')}"`,
      '900002,St Mary\'s "Old" School & Nursery,-0.52,53.21,60,Lincoln',
    ].join("\n"),
  );
  const plan = {
    format: "school-cluster-plan",
    version: 1,
    name: hostile,
    area: "hostile",
    clusters: [{ id: "1", name: hostile, schools: ["900001", "900002"], notes: hostile }],
  };
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  save("hostile.html", [
    "--schools",
    join(folder, "schools.csv"),
    "--plan",
    join(folder, "plan.json"),
  ]);
  const planner = await open("hostile.html", { link: "#school=900001" });
  await planner.says(hostile);
  for (const tab of TABS) await planner.showTab(tab);
  await planner.showTab("Clusters");
  await planner.says("1 pair, both ways");
  expect(await planner.inPage<string>("document.title")).toContain("</script><img");
  expect(await planner.inPage<number>("document.images.length")).toBe(0);
});

test("a page that was saved without directions says so, and gives minutes and miles", async () => {
  save("bare.html", [
    "--area",
    "rutland",
    "--plan",
    "geodata/examples/rutland.json",
    "--without-directions",
  ]);
  const planner = await open("bare.html", { screen: "phone", link: "#school=120229&to=142401" });
  await planner.says(/^This page was saved without the way between these two schools/);
  await planner.says(/\d+\.\d miles/);
  expect(await planner.overflowing()).toEqual([]);
});

test("a page that was cut off says so in a sentence", async () => {
  const html = readFileSync(join(folder, "wight.html"), "utf8");
  writeFileSync(join(folder, "cut.html"), html.replace(/(id="saved-page">.{2000})[^<]*/, "$1"));
  const planner = await open("cut.html");
  await planner.says(/^The page could not be opened: .+\.$/);
});
