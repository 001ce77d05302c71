import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBuildLock } from "./build_lock.mjs";

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const TSC = join("node_modules", "typescript", "bin", "tsc");
const VITE = join("node_modules", "vite", "bin", "vite.js");
const SHARED_INPUTS = ["tsconfig.json", "package-lock.json"];
const NODE_LAYERS = [
  "src/domain",
  "src/words",
  "src/solver",
  "src/check",
  "src/io",
  "src/cli",
  "routing",
  "geodata",
];

/** What `tsc` compiles for Node: the command line, the local server and every layer they use. */
export const NODE_BUILD = {
  name: "commands",
  announcement: "Compiling the commands (only after a change)…",
  inputs: [...NODE_LAYERS, ...SHARED_INPUTS],
  outputs: [
    "build/src/cli/main.js",
    "build/routing/server/main.js",
    "build/routing/package/main.js",
    "build/geodata/cli.js",
  ],
  command: [TSC, "-b", "src/cli", "routing", "geodata"],
};

/** What Vite builds for the browser. */
export const WEB_BUILD = {
  name: "app",
  announcement: "Building the app (only after a change)…",
  inputs: [
    "src",
    "routing/vite",
    "geodata/areas",
    "geodata/examples",
    "geodata/register",
    "vite.config.ts",
    ...SHARED_INPUTS,
  ],
  outputs: ["dist/index.html", "dist/saved-page.html"],
  command: [VITE, "build", "--logLevel", "warn"],
};

/** A build did not succeed. `message` is what its tool printed. */
export class BuildFailure extends Error {}

/**
 * Runs `build` where its inputs are not those of its last success, and says so on stderr. Two processes never build at
 * once: the second waits, and then finds nothing stale. Rejects with `BuildFailure`.
 */
export async function buildIfStale(build, root = ROOT) {
  if (!isStale(build, root)) return false;
  await withBuildLock(join(root, "build"), async () => {
    if (!isStale(build, root)) return;
    const stamp = stampOf(build, root);
    process.stderr.write(`${build.announcement}\n`);
    await run(build.command, root);
    const file = stampFile(build, root);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stamp);
  });
  return true;
}

/** Whether `build`'s outputs are missing or its inputs differ, by path, size or time of change, from its last success. */
export function isStale(build, root = ROOT) {
  if (build.outputs.some((path) => !existsSync(join(root, path)))) return true;
  const file = stampFile(build, root);
  return !existsSync(file) || readFileSync(file, "utf8") !== stampOf(build, root);
}

/** A digest of the paths, sizes and times of change of all of `build`'s input files. */
export function stampOf(build, root = ROOT) {
  const digest = createHash("sha256").update(process.version);
  for (const path of build.inputs.flatMap((input) => filesUnder(root, input))) {
    const { size, mtimeMs } = statSync(join(root, path));
    digest.update(`${path}\t${size}\t${mtimeMs}\n`);
  }
  return digest.digest("hex");
}

function stampFile(build, root) {
  return join(root, "build", `${build.name}.stamp`);
}

function filesUnder(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      return entry.isDirectory() ? filesUnder(root, inside) : [inside];
    });
}

/** Runs a script of an installed package with this Node. Its output is shown only when it fails. */
function run([script, ...options], root) {
  if (!existsSync(join(root, script))) {
    throw new BuildFailure(`${script} is not installed. Run "npm ci" first.`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...options], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailure(output.trim() || `${script} ended with ${code}.`));
    });
  });
}
