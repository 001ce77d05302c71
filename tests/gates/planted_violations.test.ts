import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";

const MODULES = join(ROOT, "node_modules");
const TSC = join(MODULES, "typescript", "bin", "tsc");
const BIOME = join(MODULES, "@biomejs", "biome", "bin", "biome");
const OXLINT = join(MODULES, "oxlint", "bin", "oxlint");

const COPIED = [
  "biome.json",
  ".gitignore",
  ".oxlintrc.json",
  "package.json",
  "tsconfig.json",
  "src/domain",
  "src/ui/tsconfig.json",
];

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "planner-gates-"));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(MODULES, join(copy, "node_modules"), "junction");
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeEach(() => {
  for (const layer of ["domain", "ui", "solver", "io"]) {
    rmSync(join(copy, "src", layer, "planted"), { recursive: true, force: true });
  }
});

function plant(path: string, ...lines: readonly string[]): string {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), `${lines.join("\n")}\n`);
  return path;
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

function run(tool: string, ...options: readonly string[]): Outcome {
  const ended = spawnSync(process.execPath, [tool, ...options], { cwd: copy, encoding: "utf8" });
  return { code: ended.status, output: `${ended.stdout}${ended.stderr}` };
}

const compile = () => run(TSC, "-b", "src/domain");
const lint = (...paths: readonly string[]) => run(BIOME, "lint", "--error-on-warnings", ...paths);
const lintTypes = () => run(OXLINT, "--type-aware", "src/domain/planted");

function expectRefused(outcome: Outcome, why: string): void {
  expect(outcome.output).toContain(why);
  expect(outcome.code).not.toBe(0);
}

test("a faultless module passes every gate, so that a refusal below is for its fault alone", () => {
  const path = plant(
    "src/domain/planted/faultless.ts",
    'import { DEFAULT_CEILING, isWithin } from "../ceiling.ts";',
    'import { minutes, minutesToSeconds } from "../units.ts";',
    "export const within: boolean = isWithin(minutesToSeconds(minutes(45)), DEFAULT_CEILING);",
  );
  for (const outcome of [compile(), lint(path), lintTypes()]) {
    expect(outcome, outcome.output).toMatchObject({ code: 0 });
  }
});

test("the domain cannot import the screen", () => {
  plant("src/ui/planted/panel.ts", "export const panel = 1;");
  plant(
    "src/domain/planted/school_panel.ts",
    'import { panel } from "../../ui/planted/panel.ts";',
    "export const schoolPanel: number = panel;",
  );
  expectRefused(compile(), "src/ui/planted/panel.ts");
});

test("the domain cannot touch the document", () => {
  plant("src/domain/planted/page_title.ts", "export const title: string = document.title;");
  expectRefused(compile(), "Cannot find name 'document'");
});

test("minutes, or a bare number, are refused where seconds are asked for", () => {
  plant(
    "src/domain/planted/in_minutes.ts",
    'import { DEFAULT_CEILING, isWithin } from "../ceiling.ts";',
    'import { minutes } from "../units.ts";',
    "export const first: boolean = isWithin(minutes(45), DEFAULT_CEILING);",
    "export const second: boolean = isWithin(45, DEFAULT_CEILING);",
  );
  const outcome = compile();
  expectRefused(outcome, "in_minutes.ts(3,");
  expectRefused(outcome, "in_minutes.ts(4,");
});

test("an import cycle is refused", () => {
  const paths = [
    plant(
      "src/domain/planted/hen.ts",
      'import { egg } from "./egg.ts";',
      "export const hen = (): unknown => egg;",
    ),
    plant(
      "src/domain/planted/egg.ts",
      'import { hen } from "./hen.ts";',
      "export const egg = (): unknown => hen;",
    ),
  ];
  expectRefused(lint(...paths), "noImportCycles");
});

test("a promise that nobody waits for is refused", () => {
  plant(
    "src/domain/planted/forgotten.ts",
    "async function work(): Promise<void> {}",
    "export function start(): void {",
    "  work();",
    "}",
  );
  expectRefused(lintTypes(), "no-floating-promises");
});

test("a switch that forgets a case is refused", () => {
  plant(
    "src/domain/planted/forgetful.ts",
    'import type { Verdict } from "../ceiling.ts";',
    "export function mark(verdict: Verdict): string {",
    "  switch (verdict) {",
    '    case "within":',
    '      return "yes";',
    "  }",
    '  return "";',
    "}",
  );
  expectRefused(lintTypes(), "switch-exhaustiveness-check");
});

test.each([
  ["src/domain/planted/store.ts", "zustand/vanilla"],
  ["src/domain/planted/hull.ts", "@turf/turf"],
  ["src/solver/planted/file.ts", "node:fs"],
  ["src/io/planted/file.ts", "node:fs/promises"],
  ["src/io/planted/map.ts", "maplibre-gl"],
  ["src/ui/planted/map.ts", "maplibre-gl"],
])("%s cannot use the package %s", (path, name) => {
  plant(path, `import { something } from "${name}";`, "export const kept: unknown = something;");
  expectRefused(lint(path), "noRestrictedImports");
});

test.each([
  ["any", "export const loose: any = 1;", "noExplicitAny"],
  ["a non-null assertion", "export const one = [1][0]!;", "noNonNullAssertion"],
  ["an enum", "export enum Side { Left }", "noEnum"],
  [
    "a namespace import",
    'import * as units from "../units.ts";\nexport const all: unknown = units.minutes;',
    "noNamespaceImport",
  ],
  ["a barrel", 'export { minutes } from "../units.ts";', "noBarrelFile"],
  [
    "more than 400 lines",
    "export const row = [\n".concat("  1,\n".repeat(401), "];"),
    "noExcessiveLinesPerFile",
  ],
])("%s is refused", (_what, text, rule) => {
  expectRefused(lint(plant("src/domain/planted/habit.ts", text)), rule);
});
