import type { Area } from "../../domain/area.ts";
import { areaWithFigures } from "../../domain/places/area_with_figures.ts";
import { CHILD_JOURNEY_GUIDE } from "../../domain/places/travel_of_displaced.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { ScenarioAnswer, ScenarioQuestion } from "./scenario_question.ts";
import { solveScenarioSteps } from "./solve_scenario.ts";

/** The steps of working out what follows from a scenario. */
export function* scenarioSteps(
  area: Area,
  settings: JudgingSettings,
  question: ScenarioQuestion,
  { now }: Pick<QuestionTools, "now">,
): AnswerSteps<ScenarioAnswer> {
  const start = now();
  const { plan, ruralList, figures } = question;
  const answer = (
    reading: ScenarioAnswer["reading"],
    stoppedBy: ScenarioAnswer["stoppedBy"],
  ): ScenarioAnswer => ({ kind: "scenario", reading, stoppedBy, seconds: now() - start });
  const work = solveScenarioSteps(
    { ...question, area: areaWithFigures(area, figures) },
    { plan, settings, ruralList, childGuide: CHILD_JOURNEY_GUIDE },
  );
  let step = work.next();
  while (step.done !== true) {
    const progress = { share: step.value, revision: 0, seconds: now() - start };
    const stop = yield { progress, soFar: () => answer(null, "user") };
    if (stop !== null) return answer(null, stop);
    step = work.next();
  }
  return answer(step.value, "proof");
}
