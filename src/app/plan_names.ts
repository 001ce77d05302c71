import type { Plan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";

/** What the plan that an area opens with is called, so that nobody takes it for an agreed one. */
export const EXAMPLE_NAME = "Example made by the planner";

const CHANGED_EXAMPLE_NAME = "My plan, from the example";

/** Where a change is made: the area's title, the ISO 8601 time, and the names of its other plans. */
export interface NamingPlace {
  readonly title: string;
  readonly now: string;
  readonly taken: readonly string[];
}

/**
 * `plan` after a change: an example that someone has changed is theirs, and no longer called an example; one without a
 * name is called after its area and the day.
 */
export function namedAfterChange(plan: Plan, { title, now, taken }: NamingPlace): Plan {
  if (plan.name === EXAMPLE_NAME) return { ...plan, name: freeName(CHANGED_EXAMPLE_NAME, taken) };
  if (!isUntitled(plan)) return plan;
  const day = new Date(now).toLocaleDateString("en-GB", { dateStyle: "long" });
  return { ...plan, name: freeName(`${title}, ${day}`, taken) };
}

/** `plan` after a proposal for the area titled `title` was accepted; a name that someone gave it stays. */
export function namedAfterProposal(plan: Plan, title: string, taken: readonly string[]): Plan {
  const hasNoName = plan.name === EXAMPLE_NAME || isUntitled(plan);
  return hasNoName ? { ...plan, name: freeName(`Proposal for ${title}`, taken) } : plan;
}

/** `name`, or `name` with the first number that is not `taken`: "Agreed (2)". */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let next = 2;
  while (taken.includes(`${name} (${next})`)) next++;
  return `${name} (${next})`;
}

function isUntitled(plan: Plan): boolean {
  return plan.name === emptyPlan(plan.area).name;
}
