import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** One error for each URN in a cluster that the area does not have. Fact: `urn`. */
export const unknownSchool: Rule = (judged: JudgedPlan) =>
  [...judged.clustersOf].flatMap(([urn, clusters]) => {
    if (judged.indexes.has(urn)) return [];
    const ids = clusters.map(({ id }) => id);
    return issue("unknown-school", { schools: [urn], clusters: ids.sort(), facts: { urn } });
  });
