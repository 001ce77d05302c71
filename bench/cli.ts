import { spawnSync } from "node:child_process";

const COMMANDS: readonly (readonly string[])[] = [
  ["--help"],
  ["schools", "geodata/areas/lincolnshire/schools.csv", "--json"],
  ["propose", "--area", "rutland", "--json"],
  ["propose", "--area", "lincolnshire", "--method", "complete-linkage", "--json"],
];
const RUNS = 5;

/** Prints how long commands take from their start to their end, beside Node doing nothing. */
export async function run(print: (line: string) => void): Promise<void> {
  medianMs(["src/cli/planner.mjs", "--help"]);
  const empty = medianMs(["-e", ""]);
  print(`node that does nothing: ${empty.toFixed(0)} ms`);
  for (const command of COMMANDS) {
    const ms = medianMs(["src/cli/planner.mjs", ...command]);
    print(
      `planner ${command.join(" ")}: ${ms.toFixed(0)} ms, ${(ms / empty).toFixed(1)} times that`,
    );
  }
}

function medianMs(args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[RUNS >> 1] ?? Number.NaN;
}
