import { brokenRules } from "../broken_rules.ts";
import type { OneRule } from "../edits/drop_rule.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/**
 * Each of the plan's own rules that its clusters do not follow, with the clusters that have schools of it. Of a set that is
 * kept apart, the schools that share a cluster; of those that take no part, the ones that do. Fact: `kind` of the rule.
 */
export const brokenRule: Rule = (judged: JudgedPlan) =>
  brokenRules(judged.plan).map((rule) => {
    const schools = [...new Set(schoolsAtFault(judged, rule))];
    const clusters = new Set(
      schools.flatMap((urn) => (judged.clustersOf.get(urn) ?? []).map(({ id }) => id)),
    );
    const found = { schools, clusters: [...clusters], facts: { kind: rule.kind } };
    return issue("broken-rule", found, rule.kind);
  });

function schoolsAtFault({ plan, clustersOf }: JudgedPlan, { kind, schools }: OneRule) {
  if (kind === "keepTogether") return schools;
  if (kind === "leaveOut") return schools.filter((urn) => clustersOf.has(urn));
  return plan.clusters.flatMap((cluster) => {
    const inside = schools.filter((urn) => cluster.schools.includes(urn));
    return new Set(inside).size > 1 ? inside : [];
  });
}
