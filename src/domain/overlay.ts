import { judgeDrive } from "./ceiling.ts";
import { driveTimeClassOf } from "./drive_time_class.ts";
import type { DriveTimes } from "./drive_times.ts";
import { faithOf, kindOf } from "./faith.ts";
import { surplusClassOf } from "./places/surplus_class.ts";
import type { SurplusThresholds } from "./places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "./places/thresholds.ts";
import type { School, SchoolIndex } from "./school.ts";
import { governanceOf } from "./school_type.ts";
import type { JudgingSettings } from "./settings.ts";
import { sizeBandOf } from "./size_band.ts";
import { unfilledClassOf } from "./unfilled_class.ts";
import { seconds } from "./units.ts";

/** What the schools' colour can show. Their shape is always faith and community; their size is always roll. */
export type Overlay = "faith" | "size" | "unfilled" | "surplus" | "type" | "drive-time";

/** The class of one school under each overlay that depends on the school alone; `null` where not known. Only "surplus" asks for the thresholds. */
export function schoolClassOf(
  school: School,
  overlay: Exclude<Overlay, "drive-time">,
  thresholds: SurplusThresholds = DEFAULT_THRESHOLDS,
): string | null {
  switch (overlay) {
    case "faith":
      return kindOf(faithOf(school.religiousCharacter));
    case "size":
      return school.pupils === null ? null : sizeBandOf(school.pupils.value);
    case "unfilled":
      return unfilledClassOf(school.pupils?.value ?? null, school.capacity?.value ?? null);
    case "surplus":
      return surplusClassOf(school, thresholds);
    case "type":
      return governanceOf(school.type);
  }
}

/** The class of the slower direction between two schools; "here" for the same one. */
export function driveClassBetween(
  times: DriveTimes,
  settings: JudgingSettings,
  from: SchoolIndex,
  to: SchoolIndex,
): string {
  if (from === to) return "here";
  const there = judgeDrive(times, settings.speed, settings.ceiling, from, to);
  const back = judgeDrive(times, settings.speed, settings.ceiling, to, from);
  return driveTimeClassOf(seconds(Math.max(there.seconds, back.seconds)));
}
