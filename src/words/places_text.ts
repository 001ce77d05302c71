import type { Places } from "../domain/places/outcome.ts";
import { counted } from "./counted.ts";

/** " (19.2 %)", one decimal; "" where there is no share. */
export function shareText(share: number | null): string {
  return share === null ? "" : ` (${(share * 100).toFixed(1)} %)`;
}

/** Which schools the sums are of. */
export function countedOfText({ counted: known, schools }: Places): string {
  const sums =
    "Unfilled places are added school by school; a school over its capacity does not take from them.";
  return known === schools
    ? `Of all ${counted(schools, "school")}. ${sums}`
    : `Of ${known.toLocaleString("en-GB")} of ${counted(schools, "school")}: those with a capacity and a roll. ${sums}`;
}
