import type { Position, School } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import type { EngineTable, RoutingEngine, Snap } from "../../src/io/routing_engine.ts";
import { doAtOnce } from "./at_once.ts";
import type { Block } from "./blocks.ts";
import type { CallOptions } from "./built_matrix.ts";
import { refuseNoTime } from "./drive_time_check.ts";
import type { Journal } from "./journal.ts";
import type { ProgressMeter } from "./progress_meter.ts";
import { createProgressMeter } from "./progress_meter.ts";
import type { PairRoute } from "./take_totals.ts";

/** What every step of building a matrix works with. */
export interface MatrixWork {
  readonly engine: RoutingEngine;
  readonly schools: readonly School[];
  readonly journal: Journal;
  readonly callsAtOnce: number;
  readonly onProgress: CallOptions["onProgress"];
  readonly signal: AbortSignal;
}

/** Seconds and metres of one ordered pair; `null` for no route and for not known. */
export type PairTotals = readonly [seconds: number | null, metres: number | null];

/** The key under which a journal has where each school meets the roads. */
export const SNAPS_KEY = "nearest";

/** Where each school meets the roads, in list order; `null` for one without a place or without a road. */
export async function askSnaps(work: MatrixWork): Promise<readonly (Snap | null)[]> {
  const { engine, schools, journal, callsAtOnce, onProgress, signal } = work;
  const places = schools.flatMap(({ location }) => (location === null ? [] : [location]));
  const known = journal.get(SNAPS_KEY);
  const counts = { total: places.length, before: known === undefined ? 0 : places.length };
  const meter = createProgressMeter("nearest", counts, onProgress);
  if (known === undefined) {
    const found = await (engine.nearestToEach?.(places, signal) ??
      nearestOneByOne(engine, places, { meter, callsAtOnce, signal }));
    journal.put(SNAPS_KEY, found);
    meter.finish();
  }
  return snapsOfSchools(schools, journal.get(SNAPS_KEY) as readonly (Snap | null)[]);
}

/** `found`, which has only schools with a place, spread over the whole list. */
export function snapsOfSchools(
  schools: readonly School[],
  found: readonly (Snap | null)[],
): readonly (Snap | null)[] {
  let next = 0;
  return schools.map(({ location }) => (location === null ? null : (found[next++] ?? null)));
}

async function nearestOneByOne(
  engine: RoutingEngine,
  places: readonly Position[],
  calls: Pick<MatrixWork, "callsAtOnce" | "signal"> & { readonly meter: ProgressMeter },
): Promise<readonly (Snap | null)[]> {
  const found: (Snap | null)[] = places.map(() => null);
  const tasks = places.map((place, i) => async (signal: AbortSignal) => {
    found[i] = await engine.nearest(place, signal);
    calls.meter.step();
  });
  await doAtOnce(tasks, calls.callsAtOnce, calls.signal);
  return found;
}

/** Fills `table`, which is over all schools, with what the engine says of each block. */
export async function askBlocks(
  work: MatrixWork,
  blocks: readonly Block[],
  snaps: readonly (Snap | null)[],
  table: EngineTable,
): Promise<void> {
  const keyed = blocks.map((block, i) => ({ key: blockKey(i), block }));
  await askMissing(work, "table", keyed, ({ block }, signal) =>
    askBlock(work.engine, block, snaps, signal),
  );
  const size = work.schools.length;
  for (const { key, block } of keyed) {
    const pairs = work.journal.get(key) as readonly PairTotals[];
    for (const [i, row] of block.rows.entries()) {
      for (const [j, column] of block.columns.entries()) {
        const [seconds, metres] = pairs[i * block.columns.length + j] ?? [null, null];
        table.seconds[row * size + column] = seconds ?? UNREACHABLE;
        table.metres[row * size + column] = metres ?? Number.NaN;
      }
    }
  }
}

/** The key of the `i`th block's answer. */
export function blockKey(i: number): string {
  return `table ${i}`;
}

/** The engine's answer for `block`, row by row. */
export async function askBlock(
  engine: RoutingEngine,
  block: Block,
  snaps: readonly (Snap | null)[],
  signal: AbortSignal,
): Promise<readonly PairTotals[]> {
  const placesOf = (indexes: readonly number[]) => indexes.map((i) => snapOf(snaps, i));
  const [sources, destinations] = [placesOf(block.rows), placesOf(block.columns)];
  const table = await engine.table(sources, destinations, signal);
  for (const [i, source] of sources.entries()) {
    for (const [j, destination] of destinations.entries()) {
      const seconds = table.seconds[i * destinations.length + j] ?? UNREACHABLE;
      refuseNoTime(source, destination, seconds);
    }
  }
  return Array.from(table.seconds, (seconds, cell) => {
    const metres = table.metres[cell] ?? Number.NaN;
    return [seconds < UNREACHABLE ? seconds : null, Number.isNaN(metres) ? null : metres];
  });
}

/** What the route of each of `pairs` of schools comes to, in their order. */
export async function askRoutes(
  work: MatrixWork,
  pairs: readonly (readonly [from: number, to: number])[],
  snaps: readonly (Snap | null)[],
): Promise<readonly PairRoute[]> {
  const keyed = pairs.map(([from, to]) => ({ key: `route ${from} ${to}`, from, to }));
  await askMissing(work, "route", keyed, async ({ from, to }, signal) => {
    const ends = [snapOf(snaps, from), snapOf(snaps, to)] as const;
    const found = await work.engine.route(...ends, signal, "totals");
    if (found !== null) refuseNoTime(...ends, found.route.duration);
    return found === null ? null : [found.route.duration, found.route.distance];
  });
  return keyed.map(({ key, from, to }) => {
    const known = work.journal.get(key) as readonly [number, number] | null;
    return { from, to, totals: known === null ? null : { seconds: known[0], metres: known[1] } };
  });
}

async function askMissing<Question extends { readonly key: string }>(
  { journal, callsAtOnce, onProgress, signal }: MatrixWork,
  what: "table" | "route",
  questions: readonly Question[],
  ask: (question: Question, signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const missing = questions.filter(({ key }) => journal.get(key) === undefined);
  const counts = { total: questions.length, before: questions.length - missing.length };
  const meter = createProgressMeter(what, counts, onProgress);
  const tasks = missing.map((question) => async (signal: AbortSignal) => {
    journal.put(question.key, await ask(question, signal));
    meter.step();
  });
  await doAtOnce(tasks, callsAtOnce, signal);
}

function snapOf(snaps: readonly (Snap | null)[], i: number): Position {
  const snap = snaps[i];
  if (snap == null) throw new RangeError(`School ${i} has no place on the roads.`);
  return snap.position;
}
