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
import type { Solvable } from "./solvable.ts";
import { readSolvable } from "./solvable.ts";
import type { StopRequest } from "./stop_request.ts";
import { explainUnplaced } from "./unplaced.ts";
import { secondsForPlan, WishCosts } from "./wish_costs.ts";
import { NO_WISHES } from "./wishes.ts";

/** How far a solve is. */
export interface SolveStep {
  readonly progress: Progress;
  /** The proposal that a user's stop here would end in: to be asked for before the next step. */
  readonly soFar: () => Proposal;
}

/** A solve in steps of a few milliseconds. Each step is sent whether to stop; the last returns the proposal, best so far. */
export type SolveSteps = Generator<SolveStep, Proposal, StopRequest>;

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
  const solvable = readSolvable(area, settings, options);
  const { problem, cannot } = solvable;
  const { method } = options;
  const proposal = (outcome: Outcome): Proposal => ({
    ...proposalOf(area, settings, options, solvable, outcome),
    seconds: now() - start,
  });
  if (method !== "exact") return proposal(baselineOutcome(problem, options, method));
  const unplaceable = cannot.length;
  const isWished = (options.wishes?.priced ?? []).length > 0;
  const costs = isWished ? new WishCosts(area, settings, options, problem) : null;
  const told = (outcome: Outcome): Proposal => ({
    ...proposal(outcome),
    ...(outcome.met ? costs?.report(outcome.slotOf) : {}),
  });
  const timeLimitSeconds = secondsForPlan(options);
  const ofPlan = { ...options, timeLimitSeconds };
  const steps = exactOutcome(problem, ofPlan, { unplaceable, start, now, highs, searched });
  let step = steps.next(null);
  let last: Progress | null = null;
  while (step.done !== true) {
    const { progress, outcomeSoFar } = step.value;
    last = progress;
    const soFar = () => told({ ...outcomeSoFar(), stop: "user" });
    const stop = yield { progress, soFar };
    step = steps.next(stop ?? (isWished && progress.seconds >= timeLimitSeconds ? "time" : null));
  }
  const outcome = step.value;
  if (costs !== null && last !== null && outcome.stop !== "user") {
    const finding = costs.find(outcome, { now, highs, start });
    const soFar = () => told(outcome);
    for (let found = finding.next(null); found.done !== true; ) {
      found = finding.next(yield { progress: { ...last, seconds: now() - start }, soFar });
    }
  }
  return told(outcome);
}

/** The proposal that `outcome` is for `area`, without the time that it took. */
export function proposalOf(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
  { whole, problem, cannot, releasedTies }: Solvable,
  outcome: Outcome,
): Omit<Proposal, "seconds"> {
  const { met, proof } = outcome;
  const slotOf = met ? outcome.slotOf : new Int32Array(problem.size).fill(POOL);
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
    method: options.method,
  };
}

function statusOf({ met, stop, proof }: Outcome): Proposal["status"] {
  if (proof?.isComplete === true) return met ? "optimal" : "infeasible";
  if (stop === "user") return "cancelled";
  return met ? "feasible" : "infeasible";
}

/** What was asked for; what is kept together is what was, ties and all. */
export function requestOf(
  options: Pick<ProposeOptions, "clusters" | "targetSchools" | "wishes">,
  problem: Problem,
): ProposalRequest {
  const { mayJoin, leaveOut, keepApart, locked, priced = [] } = options.wishes ?? NO_WISHES;
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
    ...(priced.length === 0 ? {} : { wishes: priced }),
  };
}
