import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Step } from "../../domain/history.ts";
import { stepsOf, undoDepth } from "../../domain/history.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Reading } from "../../domain/reader_problem.ts";
import { writePlanJson } from "../../io/plan_json.ts";
import type { PlanHistory, Selection } from "../state.ts";
import { planIn } from "./kept_record.ts";
import type { KeptPlan, KeptStep } from "./plan_storage.ts";

/** So many steps are kept behind the plan on show, and so many before it. The page itself remembers all of them. */
export const KEPT_STEPS = 100;

type PlanStep = Step<Plan, Selection>;

/** The steps of an open plan that are stored, by their number, and the number of the history's first. */
export interface WrittenSteps {
  readonly base: number;
  readonly written: ReadonlyMap<number, PlanStep>;
}

export const NOTHING_WRITTEN: WrittenSteps = { base: 0, written: new Map() };

/** What of a history is to be kept: the steps that are not stored as they are now, and all that will be. */
export interface StepsToKeep {
  readonly steps: KeptPlan["steps"];
  readonly changed: readonly KeptStep[];
  readonly after: WrittenSteps;
}

/** The steps around the present of `history` that are to be stored beside what `stored` says is there. */
export function stepsToKeep(
  history: PlanHistory,
  stored: WrittenSteps,
  planId: string,
  area: Area,
): StepsToKeep {
  const all = stepsOf(history);
  const depth = undoDepth(history);
  const first = Math.max(0, depth - KEPT_STEPS);
  const window = all.slice(first, depth + KEPT_STEPS + 1);
  const from = stored.base + first;
  const written = new Map(window.map((step, i) => [from + i, step]));
  const changed = [...written]
    .filter(([number, step]) => stored.written.get(number) !== step)
    .map(([number, step]) => recordOf(step, number, planId, area));
  return {
    steps: { from, at: stored.base + depth, to: from + window.length - 1 },
    changed,
    after: { base: stored.base, written },
  };
}

function recordOf(step: PlanStep, number: number, planId: string, area: Area): KeptStep {
  const { cluster, school } = step.selection;
  return {
    planId,
    number,
    label: step.label,
    cluster,
    school: school === null ? null : (area.schools[school]?.urn ?? null),
    plan: writePlanJson(step.value),
  };
}

/**
 * The history of a kept plan. Its present is the plan itself; a step that cannot be read ends the trail on its side, so
 * that no step leads over a gap.
 */
export function historyOf(
  kept: KeptPlan,
  steps: readonly KeptStep[],
  area: Area,
): Reading<{ readonly history: PlanHistory; readonly stored: WrittenSteps }> {
  const reading = planIn(kept.plan, kept.name);
  if (!reading.ok) return reading;
  const byNumber = new Map(steps.map((step) => [step.number, step]));
  const indexes = schoolIndexes(area);
  const selectionOf = ({ cluster, school }: KeptStep): Selection => ({
    cluster,
    school: school === null ? null : (indexes.get(school) ?? null),
  });
  const stepAt = (number: number): PlanStep | null => {
    const step = byNumber.get(number);
    if (step === undefined) return null;
    const plan = planIn(step.plan, kept.name);
    return plan.ok ? { value: plan.value, label: step.label, selection: selectionOf(step) } : null;
  };
  const { from, at, to } = kept.steps;
  const shown = byNumber.get(at);
  const present: PlanStep = {
    value: reading.value,
    label: shown?.label ?? "Opened",
    selection: shown === undefined ? { cluster: null, school: null } : selectionOf(shown),
  };
  const before = trailFrom(stepAt, at, from, -1);
  const after = trailFrom(stepAt, at, to, 1);
  const base = at - before.length;
  const written = new Map(
    [...before.toReversed(), present, ...after].map((step, i) => [base + i, step]),
  );
  const history: PlanHistory = {
    present,
    past: linked(before),
    future: linked(after),
    staged: null,
  };
  return { ok: true, value: { history, stored: { base, written } }, notes: reading.notes };
}

/** The steps next to number `at` on one side, the nearest first, up to number `end`. */
function trailFrom(
  stepAt: (number: number) => PlanStep | null,
  at: number,
  end: number,
  by: 1 | -1,
): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  for (let number = at + by; number * by <= end * by; number += by) {
    const step = stepAt(number);
    if (step === null) break;
    steps.push(step);
  }
  return steps;
}

function linked(nearestFirst: readonly PlanStep[]): PlanHistory["past"] {
  return nearestFirst.reduceRight<PlanHistory["past"]>(
    (rest, step) => ({ step, rest, length: (rest?.length ?? 0) + 1 }),
    null,
  );
}
