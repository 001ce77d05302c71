import type { Area } from "../domain/area.ts";
import type { Urn } from "../domain/school.ts";
import type { Alternatives } from "../solver/alternatives/alternatives.ts";
import { counted } from "./counted.ts";
import { listed, schoolName } from "./names.ts";

/** How many plans there are within what share of the best, and how different they are, in sentences. */
export function alternativesText(alternatives: Alternatives): string {
  const { plans, within, areAll, leastDifference: least } = alternatives;
  const share = `within ${shareText(within)} of ${bestText(alternatives)}`;
  if (plans.length === 0) return "There is no plan, so there is no alternative to it.";
  if (least === null) {
    return areAll
      ? `Proved: no other plan of as many clusters is ${share}.`
      : `No other plan was found ${share}. That there is none is not proved.`;
  }
  const difference = `Any two of them differ in ${counted(least, "pair")} of schools or more.`;
  const all = `These ${plans.length} are all the plans of as many clusters that there are ${share}.`;
  const some = `${counted(plans.length, "plan")} ${share}.`;
  return `${areAll ? `Proved: ${all.charAt(0).toLowerCase()}${all.slice(1)}` : some} ${difference}${provedText(alternatives)}`;
}

function bestText({ valuedBy, best }: Alternatives): string {
  if (best.objective.kind === "fewest") return "the travel of the first";
  return valuedBy === "host"
    ? "the best plan’s travel to where clusters meet"
    : "the best plan’s travel";
}

function provedText({
  areAll,
  plans,
  leastDifference: least,
  leastDifferenceAtMost: most,
}: Alternatives): string {
  if (areAll) return "";
  if (most === null || least === null) return " More different ones may exist.";
  if (most > least)
    return ` Proved: no ${plans.length} such plans can all differ in more than ${most}.`;
  return ` Proved: no ${plans.length} such plans can all differ in more.`;
}

/** A share as it was asked for: "2 %", "0.5 %". */
export function shareText(share: number): string {
  return `${Number((100 * share).toFixed(4))} %`;
}

/** How much more travel a plan has than the first: "1.25 % more", never shown as less than it is; "the same" where it has no more. */
export function overBestText({ plans }: Alternatives, at: number): string {
  const first = plans[0]?.value ?? 0;
  const value = plans[at]?.value ?? first;
  if (value <= first * (1 + 1e-9)) return value < first * (1 - 1e-9) ? "less" : "the same";
  const percent = first === 0 ? Number.POSITIVE_INFINITY : (100 * (value - first)) / first;
  return `${(Math.ceil(percent * 100 - 1e-6) / 100).toFixed(2)} % more`;
}

/** What stays the same in all plans, in sentences; "" where there is only one plan. */
export function commonCoreText({ plans, core }: Alternatives): string {
  if (plans.length < 2) return "";
  const { together, whole, alone } = core;
  const inSets = together.reduce((sum, set) => sum + set.length, 0);
  if (inSets === 0) return "No two schools are together in all of these plans.";
  const always =
    `${counted(inSets, "school")} ${are(inSets)} always together with at least one of the same partners` +
    ` (in ${counted(together.length, "set")}); ${counted(alone.length, "school")} ${alone.length === 1 ? "has" : "have"} no partner that is the same in all.`;
  const inWhole = whole.reduce((sum, set) => sum + set.length, 0);
  return inWhole === 0 ? always : `${always} ${wholeText(inWhole, whole.length)}`;
}

function wholeText(schools: number, clusters: number): string {
  const as = clusters === 1 ? "one cluster that is" : `${clusters} clusters that are`;
  return `${schools} of them have exactly the same partners in all: ${as} in every plan.`;
}

function are(count: number): string {
  return count === 1 ? "is" : "are";
}

/** A set of schools in a sentence: "A, B and C are together in every plan". */
export function setText(area: Area, set: readonly Urn[], isWhole: boolean): string {
  const names = set.map((urn) => schoolName(area, urn));
  return `${listed(names, Number.POSITIVE_INFINITY)}${isWhole ? " (a whole cluster)" : ""}`;
}
