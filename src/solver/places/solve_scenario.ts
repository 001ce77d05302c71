import type { ScenarioInput } from "../../domain/places/applied.ts";
import { applyScenario } from "../../domain/places/apply_scenario.ts";
import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { OutcomeContext } from "../../domain/places/scenario_outcome.ts";
import { scenarioOutcome } from "../../domain/places/scenario_outcome.ts";
import type { Reading } from "../../domain/reader_problem.ts";
import { assignDisplacedSteps, assignIfRoomySteps } from "./assign_displaced.ts";

/** What follows from a scenario, with what is to be known of it; or why its actions cannot be done, or which numbers it needs. */
export function solveScenario(
  input: ScenarioInput,
  context: Omit<OutcomeContext, "ifRoomy">,
): Reading<ScenarioOutcome> {
  const steps = solveScenarioSteps(input, context);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps, each with the share of the work that is done. */
export function* solveScenarioSteps(
  input: ScenarioInput,
  context: Omit<OutcomeContext, "ifRoomy">,
): Generator<number, Reading<ScenarioOutcome>, unknown> {
  const applied = applyScenario(input);
  if (!applied.ok) return applied;
  const assignment = yield* assignDisplacedSteps(applied.value, context.settings.speed);
  const ifRoomy = yield* assignIfRoomySteps(applied.value, context.settings.speed);
  const outcome = scenarioOutcome(applied.value, assignment, { ...context, ifRoomy });
  return outcome.ok ? { ...outcome, notes: [...applied.notes, ...outcome.notes] } : outcome;
}
