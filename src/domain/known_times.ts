import type { Area } from "./area.ts";
import { schoolIndexes } from "./area.ts";
import type { DriveTimes } from "./drive_times.ts";
import type { SchoolIndex, Urn } from "./school.ts";
import type { Speed } from "./speed.ts";
import type { Minutes, Seconds } from "./units.ts";
import { minutesToSeconds, UNREACHABLE } from "./units.ts";

/** A drive one way between two schools, as someone who drives it knows it. It stands in place of the engine's time. */
export interface KnownTime {
  readonly from: Urn;
  readonly to: Urn;
  readonly minutes: Minutes;
  /** What the minutes are like: a drive at peak is longer than one at free flow. */
  readonly speed: Speed;
  readonly reason: string;
  /** Who says so, by role: "Headteacher", never a name. */
  readonly role: string;
  /** When it was driven or recorded, `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Raw seconds that are judged as the known minutes at the speed they were driven at: (60 × minutes − fixed) ÷ factor.
 * Below 0 where the minutes are fewer than the speed's fixed ones, so that nothing can be recorded from them.
 */
export function rawSecondsOf({ minutes, speed }: Pick<KnownTime, "minutes" | "speed">): Seconds {
  return ((minutesToSeconds(minutes) - speed.fixed) / speed.factor) as Seconds;
}

/** The known time of an ordered pair; `null` where none is recorded. */
export function knownTimeOf(known: readonly KnownTime[], from: Urn, to: Urn): KnownTime | null {
  return known.findLast((time) => time.from === from && time.to === to) ?? null;
}

/**
 * `times` with the known ones in place of the engine's: no band, marked "known-locally", metres as they were. Known times
 * between schools that `indexes` does not have are left out; the last of an ordered pair counts. `times` itself where none applies.
 */
export function withKnownTimes(
  times: DriveTimes,
  known: readonly KnownTime[],
  indexes: ReadonlyMap<Urn, SchoolIndex>,
): DriveTimes {
  const rows = knownRows(known, indexes);
  if (rows.size === 0) return times;
  const at = (from: SchoolIndex, to: SchoolIndex) => rows.get(from)?.get(to);
  return {
    kind: times.kind,
    provenance: times.provenance,
    schoolHash: times.schoolHash,
    size: times.size,
    band: times.band,
    seconds: (from, to) => at(from, to) ?? times.seconds(from, to),
    low: (from, to) => at(from, to) ?? times.low(from, to),
    high: (from, to) => at(from, to) ?? times.high(from, to),
    metres: (from, to) => times.metres(from, to),
    origin: (from, to) => (at(from, to) === undefined ? times.origin(from, to) : "known-locally"),
    neighbours(from) {
      const row = rows.get(from);
      if (row === undefined) return times.neighbours(from);
      return [...new Set([...times.neighbours(from), ...row.keys()])].sort((a, b) => a - b);
    },
  };
}

/** `area` judged with the known times of a plan: the very same area where none applies. */
export function withPlanTimes(area: Area, known: readonly KnownTime[] = []): Area {
  if (known.length === 0) return area;
  const driveTimes = withKnownTimes(area.driveTimes, known, schoolIndexes(area));
  return driveTimes === area.driveTimes ? area : { ...area, driveTimes };
}

function knownRows(
  known: readonly KnownTime[],
  indexes: ReadonlyMap<Urn, SchoolIndex>,
): ReadonlyMap<SchoolIndex, ReadonlyMap<SchoolIndex, Seconds>> {
  const rows = new Map<SchoolIndex, Map<SchoolIndex, Seconds>>();
  for (const time of known) {
    const from = indexes.get(time.from);
    const to = indexes.get(time.to);
    const raw = rawSecondsOf(time);
    if (from === undefined || to === undefined || from === to) continue;
    if (!(raw >= 0 && raw < UNREACHABLE)) {
      throw new RangeError(
        `The known time from ${time.from} to ${time.to} is ${raw} raw seconds: it must be 0 or more.`,
      );
    }
    const row = rows.get(from) ?? new Map<SchoolIndex, Seconds>();
    rows.set(from, row);
    row.set(to, raw);
  }
  return rows;
}
