import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSavedPage } from "../../src/io/saved_page.ts";
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
  ["an unknown format", ["--format", "docx"], "It writes html."],
  ["a name that every object has", ["--format", "toString"], "It writes html."],
  ["no format", [], "--format is missing: one of html."],
  ["no file to write", ["--format", "html", "--out", ""], "--out is blank"],
])("%s is refused in a sentence", async (_, typed, sentence) => {
  const out = typed.includes("--out") ? [] : ["--out", join(folder, "refused")];
  const run = await planner([...RUTLAND, ...typed, ...out]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(sentence);
  expect(existsSync(join(folder, "refused"))).toBe(false);
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
