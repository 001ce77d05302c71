import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const BENCH = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(BENCH);
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

const all = readdirSync(BENCH)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();
/** "browser" stands for every benchmark whose name begins with "browser_". */
const matching = (typed) => all.filter((name) => name === typed || name.startsWith(`${typed}_`));
const typed = process.argv.slice(2);
if (typed.includes("--help")) {
  process.stdout.write(
    `Usage: npm run bench [-- NAME…]\n\nRuns all benchmarks, or those that are named; the beginning of a name stands for all that begin so.\n\n${all.map((name) => `  ${name}`).join("\n")}\n\nExample: npm run bench -- judging\n`,
  );
  process.exit(0);
}
const unknown = typed.find((name) => matching(name).length === 0);
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}". There are ${all.join(", ")}.\n`);
  process.exit(2);
}

const built = spawnSync(process.execPath, [TSC, "-b", "bench"], { cwd: ROOT, encoding: "utf8" });
if (built.status !== 0) {
  process.stderr.write(built.stdout + built.stderr);
  process.exit(2);
}

process.chdir(ROOT);
/** What benchmarks did not reach, said again when all have run. */
const missed = [];
/** Those that could not be run to their end. */
const failed = [];
/** What went wrong in a benchmark, in its first line; the rest of it only where DEBUG is set. */
const failureText = (name, error) => {
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [first] = String(error instanceof Error ? error.message : error).split("\n");
  const said = process.env.DEBUG ? whole : first;
  return `The benchmark ${name} did not come to its end: ${said}\nTry it alone, with nothing else running: npm run bench -- ${name}. With DEBUG=1 it says where it stopped.\n`;
};
const started = performance.now();
for (const name of typed.length > 0 ? typed.flatMap(matching) : all) {
  const file = join(ROOT, "build", "bench", `${name}.js`);
  if (!existsSync(file)) throw new Error(`${file} was not built.`);
  const { run } = await import(pathToFileURL(file).href);
  process.stdout.write(`== ${name}\n`);
  try {
    missed.push(...((await run((line) => process.stdout.write(`${line}\n`))) ?? []));
  } catch (error) {
    failed.push(name);
    process.stderr.write(failureText(name, error));
  }
}
if (missed.length > 0) process.stdout.write(`== missed\n  ${missed.join("\n  ")}\n`);
process.stdout.write(`== ${((performance.now() - started) / 1000).toFixed(0)} s in all\n`);
if (failed.length > 0) {
  process.stdout.write(`== not finished: ${failed.join(", ")}\n`);
  process.exitCode = 1;
}
