import type { Area } from "../domain/area.ts";
import type { DriveTimes } from "../domain/drive_times.ts";
import { estimateDriveTimes } from "../domain/estimate.ts";
import { schoolsHull } from "../domain/geometry/hull.ts";
import type { School } from "../domain/school.ts";
import { areaName } from "./area_name.ts";
import { schoolCaveats } from "./school_caveats.ts";
import { schoolHash } from "./school_hash.ts";

/** What is known of a list of the user's own schools beside the schools. */
export interface OwnSchools {
  readonly title: string;
  readonly laCode: string | null;
  /** The name of the file that they came in. */
  readonly file: string;
  readonly asAt: string | null;
}

/** An area of the user's own schools: a hull of them in place of a boundary, and estimated times unless `driveTimes` are given. */
export function areaOfSchools(
  schools: readonly School[],
  { title, laCode, file, asAt }: OwnSchools,
  driveTimes: DriveTimes = estimatedTimes(schools),
): Area {
  const name = areaName(title);
  return {
    name: name === "" ? "own-area" : name,
    title,
    laCode,
    schools,
    driveTimes,
    outline: schoolsHull(schools),
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [
      {
        what: `Schools from your file ${file}`,
        publisher: "your file",
        licence: "as your file",
        attribution:
          "If it is a GIAS extract: contains public sector information licensed under the Open Government Licence v3.0.",
        asAt,
        url: null,
      },
    ],
    caveats: schoolCaveats(schools),
    hasDirections: false,
  };
}

/** Times estimated from straight-line distance between `schools`. */
export function estimatedTimes(schools: readonly School[]): DriveTimes {
  return estimateDriveTimes(
    schools.map(({ location }) => location),
    schoolHash(schools),
  );
}

/** The name of `file` without its folder and ending. */
export function titleFromFile(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}
