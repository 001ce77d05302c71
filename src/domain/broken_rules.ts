import type { OneRule } from "./edits/drop_rule.ts";
import { rulesOf } from "./edits/drop_rule.ts";
import type { Plan } from "./plan.ts";

/** The plan's own rules of who is together, who apart and who takes no part that its clusters do not follow. */
export function brokenRules(plan: Plan): readonly OneRule[] {
  const rules = rulesOf(plan);
  if (rules.length === 0) return rules;
  const placed = new Set(plan.clusters.flatMap(({ schools }) => schools));
  return rules.filter(({ kind, schools }) => {
    if (kind === "leaveOut") return schools.some((urn) => placed.has(urn));
    const set = [...new Set(schools)];
    const held = plan.clusters.map((cluster) => set.filter((urn) => cluster.schools.includes(urn)));
    if (kind === "keepApart") return held.some(({ length }) => length > 1);
    const most = Math.max(0, ...held.map(({ length }) => length));
    return kind === "keepTogether" && most > 0 && most < set.length;
  });
}
