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

/** `school` leaves `cluster`, whose worst pair is then `worst` (`null` for a cluster of one), and could join one of `joins`. */
export interface Leave {
  readonly kind: "leave";
  readonly school: Urn;
  readonly cluster: ClusterId;
  /** Whether the issue is gone after this change alone. */
  readonly enough: boolean;
  readonly worst: PairTime | null;
  readonly joins: readonly Joining[];
}

/** `school` comes into `cluster` from another, or from none (`null`); `worst` is the cluster's worst pair then. */
export interface Join {
  readonly kind: "join";
  readonly school: Urn;
  readonly from: ClusterId | null;
  readonly cluster: ClusterId;
  /** Whether the issue is gone after this change alone. */
  readonly enough: boolean;
  readonly worst: PairTime;
}

/** All schools of `cluster` go into another, whose worst pair is then `worst`. */
export interface Merge {
  readonly kind: "merge";
  readonly cluster: ClusterId;
  readonly into: ClusterId;
  readonly worst: PairTime;
}

/** `school` can join no cluster. `pair` stops it in the nearest; `null` where its drives are within, and only size or that cluster's own state stops it. */
export interface Blocked {
  readonly kind: "blocked";
  readonly school: Urn;
  readonly cluster: ClusterId;
  readonly pair: PairTime | null;
}

/** One change that would mend an issue, or what stops one. Facts only; the sentence is made where it is shown. */
export type Mend = Leave | Join | Merge | Blocked;

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
