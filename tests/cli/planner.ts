import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import { fakeSolverPort } from "../app/fake_ports.ts";
import { ROOT } from "../support/repository.ts";

const SCRIPT = join(ROOT, "src", "cli", "planner.mjs");
const HIGHS = loadHighsRuntime();

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as its users do: in a process of its own, built where it is stale. */
export function plannerProcess(args: readonly string[]): Run {
  const ended = spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

/** The same, interrupted as by Ctrl-C once it has said `when` on stderr. */
export function plannerInterrupted(
  args: readonly string[],
  when: RegExp,
): Promise<Run & { readonly secondsAfter: number }> {
  const child = spawn(process.execPath, [SCRIPT, ...args], { cwd: ROOT });
  let [stdout, stderr, interruptedAt] = ["", "", 0];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    if (interruptedAt > 0 || !when.test(stderr)) return;
    interruptedAt = performance.now();
    child.kill("SIGINT");
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr, secondsAfter: (performance.now() - interruptedAt) / 1000 });
    });
  });
}

/** Runs the command line in this process, which saves half a second. */
export async function planner(args: readonly string[]): Promise<Run> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const keeping = (kept: string[]) => (chunk: string | Uint8Array) => {
    kept.push(String(chunk));
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(keeping(stdout)),
    vi.spyOn(process.stderr, "write").mockImplementation(keeping(stderr)),
  ];
  try {
    const code = await main(args, { solver: () => fakeSolverPort(() => HIGHS) });
    return { code, stdout: stdout.join(""), stderr: stderr.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The path of a file among the fixtures, from the repository's root. */
export function fixture(path: string): string {
  return `tests/fixtures/${path}`;
}
