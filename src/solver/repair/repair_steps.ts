import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AnswerSteps, QuestionTools } from "../questions/question.ts";
import { quickRepair } from "./quick_repair.ts";
import type { RepairState } from "./repair_answer.ts";
import { repairAnswer } from "./repair_answer.ts";
import { readRepairModel } from "./repair_model.ts";
import type { RepairAnswer, RepairQuestion } from "./repair_question.ts";
import { costOf } from "./slots.ts";

/** The steps of finding the least change that makes a plan valid. */
export function* repairSteps(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
  { now }: QuestionTools,
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
  const placement = quickRepair(model);
  const { moves } = costOf(model, placement);
  const found = { placement, obstacle: null, bound: 0, proved: moves === 0 };
  const progress = { share: 0, revision: 1, seconds: now() - start };
  const stop = yield { progress, soFar: () => answer({ ...found, stoppedBy: "user" }) };
  return answer({ ...found, stoppedBy: moves === 0 ? "proof" : (stop ?? "iterations") });
}
