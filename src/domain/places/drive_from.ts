import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import { crowFlyKm } from "../crow_fly.ts";
import { curveSeconds, ESTIMATE_CURVE } from "../estimate_model.ts";
import { CIRCUITY_FACTOR } from "../road_distance.ts";
import type { Position, SchoolIndex, Urn } from "../school.ts";
import type { Speed } from "../speed.ts";
import { judgedSeconds } from "../speed.ts";
import type { Metres, Seconds } from "../units.ts";
import { metres, UNREACHABLE } from "../units.ts";
import type { DisplacedPupils } from "./applied.ts";

/** A pupil's drive to a school. */
export interface PupilDrive {
  /** Judged, one way; `UNREACHABLE` where there is no route or a place is not known. */
  readonly seconds: Seconds;
  /** By road, one way; `null` where not known. */
  readonly metres: Metres | null;
  /** Whether the time, or the length, is estimated from the straight line. */
  readonly estimated: boolean;
}

/**
 * The drive of displaced pupils to a school, one way: from where they live, which is estimated, else from the school that they
 * leave. Where that school has no way there by road, such as over the sea, neither has the home.
 */
export function driveFrom(
  area: Area,
  speed: Speed,
  { from, home }: Pick<DisplacedPupils, "from" | "home">,
  to: Urn,
): PupilDrive {
  const indexes = schoolIndexes(area);
  const end = indexes.get(to);
  if (end === undefined) return NO_DRIVE;
  const start = indexes.get(from);
  if (home === null) {
    return start === undefined ? NO_DRIVE : schoolDrive(area, speed, start, end);
  }
  return start !== undefined && isCutOff(area, start, end)
    ? { ...NO_DRIVE, estimated: true }
    : straightDrive(speed, home.position, schoolAt(area, end).location);
}

const NO_DRIVE: PupilDrive = { seconds: UNREACHABLE, metres: null, estimated: false };

function isCutOff(area: Area, from: SchoolIndex, to: SchoolIndex): boolean {
  return (
    schoolAt(area, from).location !== null && !(area.driveTimes.seconds(from, to) < UNREACHABLE)
  );
}

function schoolDrive(area: Area, speed: Speed, from: SchoolIndex, to: SchoolIndex): PupilDrive {
  const { driveTimes } = area;
  const isEstimated = driveTimes.origin(from, to) === "estimated";
  const seconds = judgedSeconds(driveTimes.seconds(from, to), speed);
  const stored = driveTimes.metres(from, to);
  if (stored !== null || !isEstimated) {
    return { seconds, metres: stored, estimated: isEstimated };
  }
  const [start, end] = [schoolAt(area, from).location, schoolAt(area, to).location];
  return { seconds, metres: roadMetres(start, end), estimated: true };
}

function straightDrive(speed: Speed, from: Position, to: Position | null): PupilDrive {
  if (to === null) return { ...NO_DRIVE, estimated: true };
  const raw = curveSeconds(ESTIMATE_CURVE, crowFlyKm(from, to));
  return { seconds: judgedSeconds(raw, speed), metres: roadMetres(from, to), estimated: true };
}

function roadMetres(from: Position | null, to: Position | null): Metres | null {
  return from === null || to === null ? null : metres(crowFlyKm(from, to) * 1000 * CIRCUITY_FACTOR);
}
