import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area, AreaSource } from "../../src/domain/area.ts";
import type { School } from "../../src/domain/school.ts";
import { readArea } from "../../src/io/area_json.ts";
import { AREA_MANIFEST_FILE, readAreaManifest } from "../../src/io/area_manifest.ts";
import { AUTHORITIES_FILE, REGISTER_FILE, readAuthorities } from "../../src/io/authorities.ts";
import { areaFromRegister, readRegister } from "../../src/io/register.ts";
import { REGISTER_AS_AT, REGISTER_SOURCES } from "../../src/io/register_sources.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { areaFolder } from "../area_folder.ts";
import { ROOT } from "../repository_root.ts";

const GEODATA = join(ROOT, "geodata");
const BUILT_IN = join(GEODATA, "areas");

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

/** Where schools that came with the program are from, and the day on which they were open. */
export interface KnownSchools {
  readonly sources: readonly AreaSource[];
  readonly asAt: string;
}

/** The source of `schools` where they are the very ones that come with the program for the authority; else `null`. */
export async function knownSchools(
  laCode: string,
  schools: readonly School[],
  builtIn: Area | null,
): Promise<KnownSchools | null> {
  const known = { sources: REGISTER_SOURCES, asAt: REGISTER_AS_AT };
  const hash = schoolHash(schools);
  if (builtIn !== null) return schoolHash(builtIn.schools) === hash ? known : null;
  const list = readAuthorities(await readFile(join(GEODATA, AUTHORITIES_FILE)));
  const authority = list.ok ? list.value.authorities.find((one) => one.laCode === laCode) : null;
  if (authority?.schools !== schools.length) return null;
  const register = await readRegister(await readFile(join(GEODATA, REGISTER_FILE)));
  if (!register.ok) throw new Error(JSON.stringify(register.problems));
  return schoolHash(areaFromRegister(register.value, laCode).schools) === hash ? known : null;
}
