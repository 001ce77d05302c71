import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { assembleClusters, objectiveOf } from "./assemble.ts";
import { baselineOutcome } from "./baseline_outcome.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import { exactOutcome } from "./exact_outcome.ts";
import { POOL } from "./kernels/clustering.ts";
import { leftOutOf } from "./left_out.ts";
import type { Outcome } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import type {
  Progress,
  Proposal,
  ProposalRequest,
  ProposeOptions,
  SolveHooks,
} from "./proposal.ts";
import type { Searched } from "./searched.ts";
import { readSolvable } from "./solvable.ts";
import type { StopRequest } from "./stop_request.ts";
import { explainUnplaced } from "./unplaced.ts";
import { NO_WISHES } from "./wishes.ts";

/** A solve in steps of a few milliseconds. Each step is sent whether to stop; the last returns the proposal, best so far. */
export type SolveSteps = Generator<Progress, Proposal, StopRequest>;

/** What a solve is given from outside. */
export interface SolveTools {
  readonly now: SolveHooks["now"];
  /** `null` where nothing is to be proved. */
  readonly highs: HighsRuntime | null;
  /** What the streams found that were run beforehand; `null` to run them here. */
  readonly searched: Searched | null;
}

/** The steps of proposing a plan for `area` by the method that `options` names. */
export function* solveSteps(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
  { now, highs, searched }: SolveTools,
): SolveSteps {
  const start = now() - (searched?.seconds ?? 0);
  const { whole, problem, cannot, releasedTies } = readSolvable(area, settings, options);
  const { method } = options;
  const outcome: Outcome =
    method === "exact"
      ? yield* exactOutcome(problem, options, {
          unplaceable: cannot.length,
          start,
          now,
          highs,
          searched,
        })
      : baselineOutcome(problem, options, method);
  const met = outcome.met;
  const slotOf = met ? outcome.slotOf : new Int32Array(problem.size).fill(POOL);
  const { proof } = outcome;
  const value = objectiveOf(problem, options.objective, slotOf);
  const bound = met && proof !== null ? Math.min(value, proof.bound) : null;
  return {
    status: statusOf(outcome),
    stoppedBy: proof?.isComplete === true ? "proof" : (outcome.stop ?? "iterations"),
    objective: { kind: options.objective, value },
    bound,
    gap: bound === null ? null : value === 0 ? 0 : (value - bound) / value,
    clusters: met ? assembleClusters(problem, slotOf) : [],
    unplaced: explainUnplaced(area, settings, [
      ...cannot,
      ...(met ? outcome.leftOut : leftOutOf(problem, slotOf)),
    ]),
    certificate: proof?.certificate ?? null,
    request: requestOf(options, whole),
    releasedTies,
    seed: options.seed,
    method,
    seconds: now() - start,
  };
}

function statusOf({ met, stop, proof }: Outcome): Proposal["status"] {
  if (proof?.isComplete === true) return met ? "optimal" : "infeasible";
  if (stop === "user") return "cancelled";
  return met ? "feasible" : "infeasible";
}

/** What was asked for; what is kept together is what was, ties and all. */
function requestOf(options: ProposeOptions, problem: Problem): ProposalRequest {
  const { mayJoin, leaveOut, keepApart, locked } = options.wishes ?? NO_WISHES;
  const urns = problem.candidates.map(({ schools }) => schools.map(({ urn }) => urn));
  const isLocked = new Set(locked.map((schools) => [...schools].sort().join()));
  return {
    clusters: options.clusters,
    targetSchools: options.targetSchools,
    mayJoin,
    leaveOut,
    keepTogether: urns.filter((set) => set.length > 1 && !isLocked.has(set.join())),
    keepApart,
    locked,
  };
}
