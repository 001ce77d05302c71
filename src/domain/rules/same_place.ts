import { schoolAt } from "../area.ts";
import { byKey } from "../by_key.ts";
import { issue } from "../issue.ts";
import type { School } from "../school.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { urnsOf } from "./rule.ts";

/** One warning for each place where a cluster has more than one school, to six decimals of a degree: one site, or one school twice. Facts: `longitude`, `latitude` and `count`. */
export const samePlace: Rule = (judged: JudgedPlan) =>
  judged.clusters.flatMap(({ cluster, members }) => {
    const schools = members.map((member) => schoolAt(judged.area, member));
    return [...byKey(schools, placeKey).values()].flatMap((sharing) => {
      const location = sharing[0]?.location ?? null;
      if (sharing.length < 2 || location === null) return [];
      const facts = { longitude: location[0], latitude: location[1], count: sharing.length };
      return issue("same-place", { schools: urnsOf(sharing), clusters: [cluster.id], facts });
    });
  });

function placeKey({ location }: School): string {
  const micro = (degrees: number | undefined) => Math.round((degrees ?? 0) * 1e6);
  return `${micro(location?.[0])},${micro(location?.[1])}`;
}
