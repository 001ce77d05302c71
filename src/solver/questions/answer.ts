import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { Answer, AnswerTo, Question, QuestionTools } from "./question.ts";
import { questionSteps } from "./question_steps.ts";

/** What answers `question`, as the kind that it is; throws for another, which a solver that keeps its word never gives. */
export function answerOfKind<Asking extends Question>(
  question: Asking,
  answer: Answer,
): AnswerTo<Asking> {
  if (answer.kind === question.kind) return answer as AnswerTo<Asking>;
  throw new Error(`A question about "${question.kind}" was answered about "${answer.kind}".`);
}

/** The answer to a question, worked out without pause; its time limit is looked at every few milliseconds. */
export function answerQuestion<Asking extends Question>(
  area: Area,
  settings: JudgingSettings,
  question: Asking,
  tools: QuestionTools,
): AnswerTo<Asking> {
  const steps = questionSteps(area, settings, question, tools);
  let step = steps.next(null);
  while (step.done !== true) {
    const isLate = step.value.progress.seconds >= question.timeLimitSeconds;
    step = steps.next(isLate ? "time" : null);
  }
  return answerOfKind(question, step.value);
}
