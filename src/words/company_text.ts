import type { Area } from "../domain/area.ts";
import type { PairTime } from "../domain/mends/mend.ts";
import type { Plan } from "../domain/plan.ts";
import type { Company } from "../domain/why/company.ts";
import { clusterName, schoolName } from "./names.ts";
import { pairText, travelChangeText } from "./placement_text.ts";

/** Why two schools are together, or how far apart they are where they are not. */
export function companyText(company: Company, area: Area, plan: Plan): string {
  const { urn, partner, cluster, there, back, rank, of } = company;
  const [school, other] = [schoolName(area, urn), schoolName(area, partner)];
  const where =
    cluster === null
      ? `${school} and ${other} do not share a cluster`
      : `${school} and ${other} share ${clusterName(plan, cluster)}`;
  const near = `${other} is the ${rank === 1 ? "" : `${ordinal(rank)} `}nearest of the ${of} other schools to ${school}`;
  return `${where}: ${timeText(area, there, back)}; ${near}. ${partingText(company, area, plan)}`.trim();
}

function timeText(area: Area, there: PairTime, back: PairTime): string {
  return there.seconds === back.seconds
    ? `${pairText(area, there)} each way`
    : `${pairText(area, there)} there and ${pairText(area, back)} back`;
}

function partingText({ cluster, parting, isAsked }: Company, area: Area, plan: Plan): string {
  if (cluster === null) return "";
  const asked = isAsked ? "They were asked to be together. " : "";
  if (parting === null) return `${asked}Neither could move to another cluster as things are.`;
  const mover = schoolName(area, parting.school);
  const to = clusterName(plan, parting.cluster);
  return `${asked}The cheapest move that parts them: ${mover} to ${to}, ${travelChangeText(area, parting.change)} between partners.`;
}

function ordinal(rank: number): string {
  const tens = rank % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th");
  return `${rank}${suffix}`;
}
