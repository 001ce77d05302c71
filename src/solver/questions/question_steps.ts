import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { alternativesSteps } from "../alternatives/alternatives_steps.ts";
import { curveSteps } from "../curve/curve_steps.ts";
import { fewerSteps } from "../fewer/fewer_steps.ts";
import { replanSteps } from "../places/replan_steps.ts";
import { scenarioSteps } from "../places/scenario_steps.ts";
import { reliefSteps } from "../relief/relief_steps.ts";
import { repairSteps } from "../repair/repair_steps.ts";
import type { AnswerSteps, Question, QuestionTools } from "./question.ts";

/** The steps of answering `question` about `area`, by its kind. */
export function questionSteps(
  area: Area,
  settings: JudgingSettings,
  question: Question,
  tools: QuestionTools,
): AnswerSteps {
  switch (question.kind) {
    case "alternatives":
      return alternativesSteps(area, settings, question, tools);
    case "curve":
      return curveSteps(area, settings, question, tools);
    case "repair":
      return repairSteps(area, settings, question, tools);
    case "relief":
      return reliefSteps(area, settings, question, tools);
    case "scenario":
      return scenarioSteps(area, settings, question, tools);
    case "replan":
      return replanSteps(area, settings, question, tools);
    case "fewer":
      return fewerSteps(area, settings, question, tools);
  }
}

/** Whether answering needs HiGHS, which takes a while to load where it is not yet. */
export function needsHighs({ kind }: Question): boolean {
  return kind !== "scenario";
}
