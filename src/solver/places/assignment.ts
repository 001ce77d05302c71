import type { DisplacedPupils } from "../../domain/places/applied.ts";
import type { YearGroup } from "../../domain/places/figures.ts";
import type { Room } from "../../domain/places/school_state.ts";
import type { Urn } from "../../domain/school.ts";
import type { Seconds } from "../../domain/units.ts";

/** A drive that pupils would have: judged seconds, `UNREACHABLE` where there is no route. */
export interface PlaceDrive {
  readonly seconds: Seconds;
  readonly estimated: boolean;
}

/** A school whose room is not known, so that nobody can be sent there. */
export interface UnknownRoom {
  readonly urn: Urn;
  readonly years: readonly YearGroup[];
}

/** Who needs a place, where there is room, and what is between them. */
export interface AssignmentAsked {
  readonly displaced: readonly DisplacedPupils[];
  readonly rooms: readonly Room[];
  readonly notKnown: readonly UnknownRoom[];
  /** Where pupils set out: those of one start have the same drives and preferences. */
  readonly startOf: (source: DisplacedPupils) => unknown;
  readonly drive: (source: DisplacedPupils, to: Urn) => PlaceDrive;
  /** Whether the pupils are to go to this school before others, however far; `null` where the drive alone counts. */
  readonly isPreferred: ((source: DisplacedPupils, to: Urn) => boolean) | null;
}
