import { lockedMates, lockedOut } from "../domain/locks.ts";
import type { Plan } from "../domain/plan.ts";
import type { Wishes } from "./wishes.ts";
import { NO_WISHES } from "./wishes.ts";

/**
 * The wishes that a plan's own rules and locks are. Locked clusters stay as they are, locked schools that share a cluster stay
 * together, and those in none stay so. The ties that its proposal kept whole are among the sets that are kept together.
 */
export function wishesOfPlan(plan: Plan): Wishes {
  const rules = ruleWishesOf(plan);
  return {
    ...rules,
    keepTogether: [...rules.keepTogether, ...lockedMates(plan)],
    leaveOut: [...new Set([...rules.leaveOut, ...lockedOut(plan)])],
    locked: plan.clusters.filter(({ locked }) => locked === true).map(({ schools }) => schools),
  };
}

/** The wishes that a plan's own rules are: what a repair follows, which is told of locks by the clusters and schools themselves. */
export function ruleWishesOf({ rules }: Pick<Plan, "rules">): Wishes {
  return {
    ...NO_WISHES,
    mayJoin: rules?.mayJoin ?? [],
    leaveOut: rules?.leaveOut ?? [],
    keepTogether: rules?.keepTogether ?? [],
    keepApart: rules?.keepApart ?? [],
  };
}
