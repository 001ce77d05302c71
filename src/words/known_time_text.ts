import type { Area } from "../domain/area.ts";
import type { KnownTime } from "../domain/known_times.ts";
import { minutesToSeconds } from "../domain/units.ts";
import { minutesText } from "./durations.ts";
import { schoolName } from "./names.ts";
import { speedText } from "./speed_text.ts";

/** A known time in a line: which drive, how long, at what speed, and who says so, when and why. */
export function knownTimeText(area: Area, time: KnownTime): string {
  const drive = `${schoolName(area, time.from)} to ${schoolName(area, time.to)}`;
  const minutes = minutesText(minutesToSeconds(time.minutes));
  const source = [time.role, time.date].filter((part) => part !== "").join(", ");
  const reason = time.reason === "" ? "" : `: ${time.reason}`;
  return `${drive}, ${minutes} at ${speedText(time.speed)}${source === "" ? "" : ` (${source})`}${reason}`;
}
