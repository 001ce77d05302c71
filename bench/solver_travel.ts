import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../src/domain/area.ts";
import type { JudgingSettings } from "../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../src/domain/settings.ts";
import { readArea } from "../src/io/area_json.ts";
import { automaticClusterCount } from "../src/solver/cluster_count.ts";
import type { HighsRuntime } from "../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import type { ExactModel, ExactPlan } from "../src/solver/exact/model.ts";
import { exactPlan } from "../src/solver/exact/model.ts";
import { exactModelOf } from "../src/solver/exact/model_of.ts";
import type { Problem } from "../src/solver/problem.ts";
import { readProblem } from "../src/solver/problem.ts";
import { restrictProblem } from "../src/solver/regroup.ts";
import { search } from "../src/solver/search.ts";
import { travelSteps } from "../src/solver/travel/travel_steps.ts";
import { reasonNoClusterHolds } from "../src/solver/unplaced.ts";
import { solveCompact } from "./travel/compact.ts";
import { openRegion } from "./travel/region.ts";

/** Prints how near to proved least travel is, and how soon, with HiGHS on the compact model as a baseline. */
export async function run(print: (line: string) => void): Promise<void> {
  const highs = await loadHighsRuntime();
  print("Least travel, 3 to 8 schools each, school day, 45 min, as many clusters as schools ÷ 5");
  for (const name of ["rutland", "isle-of-wight", "lincolnshire"]) {
    const area = await openArea(name);
    const { model } = solveArea(print, highs, area, name === "lincolnshire" ? 60 : 10);
    if (model.size < 20) compareCompact(print, highs, model);
  }
  solveArea(print, highs, await openRegion(2000), 60);
}

interface Instance {
  readonly model: ExactModel;
}

/** Searches, then proves, within `seconds` in all. */
function solveArea(
  print: (line: string) => void,
  highs: HighsRuntime,
  area: Area,
  seconds: number,
): Instance {
  const settings = resolveSettings({}, {}, PROPOSAL_BOUNDS);
  const problem = openProblem(area, settings);
  const now = () => performance.now() / 1000;
  const start = now();
  const clusters = automaticClusterCount(problem, 5);
  const slotOf = searched(problem, clusters, () => now() - start < seconds / 3);
  const model = exactModelOf(problem, "travel", clusters);
  const first = exactPlan(model, slotOf);
  print(`  ${area.title}: ${model.size} schools, ${clusters} clusters, at most ${seconds} s`);
  const tell = (what: string, value: number, bound: number | null) => {
    const gap = bound === null ? "" : `gap ${((100 * (value - bound)) / value).toFixed(4)} %`;
    const at = `${(now() - start).toFixed(2)} s`.padStart(9);
    print(`    ${at}  ${what.padEnd(12)} ${value.toFixed(1).padStart(11)}  ${gap}`);
  };
  tell("searched", first.value, null);
  const outcome = proved(model, first, { highs, now, endsAt: start + seconds, seed: 1 }, tell);
  tell(`${outcome.leaves} leaves`, outcome.plan.value, outcome.bound);
  print(`    memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  return { model };
}

function proved(
  model: ExactModel,
  first: ExactPlan,
  hooks: Parameters<typeof travelSteps>[2],
  tell: (what: string, value: number, bound: number | null) => void,
): { readonly plan: ExactPlan; readonly bound: number | null; readonly leaves: number } {
  let { value } = first;
  let bound: number | null = null;
  const gaps = [0.01, 0.0075, 0.005, 0.0025, 0.001];
  const steps = travelSteps(model, first, hooks);
  for (let step = steps.next(null); ; step = steps.next(null)) {
    if (step.done) return { ...step.value, leaves: step.value.leaves.length };
    if (step.value.bound !== undefined) {
      if (bound === null) tell("first bound", value, step.value.bound);
      bound = step.value.bound;
    }
    if (step.value.plan !== undefined) {
      value = step.value.plan.value;
      tell("better plan", value, bound);
    }
    if (bound === null) continue;
    const gap = (value - bound) / value;
    if (gap > (gaps[0] ?? 0)) continue;
    while (gap <= (gaps[0] ?? 0) && gaps.length > 0) gaps.shift();
    tell("bound", value, bound);
  }
}

function searched(problem: Problem, clusters: number, isTime: () => boolean): Int32Array {
  const settings = {
    kind: "travel",
    aim: { countFirst: false, target: clusters },
    clusters,
    targetSchools: 5,
    seed: 1,
    effort: 0.35,
  } as const;
  let slotOf = new Int32Array(0);
  for (const { best } of search(problem, settings)) {
    slotOf = best.slotOf.slice();
    if (!isTime()) break;
  }
  return slotOf;
}

function openProblem(area: Area, settings: JudgingSettings): Problem {
  const { problem } = readProblem(area, settings);
  return restrictProblem(problem, (candidate) => reasonNoClusterHolds(problem, candidate) === null);
}

function compareCompact(
  print: (line: string) => void,
  highs: HighsRuntime,
  model: ExactModel,
): void {
  const start = performance.now();
  const { status, value } = solveCompact(highs, model, 15);
  const seconds = (performance.now() - start) / 1000;
  print(
    `    HiGHS on the compact model: ${status}, ${value?.toFixed(1) ?? "no plan"}, ${seconds.toFixed(2)} s`,
  );
}

async function openArea(name: string): Promise<Area> {
  const folder = join("geodata/areas", name);
  const reading = await readArea({
    name,
    read: async (file) => {
      try {
        return await readFile(join(folder, file));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
