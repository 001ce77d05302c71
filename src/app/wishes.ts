import type { Area } from "../domain/area.ts";
import { lockedMates, lockedOut } from "../domain/locks.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import { whoTakesPart } from "../solver/exact/who_takes_part.ts";
import type { KeptTies, Wishes } from "../solver/wishes.ts";
import { lockedClusters } from "./selectors.ts";

/** What the proposal form asks about who takes part and with whom. */
export interface WishChoices {
  /** Only schools of at most so many pupils must be placed, the others may join; `null` for every school. */
  readonly mustPlaceUpTo: number | null;
  readonly keepTies: KeptTies;
  readonly keepTogether: readonly (readonly Urn[])[];
  readonly keepApart: readonly (readonly Urn[])[];
}

/** The choices as wishes for `area`; locked clusters of `plan` stay as they are, locked schools that share a cluster stay together, and whom it leaves out or locks in no cluster stays out. A school whose roll is not known must be placed. */
export function wishesOf(area: Area, plan: Plan, choices: WishChoices): Wishes {
  const most = choices.mustPlaceUpTo;
  const taking = whoTakesPart(area.schools, {
    mustPlace: most === null ? null : ({ pupils }) => pupils === null || pupils.value <= most,
    mayJoin: null,
    leaveOut: null,
  });
  return {
    ...taking,
    leaveOut: [...new Set([...(plan.rules?.leaveOut ?? taking.leaveOut), ...lockedOut(plan)])],
    keepTogether: [...choices.keepTogether, ...lockedMates(plan)],
    keepApart: choices.keepApart,
    locked: lockedClusters(plan),
    keepTies: choices.keepTies,
  };
}
