import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import type { School } from "../../src/domain/school.ts";
import { decodeDriveTimes, encodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import { matchSchools } from "../../src/io/match_schools.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { readOrRefuse } from "./build_refusal.ts";
import { writeWhole } from "./work_folder.ts";

/**
 * Keeps `times` in `file` and returns them as the file rounds them, so that a build that is gone on with gives the same
 * bytes as one that was never ended.
 */
export async function keepTimes(
  file: string,
  times: DriveTimes,
  schools: readonly School[],
): Promise<DriveTimes> {
  await writeWhole(file, encodeDriveTimes(times));
  const kept = await keptTimes(file, schools);
  if (kept === null) throw new Error(`${file} was written and is not there.`);
  return kept;
}

/** The times that `keepTimes` kept in `file`; `null` where it is not there. */
export async function keptTimes(
  file: string,
  schools: readonly School[],
): Promise<DriveTimes | null> {
  if (!existsSync(file)) return null;
  const times = decodeDriveTimes(await readFile(file), file);
  if (!times.ok) return readOrRefuse(times);
  return readOrRefuse(matchSchools(times, schools.length, schoolHash(schools), file));
}
