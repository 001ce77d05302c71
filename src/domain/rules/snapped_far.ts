import { schoolAt } from "../area.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** Metres from school to road above which its times need a look, and above which its location does (domain handbook §6.2). */
export const SNAP_LIMITS_METRES = { amber: 100, red: 350 } as const;

/** One warning for each school in a cluster whose drives start far from it. Facts: `metres`, `limit` (metres) and `grade`, "amber" or "red". */
export const snappedFar: Rule = (judged: JudgedPlan) =>
  [...judged.clustersOf].flatMap(([urn, clusters]) => {
    const index = judged.indexes.get(urn);
    const metres = index === undefined ? null : schoolAt(judged.area, index).snapMetres;
    if (metres === null || metres <= SNAP_LIMITS_METRES.amber) return [];
    const grade = metres > SNAP_LIMITS_METRES.red ? "red" : "amber";
    const ids = clusters.map(({ id }) => id);
    return issue("snapped-far", {
      schools: [urn],
      clusters: ids.sort(),
      facts: { metres, limit: SNAP_LIMITS_METRES[grade], grade },
    });
  });
