import type { Plan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";

/** What the plan that an area opens with is called, so that nobody takes it for an agreed one. */
export const EXAMPLE_NAME = "Example made by the planner";

const CHANGED_EXAMPLE_NAME = "My plan, from the example";

/** `plan` after a change: an example that someone has changed is theirs, and no longer called an example. */
export function namedAfterChange(plan: Plan): Plan {
  return plan.name === EXAMPLE_NAME ? { ...plan, name: CHANGED_EXAMPLE_NAME } : plan;
}

/** `plan` after a proposal for the area titled `title` was accepted; a name that someone gave it stays. */
export function namedAfterProposal(plan: Plan, title: string): Plan {
  const hasNoName = plan.name === EXAMPLE_NAME || plan.name === emptyPlan(plan.area).name;
  return hasNoName ? { ...plan, name: `Proposal for ${title}` } : plan;
}
