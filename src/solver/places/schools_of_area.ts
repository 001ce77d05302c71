import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { DriveTimes } from "../../domain/drive_times.ts";
import type { School, SchoolIndex } from "../../domain/school.ts";

/** `area` with only some of its schools, as they are given in `schools` and in that order; their drive times are the area's. Throws for a school that the area does not have. */
export function areaOfSchools(area: Area, schools: readonly School[]): Area {
  const indexes = schoolIndexes(area);
  const rows = schools.map(({ urn }) => {
    const index = indexes.get(urn);
    if (index === undefined) throw new RangeError(`${area.title} has no school ${urn}.`);
    return index;
  });
  return { ...area, schools, driveTimes: timesOf(area.driveTimes, rows) };
}

function timesOf(times: DriveTimes, rows: readonly SchoolIndex[]): DriveTimes {
  const at = (index: SchoolIndex): SchoolIndex => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`There are ${rows.length} schools, no ${index}.`);
    return row;
  };
  const placeOf = new Map(rows.map((row, place) => [row, place as SchoolIndex]));
  return {
    kind: times.kind,
    provenance: times.provenance,
    schoolHash: times.schoolHash,
    size: rows.length,
    band: times.band,
    seconds: (from, to) => times.seconds(at(from), at(to)),
    low: (from, to) => times.low(at(from), at(to)),
    high: (from, to) => times.high(at(from), at(to)),
    metres: (from, to) => times.metres(at(from), at(to)),
    origin: (from, to) => times.origin(at(from), at(to)),
    neighbours: (from) =>
      [...times.neighbours(at(from))]
        .flatMap((row) => placeOf.get(row) ?? [])
        .sort((a, b) => a - b),
  };
}
