import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import type { JudgedPair } from "../judgement.ts";
import type { ClusterId } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { Seconds } from "../units.ts";

/** A pair of schools by URN with its judged seconds; `UNREACHABLE` where there is no route. */
export interface PairTime {
  readonly from: Urn;
  readonly to: Urn;
  readonly seconds: Seconds;
}

/** A cluster that a school could join, staying within the ceiling and the bounds, with what would then be its worst pair. */
export interface Joining {
  readonly cluster: ClusterId;
  readonly worst: PairTime;
}

/** A judged pair by URN. */
export function pairTime(area: Area, pair: JudgedPair): PairTime {
  return {
    from: schoolAt(area, pair.from).urn,
    to: schoolAt(area, pair.to).urn,
    seconds: pair.seconds,
  };
}

/** The school's place in the area's list; `null` where the area does not know it or where it is. */
export function locatedIndex(area: Area, urn: Urn): SchoolIndex | null {
  const index = schoolIndexes(area).get(urn);
  return index === undefined || schoolAt(area, index).location === null ? null : index;
}

/** Order of seconds, shortest first; equal, also when both are unreachable, is 0. */
export function compareSeconds(a: Seconds, b: Seconds): number {
  return a === b ? 0 : a - b;
}
