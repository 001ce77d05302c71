import type { Area } from "../../domain/area.ts";
import type { Urn } from "../../domain/school.ts";
import { isCountFixed } from "../cluster_count.ts";
import type { HighsRuntime } from "../exact/highs.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, isLegalCluster, planOfClusters } from "../exact/model.ts";
import { exactModelOf } from "../exact/model_of.ts";
import { exactOutcome } from "../exact_outcome.ts";
import { solveFewestLeftOut } from "../fewest/fewest.ts";
import { POOL } from "../kernels/clustering.ts";
import type { Problem } from "../problem.ts";
import { schoolsToPlace } from "../problem.ts";
import { readSolvable } from "../solvable.ts";
import type { StopRequest } from "../stop_request.ts";
import { NO_WISHES } from "../wishes.ts";
import type { Asked } from "./change.ts";
import { placedNearby } from "./nearby.ts";

/**
 * Whether some plan places every school of a set: "no-cluster" where one of them is in no legal cluster, "no-plan" where it was
 * solved to a proof, "undecided" where the time for it ran out.
 */
export type Placed = "yes" | "no-cluster" | "no-plan" | "undecided";

/** What placing is worked out with. */
export interface PlacingTools {
  readonly now: () => number;
  readonly highs: HighsRuntime | null;
}

/** Which schools are to be in a cluster, and the clusters to start from. */
export interface ToPlace {
  readonly required: ReadonlySet<Urn>;
  readonly clusters: readonly (readonly Urn[])[];
}

/** More left out than this, by the bound of a linear program, is at least one school. */
const SURELY_LEFT_OUT = 1e-5;

/**
 * Steps to whether a plan for `asked` places every required school; every other school may join. First those clusters that the
 * schools beside would have to give way to, then the exact method for the fewest schools left out, until `endsAt`.
 */
export function* placingSteps(
  area: Area,
  asked: Asked,
  { required, clusters }: ToPlace,
  { now, highs }: PlacingTools,
  endsAt: number,
): Generator<void, Placed, StopRequest> {
  const problem = problemOfRequired(area, asked, required);
  if (problem === null) return "no-cluster";
  if (isCountOut(problem, asked)) return "no-plan";
  const model = exactModelOf(problem, "fewest", null);
  const start = planOfClusters(model, knownClusters(model, problem, clusters));
  const near = placedNearby(model, start);
  const isMet = (plan: ExactPlan) =>
    !mustBeJoinedUp(asked) &&
    (!isCountFixed(asked.options) || clustersOf(plan.clusterOf).length === asked.options.clusters);
  if (near.unplaced === 0 && isMet(near)) return "yes";
  if (highs === null) return "undecided";
  yield;
  const steps = solveFewestLeftOut(model, near, { highs, now, endsAt, seed: asked.options.seed });
  let stop: StopRequest = null;
  let best = near;
  while (best.unplaced > 0) {
    const step = steps.next(stop);
    if (step.done) {
      best = step.value.plan;
      if (best.unplaced > 0) {
        return (step.value.bound ?? 0) > SURELY_LEFT_OUT ? "no-plan" : "undecided";
      }
      break;
    }
    best = step.value.plan ?? best;
    if ((step.value.bound ?? 0) > SURELY_LEFT_OUT) return "no-plan";
    stop = yield;
    if (stop !== null || now() >= endsAt) return "undecided";
  }
  if (isMet(best)) return "yes";
  return yield* placingByWholeSolve(problem, asked, { now, highs }, endsAt);
}

/** Whether a plan with just so many clusters, or with every cluster in one piece, leaves none out: by the whole solve, which begins with that. */
function* placingByWholeSolve(
  problem: Problem,
  { options }: Asked,
  { now, highs }: PlacingTools,
  endsAt: number,
): Generator<void, Placed, StopRequest> {
  const start = now();
  const timed = { ...options, objective: "travel" as const, timeLimitSeconds: endsAt - start };
  const context = { unplaceable: 0, start, now, highs, searched: null };
  const steps = exactOutcome(problem, timed, context);
  let stop: StopRequest = null;
  for (;;) {
    const step = steps.next(stop);
    if (step.done) {
      const { met, leftOut, proof } = step.value;
      if (met && leftOut.length === 0) return "yes";
      return proof?.isComplete === true ? "no-plan" : "undecided";
    }
    const { met, leftOut } = step.value.outcomeSoFar();
    if (met && leftOut.length === 0) return "yes";
    stop = (yield) ?? (now() >= endsAt ? "time" : null);
  }
}

/** Whether no cluster may be in pieces. */
function mustBeJoinedUp({ options }: Asked): boolean {
  const priced = options.wishes?.priced ?? [];
  return priced.some((wish) => wish.name === "joined-up" && wish.weight === null);
}

/** The problem in which the required schools must be placed and every other may be; `null` where one of them cannot be. */
function problemOfRequired(
  area: Area,
  { settings, options }: Asked,
  required: ReadonlySet<Urn>,
): Problem | null {
  const wishes = options.wishes ?? NO_WISHES;
  if (wishes.leaveOut.some((urn) => required.has(urn))) return null;
  const mayJoin = area.schools.map(({ urn }) => urn).filter((urn) => !required.has(urn));
  const { problem, cannot } = readSolvable(area, settings, {
    ...options,
    wishes: { ...wishes, mayJoin },
  });
  return cannot.length > 0 ? null : problem;
}

/** Whether a fixed number of clusters is too small for the schools to place, or too large for all. */
function isCountOut(problem: Problem, { options }: Asked): boolean {
  if (!isCountFixed(options) || options.clusters === "auto") return false;
  const { minSchools, maxSchools } = problem.limits;
  const all = problem.schools.reduce((sum, count) => sum + count, 0);
  return (
    options.clusters * maxSchools < schoolsToPlace(problem) || options.clusters * minSchools > all
  );
}

/** Those of `clusters`, by URN, that are legal clusters of the model, as its items. */
export function knownClusters(
  model: ExactModel,
  problem: Problem,
  clusters: readonly (readonly Urn[])[],
): readonly (readonly number[])[] {
  const itemOf = new Map(
    problem.candidates.flatMap(({ schools }, item) =>
      schools.map(({ urn }) => [urn, item] as const),
    ),
  );
  const taken = new Uint8Array(model.size).fill(0);
  return clusters.flatMap((urns) => {
    const items = [...new Set(urns.map((urn) => itemOf.get(urn) ?? POOL))];
    const isWhole = items.every((item) => item !== POOL && taken[item] !== 1);
    const count = items.reduce((sum, item) => sum + (model.schools[item] ?? 0), 0);
    if (!isWhole || count !== new Set(urns).size || !isLegalCluster(model, items)) return [];
    for (const item of items) taken[item] = 1;
    return [items];
  });
}
