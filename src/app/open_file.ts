import type { Area } from "../domain/area.ts";
import type { DriveTimes } from "../domain/drive_times.ts";
import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { decodeDriveTimes } from "../io/drive_times_bin.ts";
import type { GiasOptions } from "../io/gias/read_gias.ts";
import type { ImportClient } from "../io/import_protocol.ts";
import { matchSchools } from "../io/match_schools.ts";
import { readOsrmTable } from "../io/osrm_table.ts";
import { readPlan } from "../io/plan_file.ts";
import { refuseFile } from "../io/refusal.ts";
import { schoolHash } from "../io/school_hash.ts";
import type { SchoolList } from "../io/school_list.ts";
import { readSnapMetres } from "../io/snap_metres.ts";

/** What a file that the user brought turned out to be. */
export type Opened =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "schools"; readonly list: SchoolList }
  | {
      readonly kind: "drive-times";
      readonly driveTimes: DriveTimes;
      /** Metres from each school to its road, where the file says. */
      readonly snapMetres: readonly (number | null)[] | null;
    };

/** How long work tells how far it is and is stopped. */
export interface OpenHooks {
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Which rows of a GIAS extract are wanted beside the usual ones. */
export type SchoolSwitches = Pick<GiasOptions, "filter" | "mendSwappedPlaces">;

const START_BYTES = 4096;

/**
 * What the user's files hold, told by their content: a plan, drive times for `area`, or schools with, beside them, the
 * links and group links of a GIAS extract. Rejects only when the signal aborts or the reading worker broke.
 */
export async function openFiles(
  files: readonly File[],
  area: Area | null,
  importer: ImportClient,
  switches: SchoolSwitches,
  hooks: OpenHooks,
): Promise<Reading<Opened>> {
  const links = files.find((file) => /^links/i.test(file.name));
  const groupLinks = files.find((file) => /group.?links/i.test(file.name));
  const [file, ...others] = files.filter((known) => known !== links && known !== groupLinks);
  if (file === undefined) {
    return refuseFile(
      files[0]?.name ?? "",
      "It holds links between schools, not schools.",
      "Choose the GIAS extract together with it.",
    );
  }
  const other = others[0];
  if (other !== undefined) {
    return refuseFile(
      other.name,
      `It was chosen together with ${file.name}.`,
      "Open one file at a time; only links files go with an extract.",
    );
  }
  const start = new TextDecoder()
    .decode(await file.slice(0, START_BYTES).arrayBuffer())
    .trimStart();
  if (start.startsWith("DRIVETMS")) {
    const bytes = await bytesOf(file);
    return driveTimesFor(area, decodeDriveTimes(bytes, file.name), bytes, file.name);
  }
  if (start.startsWith("{") || start.startsWith("[")) return openJson(file, area);
  if (isPlanHeader(start)) return asPlan(readPlan(await bytesOf(file), file.name));
  const options: GiasOptions = {
    ...switches,
    ...(links === undefined ? {} : { links: { file: links.name, source: links } }),
    ...(groupLinks === undefined
      ? {}
      : { groupLinks: { file: groupLinks.name, source: groupLinks } }),
  };
  const reading = await importer.read(file, file.name, options, hooks);
  if (!reading.ok) return reading;
  return { ok: true, value: { kind: "schools", list: reading.value }, notes: reading.notes };
}

async function openJson(file: File, area: Area | null): Promise<Reading<Opened>> {
  const bytes = await bytesOf(file);
  const isTable = new TextDecoder().decode(bytes).includes('"durations"');
  return isTable
    ? driveTimesFor(area, readOsrmTable(bytes, file.name), bytes, file.name)
    : asPlan(readPlan(bytes, file.name));
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function isPlanHeader(start: string): boolean {
  const header = (start.split(/\r?\n/)[0] ?? "").toLowerCase();
  const columns = header.split(/[,;\t]/).map((cell) => cell.replace(/[^a-z]/g, ""));
  const has = (...names: readonly string[]) => names.some((name) => columns.includes(name));
  const isOfClusters = has("cluster", "clusterid", "partnership", "partnershipid");
  return has("urn", "schoolurn") && isOfClusters && !has("longitude", "easting");
}

function asPlan(reading: Reading<Plan>): Reading<Opened> {
  if (!reading.ok) return reading;
  return { ok: true, value: { kind: "plan", plan: reading.value }, notes: reading.notes };
}

function driveTimesFor(
  area: Area | null,
  reading: Reading<DriveTimes>,
  bytes: Uint8Array,
  file: string,
): Reading<Opened> {
  if (!reading.ok) return reading;
  if (area === null) {
    return refuseFile(file, "It holds drive times, and no area is open.", "Open the area first.");
  }
  const { schools } = area;
  const matched = matchSchools(reading, schools.length, schoolHash(schools), file);
  if (!matched.ok) return matched;
  return {
    ok: true,
    value: {
      kind: "drive-times",
      driveTimes: matched.value,
      snapMetres: readSnapMetres(bytes, schools.length),
    },
    notes: matched.notes,
  };
}
