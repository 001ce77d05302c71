import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { CAR_PROFILE_VERSION } from "../car/car_profile.ts";
import { hashFile } from "../downloads/file_hash.ts";
import { readingOf } from "../osm/extract_problem.ts";
import { buildTiles } from "./build_tiles.ts";
import type { InstalledEngine } from "./engine_package.ts";
import type { EngineProgress } from "./engine_progress.ts";
import { rewriteExtract } from "./rewrite_extract.ts";
import { withLock } from "./tile_lock.ts";

/** How tiles are got. */
export interface TileOptions {
  readonly cacheFolder: string;
  readonly onProgress: (progress: EngineProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * The folder with the engine's tiles of the extract in `file`: from the cache, or built there now, once for every content of
 * the extract, version of the engine and version of our car profile. Tiles appear only when they are complete; of two
 * processes one builds and the other waits. Rejects with an `EngineFailure` or the signal's reason.
 */
export async function tilesOf(
  engine: InstalledEngine,
  file: string,
  options: TileOptions,
): Promise<string> {
  const { cacheFolder, signal } = options;
  const hash = await usable(file, () => hashFile(file, "sha256", signal));
  const name = `tiles-${engine.version}-${CAR_PROFILE_VERSION}-${hash.slice(0, 24)}`;
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  return await withLock(`${folder}.lock`, signal, async () => {
    if (!existsSync(folder)) await makeTiles(engine, file, folder, options);
    return folder;
  });
}

async function makeTiles(
  engine: InstalledEngine,
  file: string,
  folder: string,
  { onProgress, signal }: TileOptions,
): Promise<void> {
  const part = `${folder}.part-`;
  await removeParts(part);
  const work = await mkdtemp(part);
  try {
    const roads = join(work, "roads.osm.pbf");
    const onBytes = (done: number, total: number) => onProgress({ what: "speeds", done, total });
    await usable(file, () => rewriteExtract(file, roads, onBytes, signal));
    await buildTiles(engine, roads, join(work, "tiles"), {
      onStage: (done, total) => onProgress({ what: "tiles", done, total }),
      signal,
    });
    await rename(join(work, "tiles"), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Removes what builds that were killed left behind: whoever holds the lock is alone with this name. */
async function removeParts(part: string): Promise<void> {
  const folder = dirname(part);
  const left = (await readdir(folder)).filter((name) => name.startsWith(basename(part)));
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
}

/** What `read` gives; where the extract cannot be used, its sentence as an `EngineFailure`. */
async function usable<T>(file: string, read: () => Promise<T>): Promise<T> {
  const reading = await readingOf(basename(file), read);
  if (reading.ok) return reading.value;
  const [problem] = reading.problems;
  throw new EngineFailure(`${problem?.file}: ${problem?.reason} ${problem?.advice}`);
}
