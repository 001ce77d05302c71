import { isWithin } from "../ceiling.ts";
import type { Speed } from "../speed.ts";
import type { Metres, Seconds } from "../units.ts";
import { metres, minutes, minutesToSeconds, seconds, UNREACHABLE } from "../units.ts";
import type { AppliedScenario, Assignment, DisplacedPupils } from "./applied.ts";
import type { PupilDrive } from "./drive_from.ts";
import { driveFrom } from "./drive_from.ts";

/** Days of a school year in England. Source: docs/data-sources.md#displaced-pupils. */
const SCHOOL_DAYS = 190;

/** 45 minutes each way for a primary child: guidance on a child's journey, and not the limit between partner schools. Source: docs/data-sources.md#displaced-pupils. */
export const CHILD_JOURNEY_GUIDE: Seconds = minutesToSeconds(minutes(45));

/** Statutory walking distances: 2 miles under 8, 3 miles from 8. Source: docs/data-sources.md#displaced-pupils. */
const UNDER_8_METRES = metres(3218.688);
const FROM_8_METRES = metres(4828.032);

/** The first year group in which every pupil is 8 or more. */
const FIRST_YEAR_FROM_8 = 4;

/** Travel of the pupils who go to another school or site; all one way but the year's. */
export interface DisplacedTravel {
  readonly pupils: number;
  /** Those of them whose home is given; the others set out from the school that they leave. */
  readonly fromHome: number;
  /** Mean judged time to the school of today, from where pupils live; `null` unless all their homes are given. */
  readonly before: Seconds | null;
  /** Mean judged time to the new school, of those who can be driven there; `null` for nobody. */
  readonly after: Seconds | null;
  /** Of those who can be driven there. */
  readonly longest: Seconds | null;
  /** Pupils of a merged or paired school for whom there is no road route to their other site; they count as beyond the guide. */
  readonly withoutRoute: number;
  /** Pupils of known length of drive beyond the walking distance of their age by road: a screen only, as the law's distance is walked. Of unknown age: beyond 2 miles. */
  readonly beyondWalking: number;
  /** Pupils whose road distance is not known, so that they are in no screen. */
  readonly distanceNotKnown: number;
  /** Pupils whose year group is not known. */
  readonly ageNotKnown: number;
  readonly beyondGuide: number;
  readonly guide: Seconds;
  /** Metres by road in a year of 190 days, there and back, beyond today's where homes are given; `null` where some are not known. */
  readonly extraMetresAYear: Metres | null;
  /** Whether any time or length is estimated. */
  readonly estimated: boolean;
}

interface Journey {
  readonly source: DisplacedPupils;
  readonly pupils: number;
  /** `null` where they set out from the school of today. */
  readonly before: PupilDrive | null;
  readonly after: PupilDrive;
}

/** The travel of everyone who goes to another school, or to another site of a merged or paired one. */
export function travelOfDisplaced(
  applied: AppliedScenario,
  assignment: Assignment,
  speed: Speed,
  guide: Seconds = CHILD_JOURNEY_GUIDE,
): DisplacedTravel {
  const moves = [
    ...assignment.flows,
    ...applied.siteChanges.map((source) => ({ source, to: source.to, pupils: source.pupils })),
  ];
  const journeys = moves.map(({ source, to, pupils }): Journey => {
    const after = driveFrom(applied.area, speed, source, to);
    const before =
      source.home === null ? null : driveFrom(applied.input.area, speed, source, source.from);
    return { source, pupils, before, after };
  });
  const isFrom8 = ({ source }: Journey) => (source.yearGroup ?? 0) >= FIRST_YEAR_FROM_8;
  const count = (holds: (journey: Journey) => boolean) =>
    journeys.reduce((sum, journey) => sum + (holds(journey) ? journey.pupils : 0), 0);
  const driven = journeys.filter(({ after }) => after.seconds < UNREACHABLE);
  return {
    pupils: count(() => true),
    fromHome: count(({ source }) => source.home !== null),
    before: meanSeconds(journeys, ({ before }) => before),
    after: meanSeconds(driven, ({ after }) => after),
    longest:
      driven.length === 0 ? null : seconds(Math.max(...driven.map(({ after }) => after.seconds))),
    withoutRoute: count(({ after }) => !(after.seconds < UNREACHABLE)),
    beyondWalking: count((journey) => {
      const walk = isFrom8(journey) ? FROM_8_METRES : UNDER_8_METRES;
      return journey.after.metres !== null && journey.after.metres > walk;
    }),
    distanceNotKnown: count(({ after }) => after.metres === null),
    ageNotKnown: count(({ source }) => source.yearGroup === null),
    beyondGuide: count(({ after }) => !isWithin(after.seconds, guide)),
    guide,
    extraMetresAYear: extraMetres(journeys),
    estimated: journeys.some(({ before, after }) => after.estimated || before?.estimated === true),
  };
}

/** The mean over the pupils; `null` where one of them has no such drive or no route, or there is nobody. */
function meanSeconds(
  journeys: readonly Journey[],
  driveOf: (journey: Journey) => PupilDrive | null,
): Seconds | null {
  let [sum, pupils] = [0, 0];
  for (const journey of journeys) {
    const drive = driveOf(journey);
    if (drive === null || !(drive.seconds < UNREACHABLE)) return null;
    sum += drive.seconds * journey.pupils;
    pupils += journey.pupils;
  }
  return pupils === 0 ? null : seconds(sum / pupils);
}

function extraMetres(journeys: readonly Journey[]): Metres | null {
  let sum = 0;
  for (const { before, after, pupils } of journeys) {
    const today = before === null ? 0 : before.metres;
    if (after.metres === null || today === null) return null;
    sum += (after.metres - today) * pupils;
  }
  return metres(sum * 2 * SCHOOL_DAYS);
}
