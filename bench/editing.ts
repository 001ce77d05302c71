import { effectRows } from "./editing/effect.ts";
import { historyRows } from "./editing/history.ts";
import type { EditingRow } from "./editing/row.ts";

/** Each makes some rows of the table; what is new about editing adds its own. */
const PARTS: readonly (() => Promise<readonly EditingRow[]>)[] = [historyRows, effectRows];

/** Prints what editing costs, beside a baseline of the same run; returns the goals that were missed. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const part of PARTS) {
    for (const { what, ours, goal, baseline, isMissed } of await part()) {
      print(`  ${what}: ${ours} (goal: ${goal}); ${baseline}${isMissed ? "  MISSED" : ""}`);
      if (isMissed) missed.push(`editing: ${what}: ${ours}, goal ${goal}`);
    }
  }
  return missed;
}
