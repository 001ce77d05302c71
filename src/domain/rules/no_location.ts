import { schoolAt } from "../area.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** One error for each school in a cluster that has no location, so that none of its drives can be judged. Fact: `urn`. */
export const noLocation: Rule = (judged: JudgedPlan) =>
  [...judged.clustersOf].flatMap(([urn, clusters]) => {
    const index = judged.indexes.get(urn);
    if (index === undefined || schoolAt(judged.area, index).location !== null) return [];
    const ids = clusters.map(({ id }) => id);
    return issue("no-location", { schools: [urn], clusters: ids.sort(), facts: { urn } });
  });
