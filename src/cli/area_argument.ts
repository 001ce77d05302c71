import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { areaFolder } from "../../routing/area_folder.ts";
import type { Area } from "../domain/area.ts";
import type { School } from "../domain/school.ts";
import type { AreaFiles } from "../io/area_files.ts";
import { readArea } from "../io/area_json.ts";
import { areaName } from "../io/area_name.ts";
import { areaOfSchools, estimatedTimes, titleFromFile } from "../io/area_of_schools.ts";
import { AUTHORITIES_FILE, REGISTER_FILE } from "../io/authorities.ts";
import { decodeDriveTimes } from "../io/drive_times_bin.ts";
import { matchSchools } from "../io/match_schools.ts";
import { nearNames } from "../io/near_names.ts";
import { readOsrmTable } from "../io/osrm_table.ts";
import { areaFromRegister, readRegister } from "../io/register.ts";
import { schoolHash } from "../io/school_hash.ts";
import { readSnapMetres, withSnapMetres } from "../io/snap_metres.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { notice, noticeProblems } from "./output.ts";
import { GIAS_HELP, GIAS_OPTIONS, readSchoolFile } from "./school_file.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";

/** The folder of the built-in areas and the register, whether this module runs from its source or compiled. */
const GEODATA = geodataAbove(dirname(fileURLToPath(import.meta.url)));
const BUILT_IN = join(GEODATA, "areas");

export const AREA_OPTIONS = { ...GIAS_OPTIONS, area: TEXT, schools: TEXT, "drive-times": TEXT };

export const AREA_HELP = `The area is one of
  --area NAME|DIR       a built-in area, an English authority by name or code, or a folder that was built
  --schools FILE [--drive-times FILE|estimate]
                        your own schools, with a drive-times.bin, an OSRM table, or estimated times
${GIAS_HELP}`;

/** An area, and its files where it was read from a folder. */
export interface OpenArea {
  readonly area: Area;
  readonly files: AreaFiles | null;
}

/**
 * The area that the options name, with notices about what everyone who reads its figures must know; about its drive times
 * only where `usesItsTimes`.
 */
export async function openArea(args: Arguments, usesItsTimes = true): Promise<OpenArea> {
  const name = textOption(args, "area");
  const schools = textOption(args, "schools");
  const times = textOption(args, "drive-times");
  if (name !== undefined && (schools ?? times) !== undefined) {
    throw new UsageError(
      "--area comes with its own schools and drive times. Leave --schools and --drive-times out, or --area.",
    );
  }
  if (name === undefined && schools === undefined) {
    throw new UsageError(
      `Say which schools: --area NAME (${builtInNames().join(", ")}, any English authority, or a folder), or --schools FILE.`,
    );
  }
  const opened =
    name === undefined ? await fromSchools(schools ?? "", times, args) : await fromName(name);
  if (!usesItsTimes) return opened;
  if (opened.area.driveTimes.kind === "estimate")
    noticeEstimate(times === undefined && schools !== undefined);
  for (const caveat of opened.area.caveats) notice(`Note: ${caveat}`);
  return opened;
}

function noticeEstimate(isUnasked: boolean): void {
  const why = isUnasked ? "No --drive-times, so drive" : "Drive";
  notice(
    `Note: ${why} times are estimated from straight-line distance, not routed; a pair inside the error band is "too close to call".`,
  );
}

async function fromName(name: string): Promise<OpenArea> {
  const builtIn = join(BUILT_IN, areaName(name));
  if (areaName(name) !== "" && !/[/\\]/.test(name) && existsSync(builtIn))
    return fromFolder(builtIn);
  if (existsSync(name) && statSync(name).isDirectory()) return fromFolder(name);
  return fromRegister(name);
}

async function fromFolder(folder: string): Promise<OpenArea> {
  const files = areaFolder(folder);
  const reading = await readArea(files);
  if (reading.ok) noticeProblems(reading.notes, `planner schools ${join(folder, "schools.csv")}`);
  return { area: readOrRefuse(reading, folder), files };
}

async function fromRegister(name: string): Promise<OpenArea> {
  const register = readOrRefuse(await readRegister(await readFile(join(GEODATA, REGISTER_FILE))));
  const authority = register.authorities.find(
    (known) => known.laCode === name || known.name === areaName(name),
  );
  if (authority === undefined) {
    throw new UsageError(
      `--area is "${name}": it is neither a built-in area (${builtInNames().join(", ")}), nor a folder, nor the name or code of an English authority.${similar(name, register.authorities)}`,
    );
  }
  const builtIn = join(BUILT_IN, authority.name);
  if (existsSync(builtIn)) return fromFolder(builtIn);
  const area = areaFromRegister(register, authority.laCode);
  return { area, files: null };
}

/** What someone may have meant by `name`, or what there is to do. */
function similar(name: string, authorities: readonly { readonly laName: string }[]): string {
  const near = nearNames(
    name,
    authorities.map(({ laName }) => laName),
  );
  if (near.length > 0) return ` Did you mean ${near.join(" or ")}?`;
  if (/[/\\]/.test(name)) {
    return ` There is no folder ${resolve(name)}: check the path, or make the area with "planner area build".`;
  }
  return ` The authorities are listed in ${join("geodata", AUTHORITIES_FILE)}.`;
}

async function fromSchools(
  file: string,
  times: string | undefined,
  args: Arguments,
): Promise<OpenArea> {
  const list = await readSchoolFile(file, "--schools", args);
  noticeProblems([...list.rejected, ...list.notes], `planner schools ${file}`);
  const { driveTimes, schools } = await readDriveTimes(times ?? "estimate", list.schools);
  const { asAt } = list;
  const title = onlyOne(schools.map(({ laName }) => laName)) ?? titleFromFile(file);
  const laCode = onlyOne(schools.map((school) => school.laCode));
  const area = areaOfSchools(schools, { title, laCode, file: basename(file), asAt }, driveTimes);
  return { area, files: null };
}

/** The value that all of `values` are; `null` where they differ. */
function onlyOne<T>(values: readonly (T | null)[]): T | null {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? (first ?? null) : null;
}

/** The drive times of `file`, and `schools` with what it says of their way to the road. */
async function readDriveTimes(
  file: string,
  schools: readonly School[],
): Promise<Pick<Area, "driveTimes" | "schools">> {
  if (file === "estimate") return { driveTimes: estimatedTimes(schools), schools };
  const bytes = await readInput(file, "--drive-times");
  const isText = /^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
  const reading = isText ? readOsrmTable(bytes, file) : decodeDriveTimes(bytes, file);
  if (!reading.ok) return readOrRefuse(reading);
  const driveTimes = readOrRefuse(matchSchools(reading, schools.length, schoolHash(schools), file));
  const metres = readSnapMetres(bytes, schools.length);
  return { driveTimes, schools: withSnapMetres(schools, metres) };
}

function builtInNames(): readonly string[] {
  if (!existsSync(BUILT_IN)) return [];
  return readdirSync(BUILT_IN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function geodataAbove(folder: string): string {
  const geodata = join(folder, "geodata");
  if (existsSync(join(geodata, "areas"))) return geodata;
  if (dirname(folder) === folder)
    throw new Error(`There is no geodata/areas above ${import.meta.url}.`);
  return geodataAbove(dirname(folder));
}
