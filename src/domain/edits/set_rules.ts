import type { Plan, PlanRules } from "../plan.ts";

/** Whether there are any rules, or fields of another program beside them. */
export function hasRules(rules: PlanRules): boolean {
  return Object.values(rules).some((list) => list?.length !== 0);
}

/** An edit that gives a plan `rules` in the place of its own, or none. What another program added beside them stays. */
export function setRules(rules: PlanRules | undefined): (plan: Plan) => Plan {
  return (plan) => {
    const { rules: before, ...rest } = plan;
    const { keepTogether = [], keepApart = [], mayJoin = [], leaveOut = [] } = rules ?? {};
    const after = { ...before, keepTogether, keepApart, mayJoin, leaveOut };
    if (hasRules(after)) return { ...plan, rules: after };
    return before === undefined ? plan : rest;
  };
}
