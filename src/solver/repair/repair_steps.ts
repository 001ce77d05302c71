import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { StopRequest } from "../stop_request.ts";
import { quickRepair } from "./quick_repair.ts";
import type { RepairState } from "./repair_answer.ts";
import { forcedMoves, repairAnswer } from "./repair_answer.ts";
import { readRepairModel } from "./repair_model.ts";
import type { RepairAnswer, RepairQuestion } from "./repair_question.ts";
import { repairSearch } from "./repair_search.ts";

/** The steps of finding the least change that makes a plan valid. */
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
  if (model.lockedAtFault.length > 0) {
    return answer({
      placement: null,
      obstacle: { reason: "locked-at-fault", clusters: model.lockedAtFault },
      bound: 0,
      proved: true,
      stoppedBy: "proof",
    });
  }
  const forced = forcedMoves(area, model);
  const search = repairSearch(highs, model, quickRepair(model, question.finish), {
    objective: question.objective,
    maxMoves: question.maxMoves === null ? null : question.maxMoves - forced,
    finish: question.finish,
    seconds: () => question.timeLimitSeconds - (now() - start),
  });
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
