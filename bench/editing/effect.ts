import { createAssignDrafts } from "../../src/app/assign_drafts.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import { planOfStrips, randomArea } from "../../tests/support/builders.ts";
import type { EditingRow } from "./row.ts";

const TIMES = 200;
const GOAL_MS = new Map([
  [280, 2],
  [2_000, 50],
]);

/** Milliseconds to work out what moving a school would do, beside judging the plan anew. */
export async function effectRows(): Promise<readonly EditingRow[]> {
  return [...GOAL_MS].map(([schools, goal]) => rowOf(schools, goal));
}

function rowOf(schools: number, goal: number): EditingRow {
  const area = randomArea(1, { schools });
  const plan = planOfStrips(area, 8);
  const drafts = createAssignDrafts();
  const rules = { from: { kind: "anywhere" }, mode: "warn" } as const;
  const hover = (turn: number) => {
    const urn = area.schools[(turn * 17) % schools]?.urn ?? "";
    const cluster = plan.clusters[(turn * 5) % plan.clusters.length]?.id ?? "1";
    drafts.draftOf(area, plan, [urn], { ...rules, target: { kind: "cluster", cluster } });
  };
  hover(0);
  const times = Array.from({ length: TIMES }, (_, turn) => timed(() => hover(turn))).sort(
    (a, b) => a - b,
  );
  const median = times[TIMES / 2] ?? Number.NaN;
  const slow = times[Math.floor(TIMES * 0.95)] ?? Number.NaN;
  const anew = timed(() => judgePlan(area, plan, resolveSettings(plan.settings)));
  return {
    what: `effect of pointing at a school among ${schools.toLocaleString("en-GB")}`,
    ours: `${median.toFixed(2)} ms, 1 in 20 over ${slow.toFixed(2)} ms`,
    goal: `under ${goal} ms`,
    baseline: `judging the plan anew: ${anew.toFixed(1)} ms`,
    isMissed: !(slow < goal),
  };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
