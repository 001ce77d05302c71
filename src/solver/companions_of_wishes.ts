import type { Area } from "../domain/area.ts";
import type { Companions } from "../domain/why/companions.ts";
import { keptTies } from "./exact/ties.ts";
import type { ReleasedTie } from "./proposal.ts";
import type { Wishes } from "./wishes.ts";

/** Who is to be with whom by `wishes`; `released` are the ties that are not kept whole. */
export function companionsOf(
  area: Area,
  { keepTogether, keepApart, keepTies }: Wishes,
  released: readonly Pick<ReleasedTie, "kind" | "name">[] = [],
): Companions {
  return {
    together: keepTogether,
    apart: keepApart,
    ties: keptTies(area, keepTies, released),
  };
}
