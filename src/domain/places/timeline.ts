import type { ScenarioAction } from "./scenario.ts";

/** An action, or a year of an admission number's roll-through, at the September from which it counts. */
export interface Step {
  readonly action: ScenarioAction;
  /** The action's place in the scenario, from 1. */
  readonly number: number;
  readonly september: number;
  /** Of a changed admission number: how many year groups have it then; 0 for any other action. */
  readonly yearsReached: number;
}

/** The year of the first September that begins on or after a date `YYYY-MM-DD`. */
export function septemberFrom(date: string): number {
  const year = Number.parseInt(date.slice(0, 4), 10);
  return date.slice(5) > "09-01" ? year + 1 : year;
}

/** The September from which an action counts; `null` where it has no date. */
export function septemberOf(action: ScenarioAction): number | null {
  if (action.type === "pan") return action.firstSeptember;
  return action.date === undefined ? null : septemberFrom(action.date);
}

/**
 * What happens at each September, in order; actions of one September as they are listed. Actions without a date are at the
 * first September of those with one, or from `today` where none has. `yearsOf` is how many year groups an admission number
 * goes through: one a year.
 */
export function timelineOf(
  actions: readonly ScenarioAction[],
  today: string,
  yearsOf: (action: ScenarioAction) => number,
): readonly Step[] {
  const dated = actions.map(septemberOf).filter((september) => september !== null);
  const first = dated.length === 0 ? septemberFrom(today) : Math.min(...dated);
  const steps = actions.flatMap((action, i): readonly Step[] => {
    const number = i + 1;
    const september = septemberOf(action) ?? first;
    if (action.type !== "pan") return [{ action, number, september, yearsReached: 0 }];
    return Array.from({ length: Math.max(1, yearsOf(action)) }, (_, n) => ({
      action,
      number,
      september: september + n,
      yearsReached: n + 1,
    }));
  });
  return steps.sort((a, b) => a.september - b.september);
}
