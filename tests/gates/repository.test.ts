import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";

const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|csv|geojson|yml|yaml|lua)$|^\.ci\/run$/;

/** Private to the machine that a commit was made on; split so that this file does not hold them. */
const FORBIDDEN = ["/wo" + "rk/", ".lib" + "rary/", "/home" + "/", "/Us" + "ers/"];

/** Files that git keeps, or would keep: nothing that is ignored. */
function keptFiles(): readonly string[] {
  const listing = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return listing.split("\n").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** What a page puts between backquotes. */
function quoted(page: string): readonly string[] {
  return [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
}

test("no file names a path of the machine it was written on", () => {
  const kept = keptFiles().filter((path) => TEXT.test(path));
  expect(kept.length).toBeGreaterThan(50);
  const found = kept.filter((path) => FORBIDDEN.some((word) => read(path).includes(word)));
  expect(found).toEqual([]);
});

test("no road extract is kept in the repository", () => {
  expect(keptFiles().filter((path) => path.endsWith(".pbf"))).toEqual([]);
});

test("every path that the architecture page names exists", () => {
  const paths = quoted(read("docs/architecture.md"))
    .map((text) => text.replace(/[:#].*$/, ""))
    .filter((text) => /^(src|routing|geodata|tests|bench|docs|\.ci)\/[\w./-]*$/.test(text));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test("every npm script that the README or a page of the documentation names exists", () => {
  const pages = ["README.md", ...keptFiles().filter((path) => /^docs\/.*\.md$/.test(path))];
  const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    ),
  );
  expect(named).toContain("start");
  expect(named).toContain("test");
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

test("the pipeline runs the README's commands and nothing else", () => {
  const commands = read(".ci/run")
    .split("\n")
    .filter((line) => line.startsWith("npm"));
  expect(commands).toEqual(["npm ci", "npm test"]);
});

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test("the lock file has the optional parts for every platform, without which npm ci refuses to run", () => {
  const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
    read("package-lock.json"),
  ).packages;
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !names.has(name));
  const advice =
    "npm leaves out what its registry does not have: add each with version, os, cpu, optional";
  expect([...new Set(missing)], advice).toEqual([]);
});
