import type { Plan, PlanRules } from "../domain/plan.ts";
import type { Wishes } from "./wishes.ts";
import { NO_WISHES } from "./wishes.ts";

/** The wishes that a plan's own rules and locked clusters are. The ties that its proposal kept whole are among the sets that are kept together. */
export function wishesOfPlan({ rules, clusters }: Pick<Plan, "rules" | "clusters">): Wishes {
  return {
    ...NO_WISHES,
    mayJoin: rules?.mayJoin ?? [],
    leaveOut: rules?.leaveOut ?? [],
    ...companyOfPlan({ rules }),
    locked: clusters.filter(({ locked }) => locked === true).map(({ schools }) => schools),
  };
}

/** Who is to be with whom by a plan's own rules: all of them that a repair follows, which has no say in who takes part. */
export function companyOfPlan({
  rules,
}: {
  readonly rules?: PlanRules | undefined;
}): Pick<Wishes, "keepTogether" | "keepApart"> {
  return { keepTogether: rules?.keepTogether ?? [], keepApart: rules?.keepApart ?? [] };
}
