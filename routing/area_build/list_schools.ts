import { readFile } from "node:fs/promises";
import type { School } from "../../src/domain/school.ts";
import { parseCsvPiece, sniffDialect } from "../../src/io/csv.ts";
import { isGiasHeader } from "../../src/io/gias/gias_columns.ts";
import { readSchools } from "../../src/io/read_schools.ts";
import type { SchoolList } from "../../src/io/school_list.ts";
import { readSchoolsCsv, writeSchoolsCsv } from "../../src/io/schools_csv.ts";
import { decodeText } from "../../src/io/text.ts";
import { authorityCalled } from "./authority.ts";
import type { Build } from "./build.ts";
import { BuildRefusal, readOrRefuse } from "./build_refusal.ts";
import type { SchoolsFile } from "./schools_file.ts";

/** The schools that an area is built for. */
export interface AuthoritySchools {
  readonly laCode: string;
  readonly laName: string;
  /** As the area will hold them: positions to six decimals. */
  readonly schools: readonly School[];
  /** The day on which they were open; `null` where the file does not say. */
  readonly asAt: string | null;
  readonly isGias: boolean;
  readonly notes: readonly string[];
}

const HEADER_BYTES = 65_536;

/** The schools of the authority that was asked for. Throws a `BuildRefusal` where the file has none. */
export async function listSchools(build: Build, from: SchoolsFile): Promise<AuthoritySchools> {
  const reporter = build.reporter.begin("schools", "schools");
  const bytes = await readFile(from.file, { signal: build.signal });
  const isGias = isGiasFile(bytes, from.name);
  const hooks = { signal: build.signal };
  const all = readOrRefuse(await readSchools(bytes, from.name, {}, hooks));
  const { laCode, laName } = authorityCalled(build.request.la, all.schools, from.name);
  const list = isGias
    ? readOrRefuse(await readSchools(bytes, from.name, { filter: { authority: laCode } }, hooks))
    : all;
  const chosen = list.schools.filter((school) => school.laCode === laCode);
  const stored = readOrRefuse(readSchoolsCsv(writeSchoolsCsv(chosen), from.name));
  refuseTooFew(stored.schools, laName, from.name);
  reporter.at(stored.schools.length, stored.schools.length);
  build.reporter.done("schools");
  return {
    laCode,
    laName,
    schools: stored.schools.map((school) => ({ ...school, snapMetres: null })),
    asAt: from.date ?? all.asAt,
    isGias,
    notes: isGias ? notesOn(list, from.name, laCode) : [],
  };
}

function refuseTooFew(schools: readonly School[], laName: string, file: string): void {
  const placed = schools.filter(({ location }) => location !== null).length;
  if (placed >= 2) return;
  const all = schools.length === 1 ? "1 school" : `${schools.length} schools`;
  throw new BuildRefusal(
    `${file} has ${all} of ${laName}, ${placed === 0 ? "none of them" : "only one"} with a position, and drive times need two. Give a file with easting and northing, or longitude and latitude.`,
  );
}

function notesOn({ rejected, notes }: SchoolList, file: string, laCode: string): string[] {
  if (rejected.length + notes.length === 0) return [];
  return [
    `${rejected.length} rows of ${file} could not be used and ${notes.length} are used with a note: "planner schools ${file} --la ${laCode}" lists them.`,
  ];
}

function isGiasFile(bytes: Uint8Array, file: string): boolean {
  const { text } = decodeText(bytes.subarray(0, HEADER_BYTES));
  const [header] = parseCsvPiece(text, sniffDialect(text), file, 1, false).records;
  return header !== undefined && isGiasHeader(header.cells);
}
