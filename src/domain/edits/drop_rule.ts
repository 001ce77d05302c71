import type { Plan, PlanRules } from "../plan.ts";
import type { Urn } from "../school.ts";
import { setRules } from "./set_rules.ts";

/** One rule of a plan: a set that is kept together or apart, or all the schools that may join or take no part. */
export interface OneRule {
  readonly kind: keyof PlanRules;
  readonly schools: readonly Urn[];
}

/** The rules of a plan, each by itself. */
export function rulesOf({ rules }: Pick<Plan, "rules">): readonly OneRule[] {
  if (rules === undefined) return [];
  const sets = (kind: "keepTogether" | "keepApart") =>
    rules[kind].map((schools) => ({ kind, schools }));
  const list = (kind: "mayJoin" | "leaveOut") =>
    rules[kind].length === 0 ? [] : [{ kind, schools: rules[kind] }];
  return [...sets("keepTogether"), ...sets("keepApart"), ...list("mayJoin"), ...list("leaveOut")];
}

/** An edit that takes one of the rules that `rulesOf` gives away; no change where the plan does not have it. */
export function dropRule({ kind, schools }: OneRule): (plan: Plan) => Plan {
  return (plan) => {
    const { rules } = plan;
    if (rules === undefined) return plan;
    if (kind === "mayJoin" || kind === "leaveOut") {
      return rules[kind] === schools ? setRules({ ...rules, [kind]: [] })(plan) : plan;
    }
    const sets = rules[kind].filter((set) => set !== schools);
    return sets.length === rules[kind].length ? plan : setRules({ ...rules, [kind]: sets })(plan);
  };
}
