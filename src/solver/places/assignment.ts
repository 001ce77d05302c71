import type { UnplacedReason } from "../../domain/places/outcome.ts";
import type { Urn } from "../../domain/school.ts";
import type { Seconds } from "../../domain/units.ts";

/** Pupils who need a place in another school and set out from one point. */
export interface PlaceSeekers {
  /** The school that they leave. */
  readonly from: Urn;
  /** The home area that they set out from; `null` for the school itself. */
  readonly place: string | null;
  /** `null` where the pupils of the school are not known by year. */
  readonly yearGroup: number | null;
  /** The year groups that a school has to have for them: one, or all those of the school that they leave. */
  readonly years: readonly number[];
  readonly pupils: number;
}

/** A school that pupils can go to. */
export interface ReceivingSchool {
  readonly urn: Urn;
  readonly years: readonly number[];
  /** Places that are free in the whole school; `null` where that is not known. */
  readonly room: number | null;
  /** Places that are free in each year group, Reception first, by which the school's room is shared out; `null` where it is one whole. */
  readonly yearRoom: readonly (number | null)[] | null;
}

/** A drive that pupils would have: judged seconds, `UNREACHABLE` where there is no route. */
export interface PlaceDrive {
  readonly seconds: Seconds;
  readonly estimated: boolean;
}

/** Who seeks places, who has them, and what is between them. */
export interface AssignmentAsked {
  readonly seekers: readonly PlaceSeekers[];
  readonly schools: readonly ReceivingSchool[];
  readonly drive: (seekers: PlaceSeekers, to: Urn) => PlaceDrive;
  /** Whether the pupils are to go to this school before all others, however far; `null` where the drive alone counts. */
  readonly isPreferred: ((seekers: PlaceSeekers, to: Urn) => boolean) | null;
}

/** Pupils with a place. */
export interface PlacedPupils extends PlaceDrive {
  readonly seekers: PlaceSeekers;
  readonly to: Urn;
  readonly pupils: number;
}

/** Pupils without one, and why. */
export interface LeftPupils {
  readonly seekers: PlaceSeekers;
  readonly pupils: number;
  readonly reason: UnplacedReason;
}

/** Who goes where. */
export interface Assignment {
  readonly placed: readonly PlacedPupils[];
  readonly left: readonly LeftPupils[];
  /** Schools that some of the pupils would reach sooner than where they go, or instead of nowhere, whose room is not known; in URN order. */
  readonly roomNotKnown: readonly Urn[];
}
