import type { Area } from "../domain/area.ts";
import type { PairTime } from "../domain/mends/mend.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { Seconds } from "../domain/units.ts";
import { seconds } from "../domain/units.ts";
import type { Keystone, PossibleMerge } from "../domain/why/keystones.ts";
import type { Block, Placement, Placements } from "../domain/why/placements.ts";
import { counted } from "./counted.ts";
import { excessText, minutesText } from "./durations.ts";
import { clusterName, listed, schoolName } from "./names.ts";
import { missingTimeText } from "./times_text.ts";

/** Where a school is and what its travel is there: "Digby is in Bardney, 34.2 min from its partners in all." */
export function placeText({ own, travel }: Placements, area: Area, plan: Plan, urn: Urn): string {
  const school = schoolName(area, urn);
  return own === null
    ? `${school} is in no cluster.`
    : `${school} is in ${clusterName(plan, own)}, ${timeText(area, travel)} from its partners in all.`;
}

/** What another cluster would mean, in a sentence: its cost, or everything that stops it. */
export function placementText(
  { cluster, change, worst, blocks, swap }: Placement,
  area: Area,
  plan: Plan,
  ceiling: Seconds,
): string {
  const name = clusterName(plan, cluster);
  if (blocks.length > 0) {
    const reasons = blocks.map((block) => blockText(block, area, plan, ceiling));
    return `${name}: not possible, because ${reasons.join(", and ")}.${swapText(swap, area)}`;
  }
  const longest =
    worst === null
      ? ""
      : ` Its worst pair would be ${schoolName(area, worst.from)} to ${schoolName(area, worst.to)}, ${pairText(area, worst)}.`;
  return `${name}: ${travelChangeText(area, change)} between partners.${longest}`;
}

function swapText(swap: Placement["swap"], area: Area): string {
  if (swap === null) return "";
  return ` In exchange for ${schoolName(area, swap.with)} it would be: ${travelChangeText(area, swap.change)}.`;
}

/** What is said where there is neither. */
export const NO_KEYSTONE = "No cluster would be too small without any one of its schools.";
export const NO_MERGE = "No two clusters could be one within the limits on drives and on size.";

/** What a school's leaving would do to its cluster, in a sentence. */
export function keystoneText(
  { school, cluster, schoolsLeft, pupilsLeft }: Keystone,
  area: Area,
  plan: Plan,
): string {
  const left = `${counted(schoolsLeft, "school")} with ${counted(pupilsLeft, "pupil")}`;
  return `Without ${schoolName(area, school)}, ${clusterName(plan, cluster)} would be too small: ${left}.`;
}

/** What making one cluster of two would mean, in a sentence. */
export function mergeText(
  { clusters, worst, change }: PossibleMerge,
  area: Area,
  plan: Plan,
): string {
  const [one, other] = clusters.map((id) => clusterName(plan, id));
  const ends = `${schoolName(area, worst.from)} to ${schoolName(area, worst.to)}`;
  return `${one} and ${other} could be one: ${travelChangeText(area, change)} between partners, worst pair ${ends}, ${pairText(area, worst)}.`;
}

/** How much more or less travel: "5.4 min more travel". */
export function travelChangeText(area: Area, change: Seconds): string {
  if (Math.abs(change) < 0.5) return "as much travel";
  const size = timeText(area, seconds(Math.abs(change)));
  return `${size} ${change > 0 ? "more" : "less"} travel`;
}

/** Minutes, "about" so many where they are estimated. */
function timeText(area: Area, time: Seconds): string {
  return `${area.driveTimes.band === null ? "" : "about "}${minutesText(time)}`;
}

function blockText(block: Block, area: Area, plan: Plan, ceiling: Seconds): string {
  switch (block.kind) {
    case "pairs": {
      const { pair, pairs } = block;
      const ends = `${schoolName(area, pair.from)} to ${schoolName(area, pair.to)}`;
      const others =
        pairs > 1 ? ` and ${counted(pairs - 1, "more drive")} would not be within` : "";
      return `${ends} ${stoppingText(area, pair, ceiling)}${others}`;
    }
    case "too-many-schools":
      return `it would have ${counted(block.schools, "school")}, and ${block.limit} is the most`;
    case "too-many-pupils":
      return `it would have ${counted(block.pupils, "pupil")}, and ${block.limit.toLocaleString("en-GB")} is the most`;
    case "too-few-schools-left":
      return `${counted(block.schools, "school")} would be left behind, and ${block.limit} is the least`;
    case "too-few-pupils-left":
      return `${counted(block.pupils, "pupil")} would be left behind, and ${block.limit.toLocaleString("en-GB")} is the least`;
    case "locked":
      return `${clusterName(plan, block.cluster)} is locked`;
    case "kept-apart":
      return `it is kept apart from ${namesOf(area, block.schools)}`;
    case "kept-together":
      return `it must stay with ${namesOf(area, block.schools)}`;
    case "tie":
      return `the ${block.tie} ${block.name} is kept whole, with ${namesOf(area, block.schools)}`;
  }
}

function namesOf(area: Area, urns: readonly Urn[]): string {
  return listed(urns.map((urn) => schoolName(area, urn)));
}

/** A pair's minutes, or that there is no route. */
export function pairText(area: Area, pair: PairTime): string {
  return Number.isFinite(pair.seconds)
    ? timeText(area, pair.seconds)
    : missingTimeText(area, pair.from, pair.to);
}

function stoppingText(area: Area, pair: PairTime, ceiling: Seconds): string {
  const time = pair.seconds;
  if (!Number.isFinite(time)) return `has ${missingTimeText(area, pair.from, pair.to)}`;
  const excess = (time - ceiling) as Seconds;
  return excess > 1e-6
    ? `would take ${timeText(area, time)}, over by ${excessText(excess)}`
    : `is too close to call at about ${minutesText(time)}`;
}
