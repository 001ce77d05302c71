import type { Difference, MovedSchool, Side } from "../domain/compare/difference.ts";
import type { ClusterId } from "../domain/plan.ts";
import { numberedName } from "./names.ts";

/**
 * What is written beside a school on the map that shows the plan of `side`: "from 3" while the plan after is on show, "to 5"
 * while the plan before is. Clusters have the numbers of the plan on show, or their names where it does not have them.
 */
export function moveLabel(difference: Difference, moved: MovedSchool, side: Side): string {
  const away = side === "after" ? moved.from : moved.to;
  if (away.length === 0) return side === "after" ? "newly placed" : "not placed";
  const names = away.map((id) => numberIn(difference, id, side));
  return `${side === "after" ? "from" : "to"} ${names.join(", ")}`;
}

/** What a plan's cluster is called in a sentence; its id where neither plan has it. */
export function comparedName(difference: Difference, side: Side, id: ClusterId): string {
  const found = difference.clusters.find((known) => known[side]?.id === id);
  return numberedName(found?.[side]?.name ?? id);
}

function numberIn(difference: Difference, id: ClusterId, side: Side): string {
  const other = side === "after" ? "before" : "after";
  const found = difference.clusters.find((known) => known[other]?.id === id);
  const here = found?.[side] ?? null;
  return here === null ? comparedName(difference, other, id) : String(here.place + 1);
}
