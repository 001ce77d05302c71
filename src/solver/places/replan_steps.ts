import type { Area } from "../../domain/area.ts";
import type { Assignment } from "../../domain/places/applied.ts";
import { applyScenario } from "../../domain/places/apply_scenario.ts";
import { areaWithFigures } from "../../domain/places/area_with_figures.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { questionOverBorder } from "../border_wishes.ts";
import type { AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { RepairAnswer } from "../repair/repair_question.ts";
import { repairSteps } from "../repair/repair_steps.ts";
import { areaAfter } from "./area_after.ts";
import { assignDisplacedSteps } from "./assign_displaced.ts";

import { clustersTouched, replanQuestion } from "./replan.ts";
import type { ReplanAnswer, ReplanQuestion } from "./scenario_question.ts";

/** The share of the work that is done when everyone has a place, which takes a few milliseconds. */
const SHARE_OF_ASSIGNMENT = 0.05;

/** The steps of mending a plan after a scenario: the scenario first, then the least repair of the clusters that it touches. */
export function* replanSteps(
  area: Area,
  settings: JudgingSettings,
  question: ReplanQuestion,
  tools: QuestionTools,
): AnswerSteps<ReplanAnswer> {
  const { plan, figures, timeLimitSeconds } = question;
  const start = tools.now();
  const seconds = () => tools.now() - start;
  let touched: ReplanAnswer["touched"] = [];
  const answer = (repair: RepairAnswer | null, told: Partial<ReplanAnswer> = {}): ReplanAnswer => ({
    kind: "replan",
    problems: [],
    touched,
    repair,
    stoppedBy: repair?.stoppedBy ?? "proof",
    ...told,
    seconds: seconds(),
  });
  const before = areaWithFigures(area, figures);
  const reading = applyScenario({ ...question, area: before });
  if (!reading.ok) return answer(null, { problems: reading.problems });
  const assigning = assignDisplacedSteps(reading.value, settings.speed);
  let assignment: Assignment | null = null;
  while (assignment === null) {
    const step = assigning.next();
    if (step.done === true) assignment = step.value;
    else {
      const progress = { share: step.value * SHARE_OF_ASSIGNMENT, revision: 0, seconds: seconds() };
      const soFar = () => answer(null, { stoppedBy: "user" });
      const stop = yield { progress, soFar };
      if (stop !== null) return answer(null, { stoppedBy: stop });
    }
  }
  const changed = { before, after: areaAfter(reading.value, assignment) };
  touched = clustersTouched(changed, plan, settings);
  const left = Math.max(0, timeLimitSeconds - seconds());
  const asked = questionOverBorder(changed.after, replanQuestion(changed, plan, touched, left));
  const mending = repairSteps(changed.after, settings, asked, tools);
  let step = mending.next(null);
  while (step.done !== true) {
    const { progress, soFar } = step.value;
    const share = SHARE_OF_ASSIGNMENT + (1 - SHARE_OF_ASSIGNMENT) * progress.share;
    const stop = yield {
      progress: { share, revision: progress.revision, seconds: seconds() },
      soFar: () => answer(soFar()),
    };
    step = mending.next(stop);
  }
  return answer(step.value);
}
