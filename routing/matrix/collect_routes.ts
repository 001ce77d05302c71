import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import type { StoredRoute } from "../../src/io/osrm_route.ts";
import { slimRoute } from "../../src/io/osrm_route.ts";
import { refuseFile } from "../../src/io/refusal.ts";
import type { EngineTable, RoutingEngine, Snap } from "../../src/io/routing_engine.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { doAtOnce } from "./at_once.ts";
import type { BuiltMatrix, CollectedRoutes, RoutesOptions } from "./built_matrix.ts";
import { callsAtOnceOf } from "./calls_at_once.ts";
import { refuseNoTime } from "./drive_time_check.ts";
import { engineIdentity, engineName } from "./engine_identity.ts";
import type { Journal } from "./journal.ts";
import { hasAnswers, openJournal } from "./journal.ts";
import { createProgressMeter } from "./progress_meter.ts";
import { routesFile, writeRoutes } from "./routes_file.ts";
import { takeTotals } from "./take_totals.ts";

const REMOVAL = { recursive: true, force: true } as const;
const JOURNAL_FILE = "routes.journal";

/** A route that was asked for: to which school, and its raw seconds and metres; `null` where there is no route. */
type RouteTotals = readonly [to: number, totals: readonly [seconds: number, metres: number] | null];

/**
 * Writes the route of every ordered pair of `schools` within reach, for directions without an engine, with the points of
 * `matrix` as ends. Not ok where the engine cannot answer or the folder cannot be written to; rejects with the signal's
 * reason where it is aborted.
 */
export async function collectRoutes(
  engine: RoutingEngine,
  schools: readonly School[],
  matrix: BuiltMatrix,
  options: RoutesOptions,
): Promise<Reading<CollectedRoutes>> {
  const signal = options.signal ?? new AbortController().signal;
  try {
    mkdirSync(options.folder, { recursive: true });
    const opened = openJournal(join(options.folder, JOURNAL_FILE), {
      format: "drive-times-journal",
      version: 1,
      schoolHash: schoolHash(schools),
      engine: engineIdentity(engine, await engine.provenance(signal)),
      side: 1,
      madeAt: "",
    });
    if (!opened.ok) return opened;
    // Begun anew: what lies there is of other schools or another engine.
    if (opened.value.note !== null) rmSync(join(options.folder, "routes"), REMOVAL);
    const collection = { engine, schools, matrix, options, journal: opened.value, signal };
    return { ok: true, value: await collect(collection), notes: [] };
  } catch (error) {
    if (error instanceof EngineFailure) {
      const advice = hasAnswers(join(options.folder, JOURNAL_FILE))
        ? "Routes so far are kept; the same again goes on from there."
        : "";
      return refuseFile(engineName(engine), error.message, advice);
    }
    if (!isSystemError(error)) throw error;
    const advice = "Make room there, or name a folder that you may write to.";
    return refuseFile(options.folder, `Routes cannot be kept there (${error.message}).`, advice);
  }
}

interface Collection {
  readonly engine: RoutingEngine;
  readonly schools: readonly School[];
  readonly matrix: BuiltMatrix;
  readonly options: RoutesOptions;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}

async function collect(collection: Collection): Promise<CollectedRoutes> {
  const { engine, schools, options, journal, signal } = collection;
  const destinations = schools.map((_, from) => destinationsOf(collection, from));
  const isKept = (from: number) =>
    journal.get(keyOf(collection, from)) !== undefined &&
    existsSync(routesFile(options.folder, schools[from]?.urn ?? ""));
  const count = (indexes: readonly number[]) =>
    indexes.reduce((sum, from) => sum + (destinations[from]?.length ?? 0), 0);
  const all = [...schools.keys()];
  const meter = createProgressMeter(
    "route",
    { total: count(all), before: count(all.filter(isKept)) },
    options.onProgress,
  );
  for (const from of all.filter((index) => !isKept(index))) {
    const asked: (readonly [StoredRoute | null, RouteTotals])[] = [];
    const tasks = (destinations[from] ?? []).map((to, i) => async (given: AbortSignal) => {
      asked[i] = await askRoute(collection, from, to, given);
      meter.step();
    });
    await doAtOnce(tasks, callsAtOnceOf(engine, options), signal);
    const routes = asked.flatMap(([route]) => (route === null ? [] : [route]));
    writeRoutes(options.folder, schools[from]?.urn ?? "", routes);
    journal.put(
      keyOf(collection, from),
      asked.map(([, totals]) => totals),
    );
  }
  return withRouteTimes(collection);
}

/** Those within reach of `from`, in list order. */
function destinationsOf({ schools, matrix, options }: Collection, from: number): readonly number[] {
  const { driveTimes, snaps } = matrix;
  return [...schools.keys()].filter((to) => {
    if (to === from || snaps[from] == null || snaps[to] == null) return false;
    const time = driveTimes.seconds(from as SchoolIndex, to as SchoolIndex);
    return time < UNREACHABLE && time <= options.withinSeconds;
  });
}

/** The answers from a school are of use only for the same reach. */
function keyOf({ schools, options }: Collection, from: number): string {
  return `${schools[from]?.urn ?? ""} within ${options.withinSeconds}`;
}

async function askRoute(
  { engine, schools, matrix }: Collection,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<readonly [StoredRoute | null, RouteTotals]> {
  const [start, end] = [snapOf(matrix, from), snapOf(matrix, to)];
  const found = await engine.route(start.position, end.position, signal);
  if (found === null) return [null, [to, null]];
  refuseNoTime(start.position, end.position, found.route.duration);
  const route = slimRoute({
    from: schools[from]?.urn ?? "",
    to: schools[to]?.urn ?? "",
    code: "Ok",
    routes: [found.route],
    waypoints: [start, end].map(({ position, metres }) => ({
      distance: metres,
      location: position,
    })),
  });
  const { duration, distance } = route.routes[0];
  return [route, [to, [duration, distance]]];
}

function snapOf({ snaps }: BuiltMatrix, school: number): Snap {
  const snap = snaps[school];
  if (snap == null) throw new RangeError(`School ${school} has no place on the roads.`);
  return snap;
}

/** The matrix with the time of each route that was asked for. */
function withRouteTimes(collection: Collection): CollectedRoutes {
  const { schools, matrix, journal } = collection;
  const { driveTimes } = matrix;
  const table = tableOf(driveTimes);
  const urns = schools.map(({ urn }) => urn);
  const routes = urns.flatMap((_, from) => {
    const asked = journal.get(keyOf(collection, from));
    return (asked as readonly RouteTotals[]).map(([to, totals]) => ({
      from,
      to,
      totals: totals === null ? null : { seconds: totals[0], metres: totals[1] },
    }));
  });
  const changed = takeTotals(table, urns, routes);
  const { kind, provenance, schoolHash: hash, size, band } = driveTimes;
  const note = `${changed.length} more have the time of their stored route.`;
  const notes = changed.length === 0 ? provenance.notes : [provenance.notes, note].join(" ").trim();
  return {
    count: routes.filter(({ totals }) => totals !== null).length,
    matrix: {
      ...matrix,
      driveTimes: denseDriveTimes({
        kind,
        provenance: { ...provenance, notes },
        schoolHash: hash,
        size,
        band,
        ...table,
      }),
      rerouted: [...matrix.rerouted, ...changed],
    },
  };
}

function tableOf(driveTimes: DriveTimes): EngineTable {
  const { size } = driveTimes;
  const cells = (value: (from: SchoolIndex, to: SchoolIndex) => number) =>
    Float64Array.from({ length: size * size }, (_, cell) =>
      value(Math.floor(cell / size) as SchoolIndex, (cell % size) as SchoolIndex),
    );
  return {
    seconds: cells((from, to) => driveTimes.seconds(from, to)),
    metres: cells((from, to) => driveTimes.metres(from, to) ?? Number.NaN),
  };
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
