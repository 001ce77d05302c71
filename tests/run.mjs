import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, ROOT, WEB_BUILD } from "../routing/launch/build_if_stale.mjs";
import { withBuildLock } from "../routing/launch/build_lock.mjs";

const BIN = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  knip: "node_modules/knip/bin/knip.js",
  oxlint: "node_modules/oxlint/bin/oxlint",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

/** Cheapest first. `needs` names the steps without which a step cannot run. */
const STEPS = [
  { name: "format and lint", run: () => check(BIN.biome, "ci", "--error-on-warnings", ".") },
  { name: "promises and switches", run: () => check(BIN.oxlint, "--type-aware") },
  { name: "types and layers", run: compile },
  { name: "unused code", run: () => check(BIN.knip) },
  { name: "app build", run: buildApp },
  { name: "unit, property and gate tests", run: () => tests("node") },
  { name: "screen tests", run: () => tests("ui") },
  { name: "browser tests", needs: ["types and layers", "app build"], run: browserTests },
];

const started = performance.now();
const failedSteps = [];
let passed = 0;
let failed = 0;
for (const step of STEPS) {
  const missing = step.needs?.find((name) => failedSteps.includes(name));
  process.stdout.write(`\n== ${step.name}\n`);
  const from = performance.now();
  const result =
    missing === undefined ? await step.run() : { ok: false, said: `not run: "${missing}" failed` };
  passed += result.passed ?? 0;
  failed += Math.max(result.failed ?? 0, result.ok ? 0 : 1);
  if (!result.ok) failedSteps.push(step.name);
  const outcome = result.ok ? "ok" : "FAILED";
  process.stdout.write(
    `== ${step.name}: ${outcome}, ${elapsed(from)}${result.said === undefined ? "" : ` (${result.said})`}\n`,
  );
}
process.stdout.write(
  `\n${failedSteps.length === 0 ? "All steps ok" : `Failed: ${failedSteps.join(", ")}`}, ${elapsed(started)}\n`,
);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function elapsed(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

async function check(...command) {
  return { ok: (await node(command)) === 0 };
}

function compile() {
  return withBuildLock(join(ROOT, "build"), () => check(BIN.tsc, "-b"));
}

async function buildApp() {
  try {
    await buildIfStale(WEB_BUILD);
    return { ok: true };
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    return { ok: false };
  }
}

/** Runs one Vitest project. A skipped test counts as failed, and so does a project without tests. */
async function tests(project, environment = {}) {
  const report = join(ROOT, "build", `tests-${project}.json`);
  mkdirSync(join(ROOT, "build"), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node([BIN.vitest, "run", "--project", project, ...reporters], environment);
  if (!existsSync(report)) return { ok: false, said: "Vitest wrote no report" };
  const counts = JSON.parse(readFileSync(report, "utf8"));
  const skipped = counts.numPendingTests + counts.numTodoTests;
  const broken = counts.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failures = counts.numFailedTests + skipped + broken;
  return {
    ok: code === 0 && failures === 0 && counts.numPassedTests > 0,
    passed: counts.numPassedTests,
    failed: failures,
    said: `${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${skipped} skipped`,
  };
}

async function browserTests() {
  const { BROWSER_ADVICE, findOrInstallBrowser } = await import(
    "../build/tests/e2e/support/install_browser.js"
  );
  const browser = findOrInstallBrowser();
  if (browser === null) return { ok: false, said: `no browser\n${BROWSER_ADVICE}` };
  process.stdout.write(`Browser: ${browser}\n`);
  return tests("e2e", { CHROME_PATH: browser });
}

function node(command, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, ...environment },
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
