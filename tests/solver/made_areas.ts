import type { Area } from "../../src/domain/area.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import type { ErrorBand } from "../../src/domain/error_band.ts";
import type { Position } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";

/** One school of a made-up area. */
export interface MadeSchool {
  readonly urn: string;
  readonly location: Position | null;
  readonly pupils: number | null;
}

/** An area of `schools` with raw seconds `times[from][to]`, and nothing else known. */
export function madeArea(
  schools: readonly MadeSchool[],
  times: readonly (readonly number[])[],
  band: ErrorBand | null = null,
): Area {
  return {
    name: "made-up",
    title: "Made-up",
    laCode: null,
    schools: schools.map(({ urn, location, pupils }) => ({
      ...emptySchool(urn, `School ${urn}`),
      location,
      pupils: pupils === null ? null : { value: pupils, asAt: null },
    })),
    driveTimes: denseDriveTimes({
      kind: band === null ? "osrm" : "estimate",
      provenance: {
        engine: "made up",
        version: null,
        profile: null,
        extract: null,
        madeAt: null,
        notes: null,
      },
      schoolHash: null,
      size: schools.length,
      band,
      seconds: Float64Array.from(times.flat()),
      metres: null,
    }),
    outline: null,
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [],
    caveats: [],
    hasDirections: false,
  };
}

/** Schools at `points` (kilometres east and north of a corner) with a minute a kilometre between them, as the crow flies. */
export function flatArea(
  points: readonly (readonly [east: number, north: number])[],
  band: ErrorBand | null = null,
): Area {
  const schools = points.map(([east, north], i) => ({
    urn: String(100_000 + i),
    location: [east / 70, 53 + north / 111] as const,
    pupils: 50 + ((i * 37) % 200),
  }));
  const times = points.map((a) => points.map((b) => 60 * Math.hypot(a[0] - b[0], a[1] - b[1])));
  return madeArea(schools, times, band);
}
