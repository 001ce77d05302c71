import type { Area } from "../domain/area.ts";
import { isOverBorder } from "../domain/area.ts";
import type { OverBorder } from "../domain/over_border.ts";
import type { School } from "../domain/school.ts";
import type { Seconds } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { minutesText } from "./durations.ts";

/** What the layer and its table are called. */
export const OVER_BORDER_LABEL = "Schools over the border";

/** The authority that a school is of: "Rutland", or "another authority" where its name is not known. */
export function authorityOf({ laName }: Pick<School, "laName">): string {
  return laName ?? "another authority";
}

/** How many of `schools` are over the border: "1 from Rutland", "3 from other authorities"; "" for none. */
export function overBorderCountText(area: Area, schools: readonly School[]): string {
  const over = schools.filter(({ urn }) => isOverBorder(area, urn));
  if (over.length === 0) return "";
  const [name, ...others] = new Set(over.map(authorityOf));
  return `${over.length} from ${others.length === 0 ? name : "other authorities"}`;
}

/** What was found over the border of the area called `title`, in a sentence or two. */
export function overBorderText(found: OverBorder, title: string, ceiling: Seconds): string {
  switch (found.kind) {
    case "island":
      return `${title} is an island: no road leads to a school of another authority.`;
    case "no-authority":
      return "It is not known which authority these schools are of, so nobody can say which schools are over the border.";
    case "found":
      return foundText(found, title, ceiling);
  }
}

function foundText(
  { schools, within }: Extract<OverBorder, { kind: "found" }>,
  title: string,
  ceiling: Seconds,
): string {
  const limit = minutesText(ceiling);
  if (within === 0) {
    return `No school of another authority can be within ${limit} of a school of ${title}.`;
  }
  if (within > schools.length) {
    return `The ${schools.length} quickest to reach of ${counted(within, "school")} that may be within ${limit} of one here, by estimated times.`;
  }
  return `${counted(within, "school")} may be within ${limit} of one here, by estimated times.`;
}
