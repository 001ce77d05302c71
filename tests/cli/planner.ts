import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import { fakeSolverPort } from "../app/fake_ports.ts";
import { ROOT } from "../support/repository.ts";

const HIGHS = loadHighsRuntime();

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as its users do: in a process of its own, built where it is stale. */
export function plannerProcess(args: readonly string[]): Run {
  const script = join(ROOT, "src", "cli", "planner.mjs");
  const ended = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
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
