import type { Area } from "../domain/area.ts";
import type { DriveTimes, DriveTimesKind, PairOrigin, Provenance } from "../domain/drive_times.ts";
import type { ErrorBand } from "../domain/error_band.ts";
import type { School, SchoolIndex, Urn } from "../domain/school.ts";
import type { Metres, Seconds } from "../domain/units.ts";
import { UNREACHABLE } from "../domain/units.ts";

/** What the solver needs of an area, as plain values and buffers that a worker can be sent. */
export interface AreaMessage {
  readonly name: string;
  readonly title: string;
  readonly schools: readonly School[];
  readonly borderSchools?: ReadonlySet<Urn>;
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  readonly schoolHash: string | null;
  readonly band: ErrorBand | null;
  /** Raw seconds, row-major and directed, `[from * n + to]`, `Infinity` where there is no route. */
  readonly seconds: Float64Array<ArrayBuffer>;
  /** The ends of the times' band; `null` where every end is the time itself. */
  readonly ends: {
    readonly low: Float64Array<ArrayBuffer>;
    readonly high: Float64Array<ArrayBuffer>;
  } | null;
  /** Metres by road, `NaN` where not known; `null` where none is. */
  readonly metres: Float64Array<ArrayBuffer> | null;
  /** How each pair's time came to be, by its place in `ORIGINS`; `null` where all are estimated, or all routed, as the band says. */
  readonly origins: Uint8Array<ArrayBuffer> | null;
}

const ORIGINS: readonly PairOrigin[] = ["routed", "estimated", "known-locally", "detour", "shut"];

/** `area` for the solver's workers. O(n²). */
export function toAreaMessage(area: Area): AreaMessage {
  const { driveTimes } = area;
  const seconds = tableOf(area, driveTimes.seconds);
  const low = tableOf(area, driveTimes.low);
  const high = tableOf(area, driveTimes.high);
  const metres = tableOf(area, (from, to) => driveTimes.metres(from, to) ?? Number.NaN);
  const origins = originsOf(area);
  const usual = usualOrigin(driveTimes.band);
  const exact = seconds.every((value, i) => low[i] === value && high[i] === value);
  return {
    name: area.name,
    title: area.title,
    schools: area.schools,
    ...overBorder(area),
    kind: driveTimes.kind,
    provenance: driveTimes.provenance,
    schoolHash: driveTimes.schoolHash,
    band: driveTimes.band,
    seconds,
    ends: exact ? null : { low, high },
    metres: metres.every((value) => Number.isNaN(value)) ? null : metres,
    origins: origins.every((origin) => ORIGINS[origin] === usual) ? null : origins,
  };
}

/** The area of a message, with what the solver does not need (outline, places, sources) left out. */
export function fromAreaMessage(message: AreaMessage): Area {
  const { seconds, ends, metres, origins, band } = message;
  const size = message.schools.length;
  const driveTimes: DriveTimes = {
    kind: message.kind,
    provenance: message.provenance,
    schoolHash: message.schoolHash,
    size,
    band,
    seconds: reader(seconds, size),
    low: reader(ends?.low ?? seconds, size),
    high: reader(ends?.high ?? seconds, size),
    metres: (from, to) => {
      const value = metres?.[from * size + to];
      return value === undefined || Number.isNaN(value) ? null : (value as Metres);
    },
    origin: (from, to) => ORIGINS[origins?.[from * size + to] ?? -1] ?? usualOrigin(band),
    *neighbours(from) {
      for (let to = 0; to < size; to++) {
        const other = to as SchoolIndex;
        if (to !== from && this.seconds(from, other) < UNREACHABLE) yield other;
      }
    },
  };
  return {
    name: message.name,
    title: message.title,
    laCode: null,
    schools: message.schools,
    ...overBorder(message),
    driveTimes,
    outline: null,
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [],
    caveats: [],
    hasDirections: false,
  };
}

function overBorder({
  borderSchools,
}: Pick<AreaMessage, "borderSchools">): Pick<AreaMessage, "borderSchools"> {
  return borderSchools === undefined ? {} : { borderSchools };
}

type Reader = (from: SchoolIndex, to: SchoolIndex) => Seconds;

function reader(table: Float64Array, size: number): Reader {
  return (from, to) => (table[from * size + to] ?? UNREACHABLE) as Seconds;
}

function usualOrigin(band: ErrorBand | null): PairOrigin {
  return band === null ? "routed" : "estimated";
}

function originsOf({ driveTimes, schools }: Area): Uint8Array<ArrayBuffer> {
  const size = schools.length;
  const origins = new Uint8Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const origin = driveTimes.origin(from as SchoolIndex, to as SchoolIndex);
      origins[from * size + to] = ORIGINS.indexOf(origin);
    }
  }
  return origins;
}

function tableOf(
  area: Area,
  read: (from: SchoolIndex, to: SchoolIndex) => number,
): Float64Array<ArrayBuffer> {
  const size = area.schools.length;
  const table = new Float64Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      table[from * size + to] = read(from as SchoolIndex, to as SchoolIndex);
    }
  }
  return table;
}
