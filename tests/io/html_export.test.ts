import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { areaFolder } from "../../routing/area_folder.ts";
import type { Area } from "../../src/domain/area.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { School } from "../../src/domain/school.ts";
import type { AreaFiles } from "../../src/io/area_files.ts";
import { readArea } from "../../src/io/area_json.ts";
import { fromBase64, toBase64 } from "../../src/io/base64.ts";
import { directionsFile, readDirections } from "../../src/io/directions.ts";
import { gunzip } from "../../src/io/gunzip.ts";
import { gzip } from "../../src/io/gzip.ts";
import { writeSavedPage } from "../../src/io/html_export.ts";
import { readPlanJson } from "../../src/io/plan_json.ts";
import { readSavedPage } from "../../src/io/saved_page.ts";
import { ROOT } from "../support/repository.ts";

const TEMPLATE = `<title>%PAGE_TITLE%</title><script type="application/json">%PAGE_CONTENT%</script>`;
const SAVED_AT = "2026-11-23T09:30:00.000Z";

async function builtIn(name: string): Promise<{ area: Area; plan: Plan; files: AreaFiles }> {
  const files = areaFolder(join(ROOT, "geodata", "areas", name));
  const area = await readArea(files);
  const path = join(ROOT, "geodata", "examples", `${name}.json`);
  const plan = readPlanJson(readFileSync(path), path);
  if (!area.ok || !plan.ok) throw new Error(`${name} cannot be read.`);
  return { area: area.value, plan: plan.value, files };
}

function contentOf(html: string): string {
  const content = /json">(.*)<\/script>$/s.exec(html)?.[1];
  if (content === undefined) throw new Error("The page has no content.");
  return content;
}

async function readBack(html: string) {
  const reading = await readSavedPage(contentOf(html));
  if (!reading.ok) throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
  return reading.value;
}

test("a saved page gives back the area, its times, the plan and every stored way", async () => {
  const { area, plan, files } = await builtIn("rutland");
  const { html, directions } = await writeSavedPage(TEMPLATE, {
    area,
    plan,
    files,
    savedAt: SAVED_AT,
  });
  expect(directions).toBe("all");
  const page = await readBack(html);
  expect(page).toMatchObject({ savedAt: SAVED_AT, directions: "all" });
  expect(page.area.schools).toEqual(area.schools);
  expect(page.area.sources).toEqual(area.sources);
  expect(page.plan.clusters).toEqual(plan.clusters);
  expect(page.plan.driveTimes?.schoolHash).toBe(area.driveTimes.schoolHash);
  for (const from of area.schools.keys()) {
    for (const to of area.schools.keys()) {
      const pair = [from, to] as unknown as Parameters<Area["driveTimes"]["seconds"]>;
      expect(page.area.driveTimes.seconds(...pair)).toBe(area.driveTimes.seconds(...pair));
    }
  }
  const [first, last] = [area.schools[0], area.schools.at(-1)] as [School, School];
  expect(await readDirections(page.files, first.urn, last.urn)).toEqual(
    await readDirections(files, first.urn, last.urn),
  );
});

test("without directions the page says that they were left out, and without any that there are none", async () => {
  const rutland = await builtIn("rutland");
  const left = await writeSavedPage(TEMPLATE, { ...rutland, files: null, savedAt: SAVED_AT });
  expect(left.directions).toBe("left-out");
  const { area, plan, files } = await builtIn("lincolnshire");
  const none = await writeSavedPage(TEMPLATE, { area, plan, files, savedAt: SAVED_AT });
  expect(none.directions).toBe("none");
  const page = await readBack(none.html);
  expect(page.area.driveTimes.kind).toBe("estimate");
});

test("names that look like mark-up end no element of the page early", async () => {
  const { area, plan, files } = await builtIn("rutland");
  const hostile = `</script><img src=x onerror=alert(1)><!--<script> & "quotes" %PAGE_CONTENT% %PAGE_TITLE% $&`;
  const schools = area.schools.map((school, i) =>
    i === 0 ? { ...school, name: hostile } : school,
  );
  const { html } = await writeSavedPage(TEMPLATE, {
    area: { ...area, schools, title: hostile },
    plan: { ...plan, name: hostile },
    files,
    savedAt: SAVED_AT,
  });
  expect(html.match(/<\/?[a-z!][^>]*>/gi)).toEqual([
    "<title>",
    "</title>",
    '<script type="application/json">',
    "</script>",
  ]);
  const page = await readBack(html);
  expect(page.area.schools[0]?.name).toBe(hostile);
  expect(page.plan.name).toBe(hostile);
});

test("where all ways would make the page too large, those to partners and near schools stay, both ways", async () => {
  const { area, plan, files } = await builtIn("isle-of-wight");
  // The same ways, with ballast that does not compress, as of an area six times the size.
  const ballast = Array.from({ length: 45_000 }, (_, i) => Math.imul(i + 7, 0x9e3779b1) >>> 0);
  const heavy: AreaFiles = {
    name: "heavy",
    async read(file) {
      const packed = await files.read(file);
      if (packed === null || !file.endsWith(".gz")) return packed;
      return gzipSync(`${gunzipSync(packed).toString()}${JSON.stringify({ ballast })}\n`);
    },
  };
  const { html, directions } = await writeSavedPage(TEMPLATE, {
    area,
    plan,
    files: heavy,
    savedAt: SAVED_AT,
  });
  expect(directions).toBe("partners");
  const page = await readBack(html);
  for (const { schools } of plan.clusters) {
    for (const from of schools) {
      for (const to of schools.filter((urn) => urn !== from)) {
        expect((await readDirections(page.files, from, to)).ok, `${from} to ${to}`).toBe(true);
      }
    }
  }
  const [first] = plan.clusters[0]?.schools ?? [];
  const kept = gunzipSync((await page.files.read(directionsFile(first ?? ""))) ?? new Uint8Array());
  const lines = kept.toString().trim().split("\n");
  expect(lines.length).toBeGreaterThanOrEqual(12);
  expect(lines.length).toBeLessThan(35);
  for (const { to } of lines.map((line) => JSON.parse(line) as { to: string })) {
    expect((await readDirections(page.files, to, first ?? "")).ok, `${to} back`).toBe(true);
  }
});

test("a page that was cut off, changed or is of another version is refused in a sentence", async () => {
  const { html } = await writeSavedPage(TEMPLATE, {
    ...(await builtIn("rutland")),
    savedAt: SAVED_AT,
  });
  const content = contentOf(html);
  const json = JSON.parse(content);
  for (const broken of [
    "%PAGE_CONTENT%",
    content.slice(0, content.length / 2),
    JSON.stringify({ ...json, version: 2 }),
    JSON.stringify({ ...json, plan: "AAAA" }),
    JSON.stringify({ ...json, files: { ...json.files, "schools.csv": "H4sIAAAA" } }),
    JSON.stringify({ ...json, files: {} }),
    JSON.stringify({ ...json, directions: "some" }),
  ]) {
    const reading = await readSavedPage(broken);
    expect(reading.ok, broken.slice(0, 80)).toBe(false);
    if (!reading.ok) expect(reading.problems[0]?.reason).toMatch(/^[A-Z].*\.$/);
  }
});

test("a template without its two marks is a mistake of the program", async () => {
  const page = { ...(await builtIn("rutland")), savedAt: SAVED_AT };
  await expect(writeSavedPage("<title></title>", page)).rejects.toThrow("%PAGE_CONTENT% once");
});

test("base64 and gzip give back every byte, of nothing and of more than fits one call", async () => {
  for (const length of [0, 1, 2, 3, 0x8000, 0x8001, 200_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(Buffer.from(fromBase64(toBase64(bytes))).equals(bytes)).toBe(true);
    expect(Buffer.from(await gunzip(await gzip(bytes))).equals(bytes)).toBe(true);
  }
});
