import type { Area } from "../domain/area.ts";
import type { DenseDriveTimes } from "../domain/drive_times.ts";
import { denseDriveTimes } from "../domain/drive_times.ts";
import { estimateDriveTimes } from "../domain/estimate.ts";
import type { SchoolIndex } from "../domain/school.ts";

/** An area as plain values and buffers, to be sent from a worker. */
export interface PackedArea extends Omit<Area, "driveTimes"> {
  /** A full table, or the hash of the schools that the times are estimated for. */
  readonly driveTimes:
    | { readonly stored: DenseDriveTimes }
    | { readonly estimatedFor: string | null };
}

/** `area` for another thread, and the buffers to transfer with it. O(n²) for stored times. */
export function packArea(area: Area): {
  readonly packed: PackedArea;
  readonly transfer: ArrayBuffer[];
} {
  const { driveTimes } = area;
  if (driveTimes.kind === "estimate") {
    return {
      packed: { ...area, driveTimes: { estimatedFor: driveTimes.schoolHash } },
      transfer: [],
    };
  }
  const { size, kind, provenance, schoolHash, band } = driveTimes;
  const seconds = new Float64Array(size * size);
  const metres = new Float64Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const place = from * size + to;
      seconds[place] = driveTimes.seconds(from as SchoolIndex, to as SchoolIndex);
      metres[place] = driveTimes.metres(from as SchoolIndex, to as SchoolIndex) ?? Number.NaN;
    }
  }
  const stored = { size, kind, provenance, schoolHash, band, seconds, metres };
  return {
    packed: { ...area, driveTimes: { stored } },
    transfer: [seconds.buffer, metres.buffer],
  };
}

/** The area that was packed. */
export function unpackArea(packed: PackedArea): Area {
  const times = packed.driveTimes;
  return {
    ...packed,
    driveTimes:
      "stored" in times
        ? denseDriveTimes(times.stored)
        : estimateDriveTimes(
            packed.schools.map((school) => school.location),
            times.estimatedFor,
          ),
  };
}
