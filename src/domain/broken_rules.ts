import type { OneRule } from "./edits/drop_rule.ts";
import { rulesOf } from "./edits/drop_rule.ts";
import type { Plan } from "./plan.ts";

/** The plan's own rules of who is together and apart that its clusters do not follow. */
export function brokenRules(plan: Plan): readonly OneRule[] {
  return rulesOf(plan).filter(({ kind, schools }) => {
    const set = [...new Set(schools)];
    const held = plan.clusters.map((cluster) => set.filter((urn) => cluster.schools.includes(urn)));
    if (kind === "keepApart") return held.some(({ length }) => length > 1);
    const most = Math.max(0, ...held.map(({ length }) => length));
    return kind === "keepTogether" && most > 0 && most < set.length;
  });
}
