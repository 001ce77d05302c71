import type { Plan, PlanRules } from "../plan.ts";

const NO_RULES: PlanRules = { keepTogether: [], keepApart: [], mayJoin: [], leaveOut: [] };

/** Whether there are any rules, or fields of another program beside them. */
export function hasRules(rules: PlanRules): boolean {
  return Object.values(rules).some((list) => !Array.isArray(list) || list.length > 0);
}

/** An edit that gives a plan `rules` in the place of its own, or none. What another program added beside them stays. */
export function setRules(rules: PlanRules | undefined): (plan: Plan) => Plan {
  return (plan) => {
    const { rules: before, ...rest } = plan;
    const { keepTogether, keepApart, mayJoin, leaveOut } = rules ?? NO_RULES;
    const after = { ...before, keepTogether, keepApart, mayJoin, leaveOut };
    if (hasRules(after)) return { ...plan, rules: after };
    return before === undefined ? plan : rest;
  };
}
