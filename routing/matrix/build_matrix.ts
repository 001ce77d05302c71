import type { Provenance } from "../../src/domain/drive_times.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import type { ReaderProblem, Reading } from "../../src/domain/reader_problem.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import { refuseFile, wholeFileProblem } from "../../src/io/refusal.ts";
import type { EngineTable, RoutingEngine, Snap } from "../../src/io/routing_engine.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import type { Block } from "./blocks.ts";
import { blockSide, blocksOf, stripsOf } from "./blocks.ts";
import type { BuiltMatrix, MatrixOptions } from "./built_matrix.ts";
import { callsAtOnceOf } from "./calls_at_once.ts";
import { engineIdentity, engineName } from "./engine_identity.ts";
import type { Journal } from "./journal.ts";
import { hasAnswers, openJournal } from "./journal.ts";
import type { MatrixWork } from "./matrix_steps.ts";
import {
  askBlock,
  askBlocks,
  askRoutes,
  askSnaps,
  blockKey,
  SNAPS_KEY,
  snapsOfSchools,
} from "./matrix_steps.ts";
import { isNearCeiling } from "./near_ceiling.ts";
import { offTheRoads, roadNotes } from "./road_notes.ts";
import { takeTotals } from "./take_totals.ts";

const DEFAULT_CEILING_SECONDS = 2700;

/**
 * Raw drive times between every ordered pair of `schools` from `engine`, with what their readers must know as notes (a
 * school far from any road, a journal of other schools). Not ok where the engine cannot answer or the journal cannot be
 * used; rejects with the signal's reason where it is aborted. The same answers give the same matrix, however often the
 * work was ended and gone on with.
 */
export async function buildMatrix(
  engine: RoutingEngine,
  schools: readonly School[],
  options: MatrixOptions,
): Promise<Reading<BuiltMatrix>> {
  try {
    return await build(engine, schools, options);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const advice =
      options.journal !== null && hasAnswers(options.journal)
        ? `What was answered so far is kept in ${options.journal}: the same again goes on from there.`
        : "";
    return refuseFile(engineName(engine), error.message, advice);
  }
}

async function build(
  engine: RoutingEngine,
  schools: readonly School[],
  options: MatrixOptions,
): Promise<Reading<BuiltMatrix>> {
  const signal = options.signal ?? new AbortController().signal;
  const provenance = await engine.provenance(signal);
  const opened = openJournal(options.journal, {
    format: "drive-times-journal",
    version: 1,
    schoolHash: schoolHash(schools),
    engine: engineIdentity(engine, provenance),
    side: engine.tableRows ?? blockSide(placedCount(schools), await engine.tablePlaces(signal)),
    madeAt: options.madeAt ?? new Date().toISOString().slice(0, 10),
  });
  if (!opened.ok) return opened;
  const journal = await stillTrue(engine, schools, opened.value, signal);
  const work: MatrixWork = {
    engine,
    schools,
    journal,
    callsAtOnce: callsAtOnceOf(engine, options),
    onProgress: options.onProgress,
    signal,
  };
  const file = options.schoolsFile ?? "schools";
  const snaps = await askSnaps(work);
  const off = offTheRoads(schools, snaps);
  if (off !== null) {
    return refuseFile(file, off, "Use roads that cover the schools, or check their places.");
  }
  const value = await fillMatrix(work, snaps, provenance, options);
  const drives = countDrives(value);
  if (drives.all > 0 && drives.withRoute === 0) {
    return refuseFile(
      engineName(engine),
      `It finds no route for any of the ${drives.all} drives between the schools.`,
      "Use roads that join the schools, and a profile for cars.",
    );
  }
  return {
    ok: true,
    value,
    notes: [
      ...callNotes(work, options),
      ...fewRoutes(engine, drives),
      ...roadNotes(schools, value, { file, engine: engine.kind }),
    ],
  };
}

/** How many ordered pairs of different schools that lie at roads there are, and how many of them have a route. */
interface Drives {
  readonly all: number;
  readonly withRoute: number;
}

function countDrives({ snaps, driveTimes }: BuiltMatrix): Drives {
  const onRoads = snaps.flatMap((snap, i) => (snap === null ? [] : [i as SchoolIndex]));
  let withRoute = 0;
  for (const from of onRoads) {
    for (const to of onRoads) {
      if (from !== to && driveTimes.seconds(from, to) < UNREACHABLE) withRoute++;
    }
  }
  return { all: onRoads.length * (onRoads.length - 1), withRoute };
}

function fewRoutes(engine: RoutingEngine, { all, withRoute }: Drives): readonly ReaderProblem[] {
  if (withRoute * 2 >= all) return [];
  const reason = `Only ${withRoute} of ${all} drives between the schools have a route.`;
  return [wholeFileProblem(engineName(engine), reason, "Check that its roads join the schools.")];
}

/** What became of the journal and of servers that were left out. */
function callNotes(
  { engine, journal }: MatrixWork,
  options: MatrixOptions,
): readonly ReaderProblem[] {
  const ofJournal =
    journal.note === null || options.journal === null
      ? []
      : [wholeFileProblem(options.journal, journal.note, "")];
  const ofEngine = (engine.remarks?.() ?? []).map((remark) =>
    wholeFileProblem(engineName(engine), remark, "The others have done its share."),
  );
  return [...ofJournal, ...ofEngine];
}

async function fillMatrix(
  work: MatrixWork,
  snaps: readonly (Snap | null)[],
  provenance: Provenance,
  options: MatrixOptions,
): Promise<BuiltMatrix> {
  const { schools, journal, engine } = work;
  const size = schools.length;
  const table: EngineTable = {
    seconds: new Float64Array(size * size).fill(UNREACHABLE),
    metres: new Float64Array(size * size).fill(Number.NaN),
  };
  for (let i = 0; i < size; i++) table.seconds[i * size + i] = table.metres[i * size + i] = 0;
  await askBlocks(work, blocksOnRoads(engine, snaps, journal), snaps, table);
  const ceiling = options.ceilingSeconds ?? DEFAULT_CEILING_SECONDS;
  const near = pairsNearCeiling(table, size, ceiling);
  const routes = await askRoutes(work, near, snaps);
  const urns = schools.map(({ urn }) => urn);
  const rerouted = takeTotals(table, urns, routes);
  const notes = [
    "Raw seconds at free flow; fastest route, metres of that route.",
    `${near.length} pairs within 3 minutes of ${ceiling / 60} were routed singly; ${rerouted.length} of them changed.`,
  ];
  const driveTimes = denseDriveTimes({
    kind: engine.kind,
    provenance: { ...provenance, madeAt: journal.header.madeAt, notes: notes.join(" ") },
    schoolHash: schoolHash(schools),
    size,
    band: null,
    ...table,
  });
  return { driveTimes, snaps, routedSingly: near.length, rerouted };
}

function blocksOnRoads(
  engine: RoutingEngine,
  snaps: readonly (Snap | null)[],
  { header }: Journal,
): readonly Block[] {
  const onRoads = snaps.flatMap((snap, i) => (snap === null ? [] : [i]));
  return (engine.tableRows === undefined ? blocksOf : stripsOf)(onRoads, header.side);
}

/**
 * The journal, emptied where the engine now answers its first block otherwise: servers seldom say which roads they have, so
 * this is how a new extract behind the same address shows.
 */
async function stillTrue(
  engine: RoutingEngine,
  schools: readonly School[],
  journal: Journal,
  signal: AbortSignal,
): Promise<Journal> {
  const found = journal.get(SNAPS_KEY);
  if (found === undefined) return journal;
  const snaps = snapsOfSchools(schools, found as readonly (Snap | null)[]);
  const blocks = blocksOnRoads(engine, snaps, journal);
  const at = blocks.findIndex((_, i) => journal.get(blockKey(i)) !== undefined);
  const block = blocks[at];
  if (block === undefined) return journal;
  const now = await askBlock(engine, block, snaps, signal);
  if (JSON.stringify(now) === JSON.stringify(journal.get(blockKey(at)))) return journal;
  return journal.restart(
    "The engine no longer answers as it did when the journal was begun, so the work began anew.",
  );
}

function placedCount(schools: readonly School[]): number {
  return schools.filter(({ location }) => location !== null).length;
}

function pairsNearCeiling(
  { seconds: times }: EngineTable,
  size: number,
  ceiling: number,
): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (const [cell, time] of times.entries()) {
    const [from, to] = [Math.floor(cell / size), cell % size];
    if (from !== to && isNearCeiling(time, ceiling)) pairs.push([from, to]);
  }
  return pairs;
}
