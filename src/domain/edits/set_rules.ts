import type { Plan, PlanRules } from "../plan.ts";

const NO_RULES: PlanRules = { keepTogether: [], keepApart: [], mayJoin: [], leaveOut: [] };

/** An edit that gives a plan `rules` in the place of its own, or none. What another program added beside them stays. */
export function setRules(rules: PlanRules | undefined): (plan: Plan) => Plan {
  return (plan) => {
    const { rules: before, ...rest } = plan;
    const { keepTogether, keepApart, mayJoin, leaveOut } = rules ?? NO_RULES;
    const after = { ...before, keepTogether, keepApart, mayJoin, leaveOut };
    const hasAny = Object.values(after).some((list) => !Array.isArray(list) || list.length > 0);
    if (hasAny) return { ...plan, rules: after };
    return before === undefined ? plan : rest;
  };
}
