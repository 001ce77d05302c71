import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import { readArea } from "../../src/io/area_json.ts";
import { AREA_MANIFEST_FILE, readAreaManifest } from "../../src/io/area_manifest.ts";
import { areaFolder } from "../area_folder.ts";
import { ROOT } from "../repository_root.ts";

const BUILT_IN = join(ROOT, "geodata", "areas");

/** The built-in area of the authority, for its boundary and place names; `null` where there is none. */
export async function builtInAreaOf(laCode: string, folder = BUILT_IN): Promise<Area | null> {
  for (const name of (await readdir(folder)).sort()) {
    const files = areaFolder(join(folder, name));
    const bytes = await files.read(AREA_MANIFEST_FILE);
    const manifest = bytes === null ? null : readAreaManifest(bytes, AREA_MANIFEST_FILE);
    if (manifest?.ok !== true || manifest.value.laCode !== laCode) continue;
    const reading = await readArea(files);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return reading.value;
  }
  return null;
}
