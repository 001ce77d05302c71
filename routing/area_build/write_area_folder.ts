import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import { AREA_MANIFEST_FILE } from "../../src/io/area_manifest.ts";
import { writeArea } from "../../src/io/area_writer.ts";
import { BuildRefusal } from "./build_refusal.ts";
import type { StoredDirections } from "./directions.ts";

/** The folder of an area's stored routes. */
const ROUTES = "routes";

/** Throws a `BuildRefusal` where `out` holds something that is not an area, which must not be replaced by one. */
export async function refuseOtherFolder(out: string): Promise<void> {
  if (!existsSync(out)) return;
  const holds = await readdir(out).catch(() => null);
  if (holds === null) {
    throw new BuildRefusal(`--out is "${out}": it is a file. Name a folder for the area.`);
  }
  if (holds.length === 0 || holds.includes(AREA_MANIFEST_FILE)) return;
  throw new BuildRefusal(
    `--out is "${out}": the folder holds other files and no ${AREA_MANIFEST_FILE}, so it was left as it is. Name an empty or a new folder.`,
  );
}

/** Writes the area beside `out` and puts it in `out`'s place only when it is complete. */
export async function writeAreaFolder(
  out: string,
  area: Area,
  asAt: string | null,
  directions: StoredDirections | null,
  signal: AbortSignal,
): Promise<void> {
  await refuseOtherFolder(out);
  const folder = resolve(out);
  const fresh = join(dirname(folder), `.${basename(folder)}.new`);
  const before = join(dirname(folder), `.${basename(folder)}.old`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  for (const [name, bytes] of writeArea(area, asAt)) {
    signal.throwIfAborted();
    await writeFile(join(fresh, name), bytes);
  }
  if (area.hasDirections && directions !== null) {
    signal.throwIfAborted();
    await cp(join(directions.folder, ROUTES), join(fresh, ROUTES), { recursive: true });
  }
  await rm(before, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, before);
  await rename(fresh, folder);
  await rm(before, { recursive: true, force: true });
}
