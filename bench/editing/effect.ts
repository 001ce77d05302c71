import { createAssignDrafts } from "../../src/app/assign_drafts.ts";
import type { Area } from "../../src/domain/area.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import { areaFromFolder, examplePlan } from "../../tests/e2e/support/expected.ts";
import { planOfStrips, randomArea } from "../../tests/support/builders.ts";
import type { EditingRow } from "./row.ts";

const HOVERS = 200;
/** Each hover is timed so often, and its middle time taken: another process on the same core is no cost of ours. */
const REPEATS = 5;
/** Milliseconds, 1 hover in 20 apart. */
const GOALS = { county: 2, region: 50 };

/** Milliseconds to work out what moving a school would do, beside judging the plan anew. */
export async function effectRows(): Promise<readonly EditingRow[]> {
  const strewn = (schools: number) => randomArea(1, { schools });
  const [county, region] = [strewn(280), strewn(2_000)];
  const lincolnshire = await areaFromFolder("lincolnshire");
  return [
    rowOf("280", county, planOfStrips(county, 8), GOALS.county),
    rowOf("Lincolnshire’s 280", lincolnshire, examplePlan("lincolnshire"), GOALS.county),
    rowOf("2,000", region, planOfStrips(region, 8), GOALS.region),
  ];
}

function rowOf(among: string, area: Area, plan: Plan, goal: number): EditingRow {
  const drafts = createAssignDrafts();
  const rules = { from: { kind: "anywhere" }, mode: "warn" } as const;
  const hover = (turn: number) => {
    const urn = area.schools[(turn * 17) % area.schools.length]?.urn ?? "";
    const cluster = plan.clusters[(turn * 5) % plan.clusters.length]?.id ?? "1";
    drafts.draftOf(area, plan, [urn], { ...rules, target: { kind: "cluster", cluster } });
  };
  const times = Array.from({ length: HOVERS }, (_, turn) =>
    middle(Array.from({ length: REPEATS }, () => timed(() => hover(turn)))),
  ).sort((a, b) => a - b);
  const median = middle(times);
  const slow = times[Math.floor(HOVERS * 0.95)] ?? Number.NaN;
  const anew = timed(() => judgePlan(area, plan, resolveSettings(plan.settings)));
  return {
    what: `effect of pointing at a school among ${among}`,
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

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
