import type { ErrorBand } from "./error_band.ts";
import { highEnd, lowEnd } from "./error_band.ts";
import type { SchoolIndex } from "./school.ts";
import type { Metres, Seconds } from "./units.ts";
import { UNREACHABLE } from "./units.ts";

/** Where drive times came from: `supplied` is a table without provenance. */
export type DriveTimesKind = "osrm" | "embedded" | "estimate" | "supplied";

/**
 * How the time of one pair came to be. "known-locally": recorded by a person, in place of the engine's. "detour": by way of
 * other schools, because the pair's own route uses a crossing that is closed. "shut": its own route is closed and no way
 * by other schools is open, so that only its least time is known.
 */
export type PairOrigin = "routed" | "estimated" | "known-locally" | "detour" | "shut";

/** What produced a set of drive times; shown beside every verdict and written to every export. */
export interface Provenance {
  readonly engine: string;
  readonly version: string | null;
  readonly profile: string | null;
  /** The road extract's file name or date. */
  readonly extract: string | null;
  readonly madeAt: string | null;
  readonly notes: string | null;
}

/**
 * Raw (free-flow) drive times between the schools of one area, directed, with where they came from inside.
 * A time is `>= 0` or `UNREACHABLE`, never `NaN`. The speed is applied when judging, never here.
 */
export interface DriveTimes {
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  /** SHA-256 of the school list the times were made for; `null` for a supplied table. */
  readonly schoolHash: string | null;
  readonly size: number;
  /** The error band of an estimate; `null` where times were routed. */
  readonly band: ErrorBand | null;
  /** Central raw seconds from one school to another. */
  seconds(from: SchoolIndex, to: SchoolIndex): Seconds;
  /** The shortest raw seconds the pair may really take: the central value where it was routed. */
  low(from: SchoolIndex, to: SchoolIndex): Seconds;
  /** The longest raw seconds the pair may really take: the central value where it was routed. */
  high(from: SchoolIndex, to: SchoolIndex): Seconds;
  /** Metres by road of the fastest route; `null` where not known. */
  metres(from: SchoolIndex, to: SchoolIndex): Metres | null;
  /** How the pair's time came to be. */
  origin(from: SchoolIndex, to: SchoolIndex): PairOrigin;
  /** The other schools with a known time from `from`, in list order. */
  neighbours(from: SchoolIndex): Iterable<SchoolIndex>;
}

/** What `denseDriveTimes` is made from: row-major, directed, `[from * size + to]`. */
export interface DenseDriveTimes {
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  readonly schoolHash: string | null;
  readonly size: number;
  readonly band: ErrorBand | null;
  /** `size * size` seconds, `Infinity` where there is no route. */
  readonly seconds: Float64Array;
  /** `size * size` metres, `NaN` where not known; `null` where none is known. */
  readonly metres: Float64Array | null;
}

/** Drive times over a full table. Throws when an array has the wrong length or a time is negative or `NaN`. */
export function denseDriveTimes(table: DenseDriveTimes): DriveTimes {
  const { size, seconds, metres, band } = table;
  if (seconds.length !== size * size) {
    throw new RangeError(`${size} schools need ${size * size} times, not ${seconds.length}.`);
  }
  if (metres !== null && metres.length !== size * size) {
    throw new RangeError(`${size} schools need ${size * size} distances, not ${metres.length}.`);
  }
  const bad = seconds.findIndex((value) => !(value >= 0));
  if (bad >= 0) {
    throw new RangeError(
      `The time from school ${Math.floor(bad / size)} to ${bad % size} is ${seconds[bad]}: it must be 0 or more.`,
    );
  }
  const origin = band === null ? "routed" : "estimated";
  const at = (from: SchoolIndex, to: SchoolIndex) =>
    (seconds[from * size + to] ?? UNREACHABLE) as Seconds;
  return {
    kind: table.kind,
    provenance: table.provenance,
    schoolHash: table.schoolHash,
    size,
    band,
    seconds: at,
    low: (from, to) => lowEnd(band, at(from, to)),
    high: (from, to) => highEnd(band, at(from, to)),
    metres: (from, to) => {
      const value = metres?.[from * size + to];
      return value === undefined || Number.isNaN(value) ? null : (value as Metres);
    },
    origin: () => origin,
    *neighbours(from) {
      for (let to = 0; to < size; to++) {
        if (to !== from && at(from, to as SchoolIndex) < UNREACHABLE) yield to as SchoolIndex;
      }
    },
  };
}
