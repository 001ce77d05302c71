import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import type { School } from "../../src/domain/school.ts";
import { isJsonObject } from "../../src/io/json_fields.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import type { Build } from "./build.ts";
import { readOrRefuse } from "./build_refusal.ts";
import type { RoutedTimes } from "./drive_times.ts";
import { saying } from "./drive_times.ts";
import { keepTimes, keptTimes } from "./kept_times.ts";
import { keyOf } from "./work_folder.ts";

/** Up to this many schools, every pair gets directions. */
const EVERY_PAIR_UP_TO = 100;

/** Above, pairs within this many raw seconds: an hour without traffic, beyond any limit that is set. */
const REACH_SECONDS = 3_600;

/** The stored routes of an area. */
export interface StoredDirections {
  /** The folder that holds `routes/<urn>.ndjson.gz`. */
  readonly folder: string;
  readonly count: number;
  /** Pairs farther apart than this, in raw seconds, have none; `null` where every pair has its route. */
  readonly reachSeconds: number | null;
  /** The times, each pair's being that of its stored route where it has one. */
  readonly driveTimes: DriveTimes;
  /** Pairs whose own route gave another time than the table. */
  readonly rerouted: number;
}

type Kept = Pick<StoredDirections, "count" | "rerouted">;

/** Routes between all pairs of schools within reach; what an ended build has is not asked for again. */
export async function storeDirections(
  build: Build,
  engine: RoutingEngine,
  schools: readonly School[],
  times: RoutedTimes,
): Promise<StoredDirections> {
  const { work, reporter, signal } = build;
  const reachSeconds = schools.length > EVERY_PAIR_UP_TO ? REACH_SECONDS : null;
  const key = keyOf(times.key, reachSeconds);
  const folder = join(work.path, `directions-${key.slice(0, 12)}`);
  const file = join(folder, "drive-times.bin");
  const known = work.kept("directions", key, isKept);
  const kept = known === null ? null : await keptTimes(file, schools);
  if (known !== null && kept !== null) {
    reporter.kept("directions");
    return { ...known, folder, reachSeconds, driveTimes: kept };
  }
  await removeOtherFolders(work.path, folder);
  await mkdir(folder, { recursive: true });
  const step = reporter.begin("directions", "pairs");
  const { count, matrix } = readOrRefuse(
    await build.tools.collectRoutes(engine, schools, times.matrix, {
      folder,
      withinSeconds: reachSeconds ?? Number.POSITIVE_INFINITY,
      signal,
      onProgress: saying(step),
    }),
  );
  const driveTimes = await keepTimes(file, matrix.driveTimes, schools);
  const result: Kept = { count, rerouted: matrix.rerouted.length };
  await work.keep("directions", key, result);
  reporter.done("directions");
  return { ...result, folder, reachSeconds, driveTimes };
}

async function removeOtherFolders(work: string, folder: string): Promise<void> {
  for (const name of await readdir(work)) {
    const path = join(work, name);
    if (/^directions-[0-9a-f]{12}$/.test(name) && path !== folder) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

function isKept(value: unknown): value is Kept {
  if (!isJsonObject(value)) return false;
  return typeof value["count"] === "number" && typeof value["rerouted"] === "number";
}
