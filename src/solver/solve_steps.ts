import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { assembleClusters, objectiveOf } from "./assemble.ts";
import { completeLinkageLabels } from "./baselines/complete_linkage.ts";
import { turfDbscanLabels } from "./baselines/turf_dbscan.ts";
import { turfKmeansLabels } from "./baselines/turf_kmeans.ts";
import { automaticClusterCount } from "./cluster_count.ts";
import { cutToRules } from "./cut_to_rules.ts";
import { POOL } from "./kernels/clustering.ts";
import type { Problem } from "./problem.ts";
import { readProblem, restrictProblem } from "./problem.ts";
import type { Method, Progress, Proposal, ProposeOptions, SolveHooks } from "./proposal.ts";
import { search } from "./search.ts";
import type { LeftOut } from "./unplaced.ts";
import { explainUnplaced, reasonNoClusterHolds } from "./unplaced.ts";

/** Why a solve is to end before its time; `null` to go on. */
export type StopRequest = "user" | "time" | null;

/** A solve in steps of a few milliseconds. Each step is sent whether to stop; the last returns the proposal, best so far. */
export type SolveSteps = Generator<Progress, Proposal, StopRequest>;

/** What a method found, before it is put into words of the area. */
interface Outcome {
  readonly slotOf: Int32Array;
  readonly stop: StopRequest;
  readonly leftOut: readonly LeftOut[];
}

/** The steps of proposing a plan for `area` by the method that `options` names. */
export function* solveSteps(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
  now: SolveHooks["now"],
): SolveSteps {
  const start = now();
  const { problem: whole, excluded } = readProblem(area, settings);
  const cannot: LeftOut[] = [...excluded];
  const problem = restrictProblem(whole, (candidate) => {
    const reason = reasonNoClusterHolds(whole, candidate);
    if (reason !== null) cannot.push({ ...schoolOf(whole, candidate), reason });
    return reason === null;
  });
  const { method } = options;
  const outcome =
    method === "exact"
      ? yield* searchOutcome(problem, options, cannot.length, () => now() - start)
      : baselineOutcome(problem, options, method);
  const clusters = assembleClusters(problem, outcome.slotOf);
  const met =
    clusters.length > 0 &&
    (method !== "exact" || options.clusters === "auto" || clusters.length === options.clusters);
  const slotOf = met ? outcome.slotOf : new Int32Array(problem.size).fill(POOL);
  return {
    status: outcome.stop === "user" ? "cancelled" : met ? "feasible" : "infeasible",
    stoppedBy: outcome.stop ?? "iterations",
    objective: {
      kind: options.objective,
      value: objectiveOf(problem, options.objective, slotOf),
    },
    bound: null,
    gap: null,
    clusters: met ? clusters : [],
    unplaced: explainUnplaced(area, settings, [
      ...cannot,
      ...(met ? outcome.leftOut : leftOutOf(problem, slotOf)),
    ]),
    certificate: null,
    seed: options.seed,
    method,
    seconds: now() - start,
  };
}

function* searchOutcome(
  problem: Problem,
  options: ProposeOptions,
  unplaceable: number,
  elapsed: () => number,
): Generator<Progress, Outcome, StopRequest> {
  const { objective, seed, targetSchools } = options;
  const fixed = options.clusters !== "auto" && objective !== "fewest";
  const clusters =
    options.clusters === "auto"
      ? automaticClusterCount(problem.size, targetSchools, problem.limits)
      : options.clusters;
  const target = objective === "fewest" ? null : clusters;
  const aim = { countFirst: fixed, target };
  let slotOf: Int32Array = new Int32Array(problem.size).fill(POOL);
  let stop: StopRequest = null;
  if (problem.size > 0) {
    for (const { best, share } of search(problem, {
      kind: objective,
      aim,
      clusters: Math.max(1, Math.min(clusters, problem.size)),
      targetSchools,
      seed,
    })) {
      slotOf = best.slotOf;
      stop = yield {
        share,
        value: objective === "fewest" ? best.clusters : best.objective,
        bound: null,
        unplaced: unplaceable + best.unplaced,
        seconds: elapsed(),
      };
      if (stop !== null) break;
    }
  }
  return { slotOf, stop, leftOut: leftOutOf(problem, slotOf) };
}

function baselineOutcome(
  problem: Problem,
  options: ProposeOptions,
  method: Exclude<Method, "exact">,
): Outcome {
  const { slotOf, broken } = cutToRules(problem, baselineLabels(problem, options, method));
  const leftOut = [...broken].map(([candidate, brokenRule]) => ({
    ...schoolOf(problem, candidate),
    reason: "not-in-a-cluster" as const,
    facts: { brokenRule },
  }));
  return { slotOf, stop: null, leftOut };
}

function baselineLabels(
  problem: Problem,
  options: ProposeOptions,
  method: Exclude<Method, "exact">,
): Int32Array {
  const { clusters, targetSchools, seed } = options;
  switch (method) {
    case "turf-kmeans": {
      const automatic = automaticClusterCount(problem.size, targetSchools, problem.limits);
      return turfKmeansLabels(problem, clusters === "auto" ? automatic : clusters, seed);
    }
    case "turf-dbscan":
      return turfDbscanLabels(problem, targetSchools);
    case "complete-linkage":
      return completeLinkageLabels(problem);
  }
}

function leftOutOf(problem: Problem, slotOf: Int32Array): LeftOut[] {
  return problem.candidates.flatMap((_, candidate) =>
    slotOf[candidate] === POOL
      ? [{ ...schoolOf(problem, candidate), reason: "no-room-in-any-cluster" as const }]
      : [],
  );
}

function schoolOf(problem: Problem, candidate: number): Pick<LeftOut, "urn" | "index"> {
  const school = problem.candidates[candidate];
  if (school === undefined) throw new RangeError(`There is no candidate ${candidate}.`);
  return school;
}
