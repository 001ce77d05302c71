import type { Area } from "../domain/area.ts";
import type { ClusterEffect, Effect } from "../domain/effect.ts";
import type { Seconds } from "../domain/units.ts";
import type { OneRepair, RepairAnswer, RepairChange } from "../solver/repair/repair_question.ts";
import { counted } from "./counted.ts";
import { excessText, minutesText } from "./durations.ts";
import { clusterName, listed, numberedName, schoolName } from "./names.ts";
import type { RepairedPlans } from "./repair_text.ts";

/** More changes than these are counted, not named, in the sentence about a repair. */
export const MOST_CHANGES_NAMED = 4;
/** The worst pairs of more clusters than these are told by the longest of them. */
const MOST_CLUSTERS_NAMED = 2;

/**
 * A repair in one sentence: what it moves, and what becomes of the worst pairs and the travel, such as "Move Digby from
 * Cluster 12 to Cluster 13: the worst pair is then 38.2 min in Cluster 12 and 41.0 min in Cluster 13, and partners travel 3.1
 * min more in all."
 */
export function repairChoiceText(
  repair: OneRepair,
  effect: Effect,
  area: Area,
  plans: RepairedPlans,
): string {
  const { changes, vanished } = repair;
  const named = changes.slice(0, MOST_CHANGES_NAMED);
  const left = changes.length - named.length;
  const done = [
    ...named.map((change) => doneText(change, area, plans)),
    ...(left === 0 ? [] : [`make ${counted(left, "more change")}`]),
  ];
  const said = [
    ...vanished.map((id) => `${clusterName(plans.before, id)} is then gone`),
    worstText(effect, area),
    travelText(effect),
  ].filter((part) => part !== "");
  const every = Number.POSITIVE_INFINITY;
  const sentence = `${listed(done, every)}: ${listed(said, every).replace(/ and (?=partners)/, ", and ")}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** How many ways were found: "3 ways to mend it, fewest moves first." */
export function waysText({ others, isAll }: RepairAnswer, isLooking: boolean): string {
  if (others.length > 0) return `${others.length + 1} ways to mend it, fewest moves first.`;
  return isAll && !isLooking ? "There is one way to mend it." : "The way with the fewest moves.";
}

/** What is proved of the repairs that were found: that none moves fewer, and whether there are others. */
export function repairProofText({
  lost,
  moves,
  bound,
  proved,
  others,
  isAll,
}: RepairAnswer): string {
  const isLast = isAll && others.length > 0;
  return [least({ lost, moves, bound, proved }), ...(isLast ? ["There are no others."] : [])].join(
    " ",
  );
}

function least(repair: Pick<OneRepair, "lost" | "moves" | "bound" | "proved">): string {
  const { lost, moves, bound, proved } = repair;
  if (!proved) return "Whether fewer moves would do is not proved.";
  if (moves === 0) return "No school has to move.";
  if (lost > 0) {
    return "Proved: no repair leaves fewer schools in no cluster, and of those none moves fewer.";
  }
  return `Proved: no repair moves fewer than ${counted(bound, "school")}.`;
}

function doneText(
  { kind, urn, from, to }: RepairChange,
  area: Area,
  { before, after }: RepairedPlans,
): string {
  const school = schoolName(area, urn);
  const was = from === null ? "no cluster" : clusterName(before, from);
  const then = to === null ? "no cluster" : clusterName(after, to);
  switch (kind) {
    case "move":
      return `move ${school} from ${was} to ${then}`;
    case "lose-place":
      return `take ${school} out of ${was} into no cluster`;
    case "unlist":
      return to === null
        ? `take ${school} out of ${was}`
        : `take ${school} out of ${was}, so that it is in ${then} alone`;
    case "place":
      return `put ${school} into ${then}`;
  }
}

function worstText({ clusters }: Effect, area: Area): string {
  const about = area.driveTimes.band === null ? "" : "about ";
  const worst = clusters.flatMap(({ after, cluster }: ClusterEffect) =>
    after?.worst == null
      ? []
      : [{ name: numberedName(after.cluster.name || cluster), seconds: after.worst.seconds }],
  );
  if (worst.length === 0) return "";
  if (worst.length <= MOST_CLUSTERS_NAMED) {
    const each = worst.map(({ name, seconds }) => `${about}${minutesText(seconds)} in ${name}`);
    return `the worst pair is then ${listed(each)}`;
  }
  const longest = worst.reduce((a, b) => (b.seconds > a.seconds ? b : a));
  return `the worst pair of the ${counted(clusters.length, "cluster")} that change is then ${about}${minutesText(longest.seconds)}, in ${longest.name}`;
}

function travelText({ change }: Effect): string {
  if (!Number.isFinite(change)) return "";
  if (Math.abs(change) < 1) return "partners travel as much in all as now";
  const much = excessText(Math.abs(change) as Seconds);
  return `partners travel ${much} ${change > 0 ? "more" : "less"} in all`;
}
