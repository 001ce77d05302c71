import type { Provenance } from "../domain/drive_times.ts";
import type { ErrorBand } from "../domain/error_band.ts";

/** Provenance from parsed JSON; absent fields are `null`. `null` when the engine is not named. */
export function readProvenance(json: unknown): Provenance | null {
  if (typeof json !== "object" || json === null) return null;
  const fields = json as Partial<Record<keyof Provenance, unknown>>;
  if (typeof fields.engine !== "string" || fields.engine === "") return null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    engine: fields.engine,
    version: text(fields.version),
    profile: text(fields.profile),
    extract: text(fields.extract),
    madeAt: text(fields.madeAt),
    notes: text(fields.notes),
  };
}

/**
 * An error band from parsed JSON; `null` unless it has points in ascending order, each with a low multiplier from 0 to 1
 * and a high one of 1 or more, so that the central value always lies inside.
 */
export function readErrorBand(json: unknown): ErrorBand | null {
  if (typeof json !== "object" || json === null) return null;
  const { coverage, points } = json as Partial<Record<keyof ErrorBand, unknown>>;
  if (typeof coverage !== "number" || !(coverage >= 0 && coverage <= 1)) return null;
  if (!Array.isArray(points) || points.length === 0) return null;
  let previous = Number.NEGATIVE_INFINITY;
  const read = [];
  for (const point of points as readonly unknown[]) {
    if (typeof point !== "object" || point === null) return null;
    const { seconds, low, high } = point as Record<string, unknown>;
    if (typeof seconds !== "number" || !(seconds > previous)) return null;
    if (typeof low !== "number" || !(low >= 0 && low <= 1)) return null;
    if (typeof high !== "number" || !(high >= 1)) return null;
    read.push({ seconds, low, high });
    previous = seconds;
  }
  return { coverage, points: read };
}
