import type { Issue } from "../../domain/issue.ts";

/** Whether a problem is one that moving schools between clusters mends: an error, or a rule of the plan that is not followed. */
export function isRepairable({ severity, rule, clusters }: Issue): boolean {
  return clusters.length > 0 && (severity === "error" || rule === "broken-rule");
}
