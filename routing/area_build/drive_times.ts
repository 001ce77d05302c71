import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { School } from "../../src/domain/school.ts";
import { isJsonObject } from "../../src/io/json_fields.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import type { BuildProgress, BuiltMatrix } from "../matrix/built_matrix.ts";
import type { Build } from "./build.ts";
import { problemLine, readOrRefuse } from "./build_refusal.ts";
import { keepTimes, keptTimes } from "./kept_times.ts";
import type { StepDetail, StepReporter } from "./reporter.ts";
import { keyOf } from "./work_folder.ts";

/** Drive times that were routed. */
export interface RoutedTimes {
  readonly matrix: BuiltMatrix;
  /** Stands for everything that the times depend on. */
  readonly key: string;
  /** What their readers must know. */
  readonly notes: readonly string[];
}

/** What is kept of the times beside `drive-times.bin`. */
type Kept = Omit<BuiltMatrix, "driveTimes"> & Pick<RoutedTimes, "notes">;

/** What the builder of the matrix is doing, in words, and what that counts. */
const DOING: Readonly<Record<BuildProgress["what"], StepDetail>> = {
  nearest: { doing: "finding each school's road", unit: "schools" },
  table: { doing: "asking for tables of times", unit: "tables" },
  route: { doing: "asking for routes", unit: "pairs" },
};

/** Passes on what the builder of the matrix says of itself. */
export function saying(step: StepReporter): (progress: BuildProgress) => void {
  return ({ what, done, total, secondsLeft }) =>
    step.at(done, total, { ...DOING[what], secondsLeft });
}

/** Drive times between all `schools` by `engine`. `from.roads` is the digest of the extract, or the engine's address. */
export async function routeTimes(
  build: Build,
  engine: RoutingEngine,
  schools: readonly School[],
  from: { readonly roads: string; readonly schoolsFile: string },
): Promise<RoutedTimes> {
  const { work, reporter, signal } = build;
  // Without the time of making: the same inputs give the same key, and the same bytes.
  const provenance = { ...(await engine.provenance(signal)), madeAt: null };
  const key = keyOf(schoolHash(schools), from.roads, provenance);
  const file = join(work.path, "drive-times.bin");
  const known = work.kept("drive-times", key, isKept);
  const kept = known === null ? null : await keptTimes(file, schools);
  if (known !== null && kept !== null) {
    reporter.kept("drive-times");
    const { notes, ...matrix } = known;
    return { matrix: { ...matrix, driveTimes: kept }, key, notes };
  }
  const step = reporter.begin("drive-times", "pairs");
  const journal = join(work.path, `matrix-${key.slice(0, 12)}.journal`);
  await removeOtherJournals(work.path, journal);
  const reading = await build.tools.buildMatrix(engine, schools, {
    journal,
    schoolsFile: from.schoolsFile,
    signal,
    onProgress: saying(step),
  });
  const { driveTimes, ...matrix } = readOrRefuse(reading);
  const notes = reading.ok ? reading.notes.map(problemLine) : [];
  const stored = await keepTimes(file, driveTimes, schools);
  await work.keep("drive-times", key, { ...matrix, notes } satisfies Kept);
  await rm(journal, { force: true });
  reporter.done("drive-times");
  return { matrix: { ...matrix, driveTimes: stored }, key, notes };
}

async function removeOtherJournals(folder: string, journal: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (/^matrix-.*\.journal$/.test(name) && path !== journal) await rm(path, { force: true });
  }
}

function isKept(value: unknown): value is Kept {
  if (!isJsonObject(value)) return false;
  const { snaps, routedSingly, rerouted, notes } = value;
  const lists = [snaps, rerouted, notes].every((list) => Array.isArray(list));
  return lists && typeof routedSingly === "number";
}
