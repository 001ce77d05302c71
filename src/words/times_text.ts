import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { DriveTimes, PairOrigin } from "../domain/drive_times.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import { dayText } from "./day_text.ts";
import { DRIVE_TIMES_LABELS } from "./labels.ts";

/** What is said beside the time from one school to another where it is neither the engine's nor one of an area in which all are estimated; `null` for a plain one. */
export function originText(times: DriveTimes, from: SchoolIndex, to: SchoolIndex): string | null {
  const origin: PairOrigin = times.origin(from, to);
  switch (origin) {
    case "known-locally":
      return "known locally";
    case "detour":
      return "detour";
    case "shut":
      return "road shut";
    case "estimated":
      return times.kind === "estimate" ? null : "estimated";
    case "routed":
      return null;
  }
}

/** Whether the time from one school to another is estimated where others are routed, so that "within" is not said of it as of those. */
export function isEstimatedHere(times: DriveTimes, from: SchoolIndex, to: SchoolIndex): boolean {
  return times.kind !== "estimate" && times.origin(from, to) === "estimated";
}

/** What is said of a pair, by URN, that has no time: no road leads there, or its road is shut and another is not known. */
export function missingTimeText(area: Area, from: Urn, to: Urn): string {
  const indexes = schoolIndexes(area);
  const [start, end] = [indexes.get(from), indexes.get(to)];
  const isShut =
    start !== undefined && end !== undefined && area.driveTimes.origin(start, end) === "shut";
  return isShut ? "no known time while its road is shut" : "no road route";
}

/** A day in the name of a road extract, such as 2018-02-27. */
const DAY = /\b(?:19|20)\d\d-[01]\d-[0-3]\d\b/;

/** How the built-in engine's profile begins: OSRM's speeds, which its roads were given. */
const OSRM_SPEEDS = /^OSRM's car profile/;

function roadTimesText({ kind, provenance }: DriveTimes): string {
  const { engine, version, profile, extract } = provenance;
  const day = DAY.exec(extract ?? "")?.[0];
  const speeds =
    profile === null
      ? ""
      : OSRM_SPEEDS.test(profile)
        ? " at OSRM's car speeds"
        : profileText(profile.split(";")[0] ?? "");
  const roads =
    extract === null
      ? ""
      : `, roads ${day === undefined ? extract : `of ${dayText(`${day}T12:00`)}`}`;
  const label = DRIVE_TIMES_LABELS[kind].replace(/ \(.*\)$/, "");
  // How OSRM prepares its roads, such as "6.0.0 (MLD)", stands with the sources.
  const number = version?.replace(/ \(.*\)$/, "") ?? null;
  return `${label} by ${[engine, number].filter((part) => part !== null).join(" ")}${speeds}${roads}`;
}

/** The name of a profile in brackets; only its first words where it describes itself at length. */
function profileText(profile: string): string {
  const [name = ""] = profile.split(/[,(:]| with /);
  return ` (${name.trim()})`;
}

/**
 * Drive times in one line, for beside a verdict: what kind they are, what made them and of which day the roads are, such as
 * "road times by Valhalla 3.6.1 at OSRM's car speeds, roads of 27 February 2018". The full account stands with the sources.
 */
export function timesText(times: DriveTimes): string {
  switch (times.kind) {
    case "osrm":
    case "embedded":
      return roadTimesText(times);
    case "supplied":
      return DRIVE_TIMES_LABELS.supplied;
    case "estimate": {
      const { band } = times;
      if (band === null) return DRIVE_TIMES_LABELS.estimate;
      const share = Math.round(band.coverage * 100);
      return `${DRIVE_TIMES_LABELS.estimate}, each range meant to hold ${share} % of road times`;
    }
  }
}
