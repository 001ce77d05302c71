import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { StopRequest } from "../stop_request.ts";
import { changedPlaces } from "./cuts.ts";
import { quickRepair } from "./quick_repair.ts";
import type { FoundRepair, RepairState } from "./repair_answer.ts";
import { forcedMoves, repairAnswer } from "./repair_answer.ts";
import { totalCost, unplacedCost } from "./repair_costs.ts";
import type { RepairModel } from "./repair_model.ts";
import { readRepairModel } from "./repair_model.ts";
import type { RepairAnswer, RepairObstacle, RepairQuestion } from "./repair_question.ts";
import type { RepairAsked, RepairFound } from "./repair_search.ts";
import { repairSearch } from "./repair_search.ts";
import type { Placement } from "./slots.ts";
import { membersBySlot } from "./slots.ts";

/** The steps of finding the least change that makes a plan valid, and of the next least ones after it. */
export function* repairSteps(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
  { now, highs }: QuestionTools,
): AnswerSteps<RepairAnswer> {
  const start = now();
  const model = readRepairModel(area, settings, question);
  const answer = (state: RepairState): RepairAnswer => ({
    ...repairAnswer(area, settings, question, model, state),
    seconds: now() - start,
  });
  const obstacle = obstacleOf(model);
  if (obstacle !== null) {
    const none = { placement: null, bound: 0, proved: true, others: [], isAll: true };
    return answer({ ...none, obstacle, stoppedBy: "proof" });
  }
  const asked: RepairAsked = {
    objective: question.objective,
    maxMoves: question.maxMoves === null ? null : question.maxMoves - forcedMoves(area, model),
    finish: question.finish,
    seconds: () => question.timeLimitSeconds - (now() - start),
  };
  const search = rankedRepairs(model, asked, question.repairs, (of, from) =>
    repairSearch(highs, of, from, asked),
  );
  let revision = 0;
  let stop: StopRequest = null;
  let step = search.next();
  while (step.done !== true) {
    const found = step.value;
    revision++;
    const progress = { share: found.share, revision, seconds: now() - start };
    stop = yield { progress, soFar: () => answer({ ...found, stoppedBy: "user" }) };
    if (stop !== null) return answer({ ...found, stoppedBy: stop });
    step = search.next();
  }
  const found = step.value;
  const isLate = now() - start >= question.timeLimitSeconds;
  return answer({
    ...found,
    stoppedBy: found.proved ? "proof" : isLate ? "time" : "iterations",
  });
}

function obstacleOf({ lockedAtFault, stranded }: RepairModel): RepairObstacle | null {
  if (lockedAtFault.length > 0) return { reason: "locked-at-fault", clusters: lockedAtFault };
  return stranded.length > 0 ? { reason: "locked-schools", schools: stranded } : null;
}

/** After so many repairs that are others by other names alone, no more are looked for. */
const MOST_CUTS = 100;

/** Who is with whom in `placement`, whatever the clusters are called. */
function partitionOf(model: RepairModel, placement: Placement): string {
  return [...membersBySlot(model, placement).values()].map(String).sort().join(" ");
}

/** The repairs that are known by now. */
type RankedRepairs = RepairFound & Pick<RepairState, "others" | "isAll">;

/**
 * The least repair, then the least one that does not do all of what it does, and so on: `most` of them. Each is found with
 * no-good cuts against all before it, so that none is another with moves added to it; nor is any another by other names.
 */
function* rankedRepairs(
  model: RepairModel,
  asked: RepairAsked,
  most: number,
  search: (model: RepairModel, start: Placement | null) => ReturnType<typeof repairSearch>,
): Generator<RankedRepairs, RankedRepairs, unknown> {
  const part = (found: RepairFound, others: readonly FoundRepair[]): RankedRepairs => ({
    ...found,
    share: (others.length + found.share) / most,
    others,
    isAll: false,
  });
  const first = yield* whileTold(search(model, quickRepair(model, asked.finish)), (found) =>
    part(found, []),
  );
  const others: FoundRepair[] = [];
  let last: RepairFound = first;
  let cuts = model.cuts;
  const ranked = (isAll: boolean): RankedRepairs => ({
    ...first,
    share: (1 + others.length) / most,
    others: [...others],
    isAll,
  });
  const known = new Set(first.placement === null ? [] : [partitionOf(model, first.placement)]);
  while (last.placement !== null && last.proved && others.length + 1 < most) {
    const changed = changedPlaces(model, last.placement);
    if (changed.length === 0 || cuts.length > MOST_CUTS) return ranked(changed.length === 0);
    cuts = [...cuts, changed];
    yield ranked(false);
    const next: RepairFound = yield* whileTold(search({ ...model, cuts }, null), () =>
      ranked(false),
    );
    const { placement, bound, proved } = next;
    const isOne = placement !== null && next.obstacle === null;
    if (!isOne || !isAsGood(model, asked, first.placement, placement)) return ranked(proved);
    if (changedPlaces(model, placement).length === 0) return ranked(true);
    last = next;
    const partition = partitionOf(model, placement);
    if (known.has(partition)) continue;
    known.add(partition);
    others.push({ placement, bound, proved });
  }
  return ranked(false);
}

/** Whether a later repair places as many of those in no cluster as the first, where that is what it is for. */
function isAsGood(
  model: RepairModel,
  { finish }: RepairAsked,
  first: RepairState["placement"],
  placement: FoundRepair["placement"],
): boolean {
  if (!finish || first === null) return true;
  const cost = unplacedCost(model);
  return totalCost(model, cost, placement) <= totalCost(model, cost, first);
}

function* whileTold(
  search: ReturnType<typeof repairSearch>,
  told: (found: RepairFound) => RankedRepairs,
): Generator<RankedRepairs, RepairFound, unknown> {
  let step = search.next();
  while (step.done !== true) {
    yield told(step.value);
    step = search.next();
  }
  return step.value;
}
