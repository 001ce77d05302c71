import type { DriveTimes, DriveTimesKind, Provenance } from "../domain/drive_times.ts";
import { denseDriveTimes } from "../domain/drive_times.ts";
import type { ErrorBand } from "../domain/error_band.ts";
import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { SchoolIndex } from "../domain/school.ts";
import { UNREACHABLE } from "../domain/units.ts";
import type { JsonObject } from "./json_fields.ts";
import { isJsonObject, parseJson } from "./json_fields.ts";
import { readErrorBand, readProvenance } from "./provenance.ts";
import { refuseFile } from "./refusal.ts";
import type { Snap } from "./routing_engine.ts";

const KINDS: readonly DriveTimesKind[] = ["osrm", "embedded", "estimate", "supplied"];

const SUPPLIED: Provenance = {
  engine: "supplied table",
  version: null,
  profile: null,
  extract: null,
  madeAt: null,
  notes: null,
};

/**
 * Drive times from an OSRM Table response (HTTP API v1): `durations` in raw seconds, `null` for no route, and optional
 * `distances` in metres, rows and columns in the order of the schools. `kind`, `provenance`, `band` and `schoolHash`
 * beside them are ours; without provenance the times are "supplied".
 */
export function readOsrmTable(bytes: Uint8Array, file: string): Reading<DriveTimes> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const table = parsed.value;
  if (!isJsonObject(table)) return refuse(file, "It is JSON, but not an OSRM Table response.");
  if (table["code"] !== "Ok") {
    const message = typeof table["message"] === "string" ? `: ${table["message"]}` : "";
    return refuse(
      file,
      `Its code is ${JSON.stringify(table["code"]) ?? "missing"}, not "Ok"${message}.`,
    );
  }
  if (table["fallback_speed_cells"] !== undefined) {
    return refuse(
      file,
      "It has fallback_speed_cells, so some of its times are straight-line guesses.",
      "Ask OSRM again without fallback_speed.",
    );
  }
  const durations = readSquare(table, "durations", file);
  if (!durations.ok) return durations;
  const size = Math.sqrt(durations.value.length);
  const metres =
    table["distances"] === undefined ? null : readSquare(table, "distances", file, size);
  if (metres !== null && !metres.ok) return metres;
  const origin = readOrigin(table, file);
  if (!origin.ok) return origin;
  const value = denseDriveTimes({
    ...origin.value,
    size,
    seconds: durations.value,
    metres: metres?.value ?? null,
  });
  return { ok: true, value, notes: [] };
}

/** What a cell without a value becomes: no route, or a distance that is not known. */
const ABSENT = { durations: UNREACHABLE, distances: Number.NaN } as const;
const UNITS = { durations: "seconds", distances: "metres" } as const;

function readSquare(
  table: JsonObject,
  key: "durations" | "distances",
  file: string,
  size?: number,
): Reading<Float64Array> {
  const rows = table[key];
  if (!Array.isArray(rows) || rows.length === 0) {
    return refuse(file, `It has no ${key}: a list of rows of ${UNITS[key]}.`);
  }
  const n = size ?? rows.length;
  if (rows.length !== n) {
    return refuse(file, `${key} has ${rows.length} rows; durations has ${n}.`);
  }
  const values = new Float64Array(n * n);
  for (const [i, row] of (rows as readonly unknown[]).entries()) {
    if (!Array.isArray(row) || row.length !== n) {
      const found = Array.isArray(row) ? `${row.length} cells` : "no cells";
      const reason = `Row ${i + 1} of ${key} has ${found}; a table of ${n} schools needs ${n} in each row.`;
      return refuseCell(file, i, `${key}[${i}]`, null, reason);
    }
    for (const [j, cell] of (row as readonly unknown[]).entries()) {
      if (cell !== null && !(typeof cell === "number" && cell >= 0)) {
        const reason = `Row ${i + 1}, column ${j + 1} of ${key} is not ${UNITS[key]} of 0 or more, or null.`;
        return refuseCell(file, i, `${key}[${i}][${j}]`, JSON.stringify(cell) ?? null, reason);
      }
      values[i * n + j] = cell ?? ABSENT[key];
    }
  }
  return { ok: true, value: values, notes: [] };
}

interface Origin {
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  readonly band: ErrorBand | null;
  readonly schoolHash: string | null;
}

function readOrigin(table: JsonObject, file: string): Reading<Origin> {
  const provenance = readProvenance(table["provenance"]);
  const hash = table["schoolHash"];
  const schoolHash = typeof hash === "string" ? hash : null;
  const band = readErrorBand(table["band"]);
  const kind = KINDS.find((known) => known === table["kind"]);
  if (table["kind"] !== undefined && kind === undefined) {
    return refuse(
      file,
      `Its kind ${JSON.stringify(table["kind"])} is not one of ${KINDS.join(", ")}.`,
    );
  }
  if (band === null && (kind === "estimate" || table["band"] != null)) {
    return refuse(
      file,
      "It holds estimated times without a usable error band, so they cannot be judged honestly.",
      "Make the estimate again.",
    );
  }
  if (provenance === null && kind !== undefined && kind !== "supplied") {
    return refuse(file, `It says its times are of kind "${kind}" but not which engine made them.`);
  }
  if (provenance === null) {
    return {
      ok: true,
      value: { kind: "supplied", provenance: SUPPLIED, band, schoolHash: null },
      notes: [],
    };
  }
  const value = { kind: kind ?? kindOf(provenance, band), provenance, band, schoolHash };
  return { ok: true, value, notes: [] };
}

function kindOf(provenance: Provenance, band: ErrorBand | null): DriveTimesKind {
  if (band !== null) return "estimate";
  return /osrm/i.test(provenance.engine) ? "osrm" : "supplied";
}

/**
 * Drive times as an OSRM Table response with our kind, provenance, band and school hash beside it. `snaps`, where each school
 * meets the roads, become its `sources` and `destinations`; `null` for a school without a road.
 */
export function writeOsrmTable(
  times: DriveTimes,
  snaps: readonly (Snap | null)[] | null = null,
): string {
  const { kind, provenance, band, schoolHash, size } = times;
  const indexes = Array.from({ length: size }, (_, i) => i as SchoolIndex);
  const square = (cell: (from: SchoolIndex, to: SchoolIndex) => number | null) =>
    indexes.map((from) => indexes.map((to) => cell(from, to)));
  const durations = square((from, to) => finite(times.seconds(from, to)));
  const distances = square((from, to) => times.metres(from, to));
  const isKnown = distances.some((row) => row.some((cell) => cell !== null));
  return `${JSON.stringify({
    code: "Ok",
    durations,
    ...(isKnown ? { distances } : {}),
    ...(snaps === null ? {} : { sources: waypointsOf(snaps), destinations: waypointsOf(snaps) }),
    kind,
    provenance,
    band,
    schoolHash,
  })}\n`;
}

function waypointsOf(snaps: readonly (Snap | null)[]): readonly unknown[] {
  return snaps.map((snap) => snap && { location: snap.position, distance: snap.metres });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function refuseCell(
  file: string,
  i: number,
  column: string,
  value: string | null,
  reason: string,
): Reading<never> {
  const problem: ReaderProblem = { file, row: i + 1, column, value, reason, advice: ADVICE };
  return { ok: false, problems: [problem] };
}

const ADVICE =
  "Give OSRM's whole answer to a table request between all the schools, in their order.";

function refuse(file: string, reason: string, advice = ADVICE): Reading<never> {
  return refuseFile(file, reason, advice);
}
