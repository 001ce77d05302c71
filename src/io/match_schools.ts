import type { DriveTimes } from "../domain/drive_times.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { refuseFile } from "./refusal.ts";

/**
 * `times` where they belong to the list of schools with this count and hash, else a refusal. A supplied table carries
 * no hash and is matched by its size alone.
 */
export function matchSchools(
  times: Extract<Reading<DriveTimes>, { ok: true }>,
  schools: number,
  hash: string,
  file: string,
): Reading<DriveTimes> {
  const { size, schoolHash: madeFor } = times.value;
  if (size !== schools) {
    return refuseFile(
      file,
      `The drive times are for ${size} schools; the list has ${schools}.`,
      "Use the list of schools that the drive times were made for, or make them again.",
    );
  }
  if (madeFor === null ? times.value.kind !== "supplied" : madeFor !== hash) {
    return refuseFile(
      file,
      "The drive times were made for another list of schools: a URN, a position or the order of the schools differs.",
      "Use the list of schools that the drive times were made for, or make them again.",
    );
  }
  return times;
}
