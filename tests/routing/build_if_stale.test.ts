import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";

const LAUNCH = pathToFileURL(join(ROOT, "routing", "launch", "build_if_stale.mjs")).href;

/** Appends a line to a log and copies the source, after a moment in which a second build could begin. */
const BUILDER = `
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from "node:fs";
if (readFileSync("src/a.txt", "utf8").includes("fault")) { console.log("a.txt has a fault"); process.exit(1); }
appendFileSync("log.txt", "built\\n");
await new Promise((resolve) => setTimeout(resolve, 300));
mkdirSync("out", { recursive: true });
copyFileSync("src/a.txt", "out/a.txt");
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "planner-build-"));
  mkdirSync(join(root, "src"));
  writeFileSync(join(root, "src", "a.txt"), "first");
  writeFileSync(join(root, "builder.mjs"), BUILDER);
});

afterEach(() => rmSync(root, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs `buildIfStale` in a process of its own. */
function build(): Promise<Ended> {
  const script = `
    import { BuildFailure, buildIfStale } from ${JSON.stringify(LAUNCH)};
    const build = { name: "toy", announcement: "Building the toy", inputs: ["src"], outputs: ["out/a.txt"], command: ["builder.mjs"] };
    try { await buildIfStale(build, ${JSON.stringify(root)}); }
    catch (error) { if (!(error instanceof BuildFailure)) throw error; console.error("FAILURE " + error.message); process.exitCode = 2; }`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    let output = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

function builds(): number {
  const log = join(root, "log.txt");
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").length : 0;
}

test("the first run builds and says so, the second does nothing and says nothing", async () => {
  expect((await build()).output).toContain("Building the toy");
  expect(readFileSync(join(root, "out", "a.txt"), "utf8")).toBe("first");
  expect(await build()).toEqual({ code: 0, output: "" });
  expect(builds()).toBe(1);
});

test("a changed, an added and a missing file each build again", async () => {
  await build();
  appendFileSync(join(root, "src", "a.txt"), ", changed");
  await build();
  expect(readFileSync(join(root, "out", "a.txt"), "utf8")).toBe("first, changed");
  writeFileSync(join(root, "src", "b.txt"), "new");
  await build();
  rmSync(join(root, "out"), { recursive: true });
  await build();
  expect(builds()).toBe(4);
});

test("a failed build shows what its tool printed, and is tried again", async () => {
  writeFileSync(join(root, "src", "a.txt"), "fault");
  for (let i = 0; i < 2; i++) {
    const ended = await build();
    expect(ended.code).toBe(2);
    expect(ended.output).toContain("FAILURE a.txt has a fault");
  }
  expect(existsSync(join(root, "build", "lock"))).toBe(false);
});

test("of processes that start at once only one builds, and the others wait for it", async () => {
  const ended = await Promise.all([build(), build(), build()]);
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ended.map(({ output }) => output).join("")).toContain("Waiting for another build");
  expect(builds()).toBe(1);
});

test("the lock of a process that is gone is taken over", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => gone.once("close", resolve));
  mkdirSync(join(root, "build"));
  writeFileSync(join(root, "build", "lock"), String(gone.pid));
  expect((await build()).code).toBe(0);
  expect(builds()).toBe(1);
  expect(existsSync(join(root, "build", "lock"))).toBe(false);
});
