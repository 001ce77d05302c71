import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../src/domain/area.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../src/domain/settings.ts";
import { readArea } from "../src/io/area_json.ts";
import { automaticClusterCount } from "../src/solver/cluster_count.ts";
import type { HighsRuntime } from "../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import type { ExactModel, ExactPlan } from "../src/solver/exact/model.ts";
import { exactPlan, LEFT_OUT } from "../src/solver/exact/model.ts";
import { exactModelOf } from "../src/solver/exact/model_of.ts";
import { hostSteps } from "../src/solver/host/host_steps.ts";
import { readProblem } from "../src/solver/problem.ts";
import { restrictProblem } from "../src/solver/regroup.ts";
import { reasonNoClusterHolds } from "../src/solver/unplaced.ts";
import type { MedianInstance } from "./host/capacitated_medians.ts";
import { medianInstances } from "./host/capacitated_medians.ts";
import { solveCompact } from "./host/compact.ts";
import { openRegion } from "./travel/region.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** Instances that the compact model is given to HiGHS for, and for how many seconds. */
const COMPACT = ["cpmp01", "cpmp04"];
const COMPACT_SECONDS = 30;

/** When a run ends: after so many seconds, or as soon as a plan is known whose value is enough. */
interface Limit {
  readonly seconds: number;
  readonly enough: number | null;
}

const MINUTE: Limit = { seconds: 60, enough: null };
/** What is above a proven optimum, which is given to two decimals, by less than this share is that optimum. */
const SAME = 1.1e-6;

/** Prints how near to proved least travel to hosts is, and how soon, with HiGHS on the compact model as a baseline. */
export async function run(print: (line: string) => void): Promise<void> {
  const highs = await loadHighsRuntime();
  print("Least travel to hosts, 3 to 8 schools each, school day, 45 min, schools ÷ 5 clusters");
  for (const name of ["rutland", "isle-of-wight", "lincolnshire"]) {
    report(print, name, solve(highs, modelOf(await openArea(name)), MINUTE, 1), null);
  }
  const region = modelOf(await openRegion(2000));
  report(print, "2,000 schools", solve(highs, region, MINUTE, 1), null);
  print(`  memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  const instances = medianInstances();
  if (instances === null) {
    print("The instances of the literature are not in ../shared/data/bench/cpmp: skipped.");
    return;
  }
  print(
    "Capacitated p-median instances against their proven optima (target: 0 % in 3 s; 0.01 % in 15 s)",
  );
  for (const instance of instances) {
    const { name, optimum, model } = instance;
    const isSmall = name.startsWith("cpmp");
    for (const seed of SEEDS) {
      const limit = { seconds: isSmall ? 30 : 15, enough: seed === 1 ? null : optimum };
      report(print, `${name} seed ${seed}`, solve(highs, model, limit, seed), instance);
    }
    if (!COMPACT.includes(name)) continue;
    const start = performance.now();
    const { status, value } = solveCompact(highs, model, COMPACT_SECONDS);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    print(`  ${name} HiGHS, compact model: ${status}, ${value ?? "no plan"}, ${seconds} s`);
  }
}

/** How a run went. Seconds are from its start. */
interface Run {
  readonly plan: ExactPlan;
  readonly bound: number | null;
  readonly leaves: number;
  readonly planSeconds: number;
  readonly boundSeconds: number | null;
  readonly onePercentSeconds: number | null;
  readonly seconds: number;
}

function solve(highs: HighsRuntime, model: ExactModel, limit: Limit, seed: number): Run {
  const start = performance.now();
  const now = () => (performance.now() - start) / 1000;
  const nobody = exactPlan(model, new Int32Array(model.size).fill(LEFT_OUT));
  const steps = hostSteps(model, nobody, { highs, now, endsAt: limit.seconds, seed });
  let best = nobody.total;
  let planSeconds = 0;
  let known: number | null = null;
  let boundSeconds: number | null = null;
  let onePercentSeconds: number | null = null;
  const isEnough = () => limit.enough !== null && best <= limit.enough * (1 + SAME);
  for (let step = steps.next(null); ; step = steps.next(isEnough() ? "user" : null)) {
    if (step.done) {
      const { plan, bound, leaves } = step.value;
      const times = { planSeconds, boundSeconds, onePercentSeconds, seconds: now() };
      return { plan, bound, leaves: leaves.length, ...times };
    }
    const { plan, bound = known } = step.value;
    if (plan !== undefined && plan.total < best) {
      best = plan.total;
      planSeconds = now();
    }
    if (bound === null) continue;
    known = Math.max(known ?? bound, bound);
    boundSeconds ??= now();
    if (best - known <= 0.01 * best) onePercentSeconds ??= now();
  }
}

function report(
  print: (line: string) => void,
  name: string,
  run: Run,
  instance: MedianInstance | null,
): void {
  const { value, unplaced, total } = run.plan;
  const over =
    instance === null ? "" : `${(100 * (value / instance.optimum - 1)).toFixed(4)} % over`;
  const at = (what: string, seconds: number | null) =>
    seconds === null ? "" : `${what} ${seconds.toFixed(2)} s`;
  const parts = [
    `  ${name.padEnd(18)}`,
    `${value.toFixed(2).padStart(11)} ${over}`,
    unplaced === 0 ? "" : `${unplaced} left out`,
    at("found in", run.planSeconds),
    at("first bound", run.boundSeconds),
    at("within 1 %", run.onePercentSeconds),
    run.bound === null ? "" : `gap ${((100 * (total - run.bound)) / total).toFixed(4)} %`,
    run.bound !== null && isProved(total, run.bound, instance?.isWhole ?? false) ? "proved" : "",
    run.leaves === 0 ? "" : `${run.leaves} leaves`,
    at("of", run.seconds),
  ];
  print(parts.filter((part) => part !== "").join("  "));
}

/** Whether `bound` proves `total`; where every plan's total is a whole number it may be rounded up. */
function isProved(total: number, bound: number, isWhole: boolean): boolean {
  return isWhole ? Math.ceil(bound - SAME) >= total : bound >= total * (1 - SAME);
}

function modelOf(area: Area): ExactModel {
  const { problem: whole } = readProblem(area, resolveSettings({}, {}, PROPOSAL_BOUNDS));
  const problem = restrictProblem(whole, (item) => reasonNoClusterHolds(whole, item) === null);
  return exactModelOf(problem, "host", automaticClusterCount(problem, 5));
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
