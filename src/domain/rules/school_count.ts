import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/**
 * One error for each cluster with fewer or more schools than the settings allow; a school listed twice counts once.
 * Facts: `count`, `bound` and `short` or `excess`, in schools.
 */
export const schoolCount: Rule = (judged: JudgedPlan) => {
  const { minSchools, maxSchools } = judged.settings.bounds;
  return judged.clusters.flatMap(({ cluster }) => {
    const schools = [...new Set(cluster.schools)].sort();
    const count = schools.length;
    const found = { schools, clusters: [cluster.id] };
    const issues: Issue[] = [];
    if (minSchools !== null && count < minSchools) {
      const facts = { count, bound: minSchools, short: minSchools - count };
      issues.push(issue("too-few-schools", { ...found, facts }));
    }
    if (maxSchools !== null && count > maxSchools) {
      const facts = { count, bound: maxSchools, excess: count - maxSchools };
      issues.push(issue("too-many-schools", { ...found, facts }));
    }
    return issues;
  });
};
