import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildWhereStale, ROOT } from "../support/repository.ts";

const DIST = join(ROOT, "dist");
const GEODATA = join(ROOT, "geodata");

interface ManifestEntry {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

beforeAll(() => buildWhereStale("app"), 120_000);

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

/** The files of the built app that a browser loads before anything is asked for. */
function openingFiles(): readonly string[] {
  const manifest: Readonly<Record<string, ManifestEntry>> = JSON.parse(
    readFileSync(join(DIST, ".vite", "manifest.json"), "utf8"),
  );
  const seen = new Set<string>();
  const visit = (key: string) => {
    const entry = manifest[key];
    if (entry === undefined || seen.has(entry.file)) return;
    seen.add(entry.file);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  for (const [key, entry] of Object.entries(manifest)) if (entry.isEntry === true) visit(key);
  return [...seen].filter((file) => file.endsWith(".js"));
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

function compressedBytes(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipBytes(path), 0);
}

test("the app's own JavaScript that opening loads is under 150 kB compressed", () => {
  const own = openingFiles().filter((file) => !/maplibre/.test(file));
  expect(own.length).toBeGreaterThan(0);
  expect(compressedBytes(own.map((file) => join(DIST, file)))).toBeLessThan(150_000);
});

test("each built-in area is under 1.5 MB compressed", () => {
  const areas = readdirSync(join(GEODATA, "areas"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(areas.map((area) => area.name)).toEqual(
    expect.arrayContaining(["isle-of-wight", "lincolnshire", "rutland"]),
  );
  for (const area of areas) {
    const bytes = compressedBytes(filesUnder(join(GEODATA, "areas", area.name)));
    expect(bytes, area.name).toBeLessThan(1_500_000);
  }
});

test("the register of all authorities is under 1 MB compressed", () => {
  const folder = join(GEODATA, "register");
  expect(existsSync(folder)).toBe(true);
  expect(compressedBytes(filesUnder(folder))).toBeLessThan(1_000_000);
});

test("the page names no other host and holds no inline script or style", () => {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  expect(page).toContain("Content-Security-Policy");
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
