import { readFile } from "node:fs/promises";
import type { ReaderProblem } from "../../src/domain/reader_problem.ts";
import type { School, Urn } from "../../src/domain/school.ts";
import { parseCsvPiece, sniffDialect } from "../../src/io/csv.ts";
import { isGiasHeader } from "../../src/io/gias/gias_columns.ts";
import { readSchools } from "../../src/io/read_schools.ts";
import type { SchoolList } from "../../src/io/school_list.ts";
import { readSchoolsCsv, writeSchoolsCsv } from "../../src/io/schools_csv.ts";
import { decodeText } from "../../src/io/text.ts";
import { authorityCalled } from "./authority.ts";
import { borderSchools } from "./border_schools.ts";
import type { Build } from "./build.ts";
import { BuildRefusal, problemLine, readOrRefuse } from "./build_refusal.ts";
import type { SchoolsFile } from "./schools_file.ts";

/** The schools that an area is built for. */
export interface AuthoritySchools {
  readonly laCode: string;
  readonly laName: string;
  /** As the area will hold them: positions to six decimals. */
  readonly schools: readonly School[];
  /** Those of `schools` that are of neighbouring authorities; they come last. */
  readonly border: ReadonlySet<Urn>;
  /** The day on which they were open; `null` where the file does not say. */
  readonly asAt: string | null;
  readonly isGias: boolean;
  /** Rows of the file that could not be used, or were used with a reservation, a sentence each. */
  readonly notes: readonly string[];
  /** Why each school without a position has none, a sentence each. */
  readonly unplaced: readonly string[];
}

/** So many notes on rows are told one by one; the rest are counted. */
const MOST_NOTES = 5;

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
  const border = await borderSchools(laCode, chosen, all.schools, build.request.border);
  const listed = [...chosen, ...border];
  const stored = readOrRefuse(readSchoolsCsv(writeSchoolsCsv(listed), from.name));
  const rows = rowsOf(list, chosen);
  refuseTooFew(chosen, rows, laName, from.name);
  reporter.at(stored.schools.length, stored.schools.length);
  build.reporter.done("schools");
  return {
    laCode,
    laName,
    schools: stored.schools.map((school) => ({ ...school, snapMetres: null })),
    border: new Set(border.map(({ urn }) => urn)),
    asAt: from.date ?? all.asAt,
    isGias,
    notes: notesOn(list, rows, `planner schools ${from.name}${isGias ? ` --la ${laCode}` : ""}`),
    unplaced: rows.filter(isUnplaced).map(rowLine),
  };
}

/** The schools of the authority itself. */
export function ownSchools({ schools, border }: AuthoritySchools): readonly School[] {
  return schools.filter(({ urn }) => !border.has(urn));
}

/** `authority` without `left` of its neighbours' schools, each of which a note names. */
export function withoutBorderSchools(
  authority: AuthoritySchools,
  left: ReadonlySet<Urn>,
): AuthoritySchools {
  if (left.size === 0) return authority;
  const named = authority.schools.filter(({ urn }) => left.has(urn));
  const names = named.slice(0, MOST_NOTES).map(({ name, urn }) => `${name} (${urn})`);
  const rest = named.length - names.length;
  const which = rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
  return {
    ...authority,
    schools: authority.schools.filter(({ urn }) => !left.has(urn)),
    border: new Set([...authority.border].filter((urn) => !left.has(urn))),
    notes: [
      ...authority.notes,
      `Left out, over the border and beyond the roads that were given: ${which}.`,
    ],
  };
}

/** A school with a reservation about its row. */
interface SchoolRow {
  readonly school: School;
  readonly problem: ReaderProblem;
}

function rowsOf({ rows, notes }: SchoolList, schools: readonly School[]): readonly SchoolRow[] {
  const byRow = new Map(schools.map((school) => [rows.get(school.urn), school]));
  return notes.flatMap((problem) => {
    const school = problem.row === null ? undefined : byRow.get(problem.row);
    return school === undefined ? [] : [{ school, problem }];
  });
}

/** Whether it is about the place of a school that has none. */
function isUnplaced({ school, problem }: SchoolRow): boolean {
  return school.location === null && /easting|longitude/.test(problem.column ?? "");
}

function rowLine({ school: { name, urn }, problem }: SchoolRow): string {
  return `${name} (${urn}): ${problemLine(problem)}`;
}

function refuseTooFew(
  schools: readonly School[],
  rows: readonly SchoolRow[],
  laName: string,
  file: string,
): void {
  const placed = schools.filter(({ location }) => location !== null).length;
  if (placed >= 2) return;
  const all = schools.length === 1 ? "1 school" : `${schools.length} schools`;
  const has = `${file} has ${all} of ${laName}, ${placed === 0 ? "none of them" : "only one"} with a position that can be used, and drive times need two.`;
  const [first, ...others] = rows.filter((row) => isUnplaced(row) && !isBlank(row.problem));
  if (first === undefined) {
    throw new BuildRefusal(
      `${has} Give a file with easting and northing, or longitude and latitude.`,
    );
  }
  const rest = others.length === 0 ? "" : ` (${others.length} more like it.)`;
  throw new BuildRefusal(`${has} ${rowLine(first)}${rest}`);
}

/** Whether nothing stands where the place should be, 0 and 0 being nothing. */
function isBlank({ value }: ReaderProblem): boolean {
  return !/[1-9a-z]/i.test(value ?? "");
}

/** What is to be said of rows that were not used or used with a reservation; `command` lists all of them. */
function notesOn(
  { rejected, notes }: SchoolList,
  rows: readonly SchoolRow[],
  command: string,
): readonly string[] {
  const lines = [
    ...rejected.map((problem) => `Not used: ${problemLine(problem)}`),
    ...notes.filter(({ row }) => row === null).map(problemLine),
    ...rows.filter((row) => !isUnplaced(row)).map(rowLine),
  ];
  const rest = lines.length - MOST_NOTES;
  const more = rest > 0 ? [`${rest} more such rows; "${command}" lists them all.`] : [];
  return [...lines.slice(0, MOST_NOTES), ...more];
}

function isGiasFile(bytes: Uint8Array, file: string): boolean {
  const { text } = decodeText(bytes.subarray(0, HEADER_BYTES));
  const [header] = parseCsvPiece(text, sniffDialect(text), file, 1, false).records;
  return header !== undefined && isGiasHeader(header.cells);
}
