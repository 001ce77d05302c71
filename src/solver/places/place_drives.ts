import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { crowFlyKm } from "../../domain/crow_fly.ts";
import { curveSeconds, ESTIMATE_CURVE } from "../../domain/estimate_model.ts";
import type { DisplacedPupils } from "../../domain/places/applied.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { Speed } from "../../domain/speed.ts";
import { judgedSeconds } from "../../domain/speed.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { AssignmentAsked, PlaceDrive } from "./assignment.ts";

const NO_DRIVE: PlaceDrive = { seconds: UNREACHABLE, estimated: false };

/** The judged drives of displaced pupils to schools of `area`: from their school by its times, from a home by the estimate. Remembered. */
export function placeDrives(area: Area, speed: Speed): AssignmentAsked["drive"] {
  const indexes = schoolIndexes(area);
  const rows = new Map<string, (PlaceDrive | undefined)[]>();
  return (source, to) => {
    const index = indexes.get(to);
    if (index === undefined) return NO_DRIVE;
    const key = startKey(source);
    const row = rows.get(key) ?? [];
    rows.set(key, row);
    const known = row[index];
    if (known !== undefined) return known;
    const drive = driveTo(area, speed, source, index);
    row[index] = drive;
    return drive;
  };
}

function startKey({ from, home }: DisplacedPupils): string {
  return home === null ? from : `${from} ${home.position.join()}`;
}

/** From a home where the school that the pupils leave has no way by road, such as over the sea, neither has the home. */
function driveTo(
  area: Area,
  speed: Speed,
  { from, home }: DisplacedPupils,
  to: SchoolIndex,
): PlaceDrive {
  const start = schoolIndexes(area).get(from);
  if (start === undefined) return NO_DRIVE;
  const { driveTimes } = area;
  const byRoad = driveTimes.seconds(start, to);
  if (home === null) {
    const estimated = driveTimes.origin(start, to) === "estimated";
    return { seconds: judgedSeconds(byRoad, speed), estimated };
  }
  const end = area.schools[to]?.location ?? null;
  const isCutOff = area.schools[start]?.location !== null && !(byRoad < UNREACHABLE);
  if (end === null || isCutOff) return NO_DRIVE;
  const raw = curveSeconds(ESTIMATE_CURVE, crowFlyKm(home.position, end));
  return { seconds: judgedSeconds(raw, speed), estimated: true };
}
