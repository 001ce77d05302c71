import type { KnownTime } from "../../domain/known_times.ts";
import { rawSecondsOf } from "../../domain/known_times.ts";
import type { Urn } from "../../domain/school.ts";
import type { Speed } from "../../domain/speed.ts";
import { namedSpeed, SPEED_FACTORS } from "../../domain/speed.ts";
import { minutes } from "../../domain/units.ts";

/** A known time as it is being typed. */
export interface KnownTimeDraft {
  /** "" while no school is chosen. */
  readonly from: Urn;
  readonly to: Urn;
  readonly minutes: string;
  readonly speed: Speed;
  readonly reason: string;
  readonly role: string;
  readonly date: string;
}

/** Roles that are offered while typing; any other may be typed. */
export const ROLES = [
  "Headteacher",
  "School business manager",
  "School organisation officer",
  "Transport officer",
  "Governor",
];

/** The speeds a drive can have been driven at: the named ones, and each of `others` that is not among them. */
export function drivenSpeeds(...others: readonly Speed[]): readonly Speed[] {
  const names = Object.keys(SPEED_FACTORS) as (keyof typeof SPEED_FACTORS)[];
  const speeds: Speed[] = names.map((name) => namedSpeed(name));
  for (const other of others) {
    if (!speeds.some((speed) => isSameSpeed(speed, other))) speeds.push(other);
  }
  return speeds;
}

function isSameSpeed(a: Speed, b: Speed): boolean {
  return a.name === b.name && a.factor === b.factor && a.fixed === b.fixed;
}

/** A draft of `time`, to change it. */
export function draftOf(time: KnownTime): KnownTimeDraft {
  return { ...time, minutes: String(time.minutes) };
}

/** The fields of the form in which something can be wrong. */
type DraftField = "from" | "to" | "minutes" | "role" | "date" | "reason";

/** What still has to be said before the draft can be recorded, by field; none for a draft that can. */
export function draftProblems(
  draft: KnownTimeDraft,
): Readonly<Partial<Record<DraftField, string>>> {
  const problems: Partial<Record<DraftField, string>> = {};
  if (draft.from === "") problems.from = "Choose the school where the drive starts.";
  if (draft.to === "") problems.to = "Choose the school where it ends.";
  else if (draft.from === draft.to) problems.to = "Choose a school other than the first.";
  const typed = Number(draft.minutes.replace(",", "."));
  if (!(typed > 0 && Number.isFinite(typed))) {
    problems.minutes = "The minutes must be a number above 0, such as 24 or 24.5.";
  } else if (!(rawSecondsOf({ minutes: minutes(typed), speed: draft.speed }) >= 0)) {
    problems.minutes = "The minutes are fewer than those that this speed adds to every drive.";
  }
  if (draft.role.trim() === "") problems.role = "Say who knows it, by role: never a name.";
  if (draft.reason.trim() === "") problems.reason = "Say how it is known, or why it differs.";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date)) problems.date = "Give the date.";
  return problems;
}

/** The known time of a draft without problems. */
export function knownTimeOfDraft(draft: KnownTimeDraft): KnownTime {
  return {
    from: draft.from,
    to: draft.to,
    minutes: minutes(Number(draft.minutes.replace(",", "."))),
    speed: draft.speed,
    reason: draft.reason.trim(),
    role: draft.role.trim(),
    date: draft.date,
  };
}
