import type { KnownTime } from "../../domain/known_times.ts";
import { rawSecondsOf } from "../../domain/known_times.ts";
import type { Urn } from "../../domain/school.ts";
import type { Speed, SpeedName } from "../../domain/speed.ts";
import { namedSpeed, SPEED_FACTORS } from "../../domain/speed.ts";
import { minutes } from "../../domain/units.ts";

/** A known time as it is being typed. */
export interface KnownTimeDraft {
  /** "" while no school is chosen. */
  readonly from: Urn;
  readonly to: Urn;
  readonly minutes: string;
  readonly speed: SpeedName;
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

/** The speeds a drive can have been driven at: the named ones, and the plan's own where that is another. */
export function drivenSpeeds(own: Speed): readonly Speed[] {
  const named = (Object.keys(SPEED_FACTORS) as (keyof typeof SPEED_FACTORS)[]).map((name) =>
    namedSpeed(name),
  );
  return own.name === "custom" ? [...named, own] : named;
}

/** A draft of `time`, to change it. */
export function draftOf(time: KnownTime): KnownTimeDraft {
  return { ...time, minutes: String(time.minutes), speed: time.speed.name };
}

/** What still has to be said before the draft can be recorded; none for a draft that can. */
export function draftProblems(draft: KnownTimeDraft, own: Speed): readonly string[] {
  const problems: string[] = [];
  if (draft.from === "" || draft.to === "") problems.push("Choose both schools.");
  else if (draft.from === draft.to) problems.push("Choose two different schools.");
  const typed = Number(draft.minutes.replace(",", "."));
  if (!(typed > 0 && Number.isFinite(typed))) {
    problems.push("The minutes must be a number above 0, such as 24 or 24.5.");
  } else if (!(rawSecondsOf({ minutes: minutes(typed), speed: speedOf(draft, own) }) >= 0)) {
    problems.push("The minutes are fewer than those that this speed adds to every drive.");
  }
  if (draft.role.trim() === "") problems.push("Say who knows it, by role: never a name.");
  if (draft.reason.trim() === "") problems.push("Say how it is known, or why it differs.");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date)) problems.push("Give the date.");
  return problems;
}

/** The known time of a draft without problems. */
export function knownTimeOfDraft(draft: KnownTimeDraft, own: Speed): KnownTime {
  return {
    from: draft.from,
    to: draft.to,
    minutes: minutes(Number(draft.minutes.replace(",", "."))),
    speed: speedOf(draft, own),
    reason: draft.reason.trim(),
    role: draft.role.trim(),
    date: draft.date,
  };
}

function speedOf(draft: KnownTimeDraft, own: Speed): Speed {
  return draft.speed === "custom" ? own : namedSpeed(draft.speed);
}
