import type { Area } from "../../domain/area.ts";
import type { Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, planOfClusters, urnOfItem } from "../exact/model.ts";
import { exactModelOf } from "../exact/model_of.ts";
import { readWishedProblem } from "../exact/participation.ts";
import type { ExactMethod } from "../exact/steps.ts";
import { coverProblemOf } from "../fewest/cover_problem.ts";
import { solveFewest, solveMostClusters } from "../fewest/fewest.ts";
import { findNoTwoShare } from "../fewest/instant_bounds.ts";
import type { ClusterPrices } from "../kernels/cluster_prices.ts";
import type { AnswerStep, AnswerSteps, QuestionTools } from "../questions/question.ts";
import { placedNearby } from "../relief/nearby.ts";
import { knownClusters } from "../relief/placing.ts";
import { readSolvable } from "../solvable.ts";
import type { StopRequest } from "../stop_request.ts";
import { NO_WISHES } from "../wishes.ts";
import type { FewerAnswer, FewerQuestion } from "./fewer.ts";

/** Of the time, what the fewest clusters may take where the most are asked for too. */
const SHARE_OF_FEWEST = 0.5;
/** What a bound must be above a whole number to be rounded up. */
const ENOUGH = 1e-6;

/** The steps of answering how few clusters, and how many, a plan for `area` may have. */
export function* fewerSteps(
  area: Area,
  settings: JudgingSettings,
  question: FewerQuestion,
  tools: QuestionTools,
): AnswerSteps<FewerAnswer> {
  const { now, highs } = tools;
  const start = now();
  const { model, plan, pieces } = modelToPlace(area, settings, question);
  let answer = instantAnswer({ model, plan, pieces }, settings);
  let revision = 0;
  let stop: StopRequest = null;
  const answered = (stopped: StopRequest): FewerAnswer => ({
    ...answer,
    stoppedBy: stopped ?? "proof",
    seconds: now() - start,
  });
  const step = (share: number): AnswerStep<FewerAnswer> => ({
    progress: { share, revision, seconds: now() - start },
    soFar: () => answered("user"),
  });
  stop = yield step(0);
  if (highs === null || stop !== null || clustersOf(plan.clusterOf).length === 0)
    return answered(stop);
  const aims = [
    { method: solveFewest, from: plan, isMost: false },
    ...(question.most ? [{ method: solveMostClusters, from: plan, isMost: true }] : []),
  ];
  for (const [at, { method, from, isMost }] of aims.entries()) {
    const share = isMost || !question.most ? 1 : SHARE_OF_FEWEST;
    const endsAt = start + question.timeLimitSeconds * share;
    const hooks = { highs, now, endsAt, seed: question.options.seed };
    for (const known of boundedSteps(model, method, from, hooks, () => stop)) {
      const better = isMost ? withMost(pieces, answer, known) : withFewest(pieces, answer, known);
      if (JSON.stringify(better) !== JSON.stringify(answer)) revision++;
      answer = better;
      if (known.isLast) {
        if (now() >= endsAt) stop ??= "time";
        break;
      }
      stop ??= yield step((at + 0.5) / aims.length);
    }
    if (stop === "user") break;
    if (!isMost && question.most) stop = null;
  }
  return answered(stop);
}

/** What a method knows by now: the best count of clusters of a plan that leaves none out, and the bound on it. */
interface Known {
  readonly plan: ExactPlan;
  readonly bound: number | null;
  readonly isLast: boolean;
}

function* boundedSteps(
  model: ExactModel,
  method: ExactMethod,
  from: ExactPlan,
  hooks: Parameters<ExactMethod>[2],
  stopOf: () => StopRequest,
): Generator<Known, void> {
  const steps = method(model, from, hooks);
  let plan = from;
  let bound: number | null = null;
  for (;;) {
    const step = steps.next(stopOf());
    plan = step.value.plan ?? plan;
    bound = step.value.bound ?? bound;
    yield { plan, bound, isLast: step.done === true };
    if (step.done === true) return;
  }
}

/** Whether no cluster of a plan is in pieces, where none may be. The methods that count clusters do not see to it; their bounds hold all the same. */
function isJoinedUp(pieces: ClusterPrices | null, { clusterOf }: ExactPlan): boolean {
  if (pieces === null) return true;
  return clustersOf(clusterOf).every((members) => !pieces.isInPieces(members, members.length));
}

function withFewest(
  pieces: ClusterPrices | null,
  answer: FewerAnswer,
  { plan, bound }: Known,
): FewerAnswer {
  const count = plan.unplaced === 0 ? clustersOf(plan.clusterOf).length : null;
  const isFound = count !== null && isJoinedUp(pieces, plan);
  const proved = bound === null ? 0 : Math.ceil(bound - ENOUGH);
  return {
    ...answer,
    found: isFound ? Math.min(count, answer.found ?? count) : answer.found,
    // Where schools are left out of every plan, their cost is in the bound, which then says nothing of clusters.
    proved: count === null ? answer.proved : Math.max(answer.proved, proved),
  };
}

function withMost(
  pieces: ClusterPrices | null,
  answer: FewerAnswer,
  { plan, bound }: Known,
): FewerAnswer {
  if (!isJoinedUp(pieces, plan)) return answer;
  const found = clustersOf(plan.clusterOf).length;
  const proved = bound === null ? null : Math.floor(-bound + ENOUGH);
  return { ...answer, most: { found, proved } };
}

/** What is known without solving. */
function instantAnswer({ model, plan, pieces }: ToPlace, { bounds }: JudgingSettings): FewerAnswer {
  const total = (table: ArrayLike<number>) =>
    model.items.reduce(
      (sum, _, item) => sum + (model.mustPlace[item] === 1 ? (table[item] ?? 0) : 0),
      0,
    );
  const schools = total(model.schools);
  const pupils = total(model.pupils);
  const { maxSchools, maxPupils } = bounds;
  const bySchools = maxSchools === null ? null : Math.ceil(schools / maxSchools);
  const byPupils = maxPupils === null ? null : Math.ceil(pupils / maxPupils);
  const noTwoShare = findNoTwoShare(coverProblemOf(model, 1)).map((item) => urnOfItem(model, item));
  return {
    kind: "fewer",
    schools,
    maxSchools,
    bySchools,
    pupils,
    maxPupils,
    byPupils,
    noTwoShare,
    proved: Math.max(schools > 0 ? 1 : 0, bySchools ?? 0, byPupils ?? 0, noTwoShare.length),
    found:
      plan.unplaced === 0 && isJoinedUp(pieces, plan) ? clustersOf(plan.clusterOf).length : null,
    most: null,
    stoppedBy: "user",
    seconds: 0,
  };
}

interface ToPlace {
  readonly model: ExactModel;
  readonly plan: ExactPlan;
  /** What tells whether a cluster is in pieces, where none may be. */
  readonly pieces: ClusterPrices | null;
}

/** The model in which the schools of the legal ones among the clusters must be placed, with the plan that those clusters are. */
function modelToPlace(
  area: Area,
  settings: JudgingSettings,
  { options, clusters }: FewerQuestion,
): ToPlace {
  const wishes = options.wishes ?? NO_WISHES;
  const lists = clusters.map(({ schools }) => schools);
  const first = readWishedProblem(area, settings, wishes).problem;
  const whole = exactModelOf(first, "fewest", null);
  const required = new Set<Urn>(
    knownClusters(whole, first, lists)
      .flat()
      .flatMap((item) => whole.items[item]?.urns ?? []),
  );
  const mayJoin =
    required.size === 0
      ? wishes.mayJoin
      : area.schools.map(({ urn }) => urn).filter((urn) => !required.has(urn));
  const wished = { ...options, wishes: { ...wishes, mayJoin } };
  const { problem } = readSolvable(area, settings, wished);
  const model = exactModelOf(problem, "fewest", null);
  // The linear programs of the exact methods need a cluster to begin with.
  const known = planOfClusters(model, knownClusters(model, problem, lists));
  const pieces = problem.prices?.isContiguous === true ? problem.prices : null;
  return { model, plan: placedNearby(model, known), pieces };
}
