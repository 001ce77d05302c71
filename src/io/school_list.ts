import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { School, Urn } from "../domain/school.ts";
import type { TextEncoding } from "./text.ts";

/** How many rows a school file had, and what became of them: read = accepted + filtered + rejected. */
export interface SchoolCounts {
  readonly read: number;
  readonly accepted: number;
  /** Rows that were left out as asked: closed, another phase, another authority. */
  readonly filtered: number;
  readonly rejected: number;
}

/** What a school file gave. */
export interface SchoolList {
  /** In file order, each URN once. */
  readonly schools: readonly School[];
  /** The row of each school; 1 is the header row. */
  readonly rows: ReadonlyMap<Urn, number>;
  readonly counts: SchoolCounts;
  /** One problem for each row that could not be used. */
  readonly rejected: readonly ReaderProblem[];
  /** Reservations about rows that were used, and about the file as a whole. */
  readonly notes: readonly ReaderProblem[];
  /** Headings of the file that are not used. */
  readonly ignoredColumns: readonly string[];
  /** Headings that the file does not have, so that what they hold is "not supplied". */
  readonly missingColumns: readonly string[];
  readonly encoding: TextEncoding;
  /** The extract's own date, `YYYY-MM-DD`; `null` where its name does not say. */
  readonly asAt: string | null;
}

/** What is wrong in one place of a file; the file and row are filled in by whoever holds them. */
export type CellProblem = Omit<ReaderProblem, "file" | "row">;

/** Collects a file's schools, counting every row once. */
export interface SchoolCollector {
  readonly counts: SchoolCounts;
  accept(row: number, school: School, notes: readonly CellProblem[]): void;
  filter(): void;
  reject(row: number, problem: CellProblem): void;
  note(problem: ReaderProblem): void;
  finish(
    about: Pick<SchoolList, "ignoredColumns" | "missingColumns" | "encoding" | "asAt">,
  ): Reading<SchoolList>;
}

/** Collects the schools of `file`: a URN that comes twice keeps its first row. */
export function createSchoolCollector(file: string): SchoolCollector {
  const schools: School[] = [];
  const rowByUrn = new Map<Urn, number>();
  const rejected: ReaderProblem[] = [];
  const notes: ReaderProblem[] = [];
  let filtered = 0;
  const counts = () => ({
    read: schools.length + filtered + rejected.length,
    accepted: schools.length,
    filtered,
    rejected: rejected.length,
  });
  const reject = (row: number, problem: CellProblem) => rejected.push({ file, row, ...problem });
  return {
    get counts() {
      return counts();
    },
    accept(row, school, cellNotes) {
      const first = rowByUrn.get(school.urn);
      if (first !== undefined) {
        reject(row, duplicateUrn(school.urn, first));
        return;
      }
      rowByUrn.set(school.urn, row);
      schools.push(school);
      for (const note of cellNotes) notes.push({ file, row, ...note });
    },
    filter() {
      filtered++;
    },
    reject,
    note(problem) {
      notes.push(problem);
    },
    finish(about) {
      if (schools.length === 0) {
        return { ok: false, problems: [noSchools(file, counts()), ...rejected, ...notes] };
      }
      const value: SchoolList = {
        schools,
        rows: rowByUrn,
        counts: counts(),
        rejected,
        notes,
        ...about,
      };
      return { ok: true, value, notes };
    },
  };
}

function duplicateUrn(urn: Urn, firstRow: number): CellProblem {
  return {
    column: "URN",
    value: urn,
    reason: `URN ${urn} is in row ${firstRow} already; the first row is kept.`,
    advice: "Delete one of the two rows, or correct its URN.",
  };
}

function noSchools(file: string, counts: SchoolCounts): ReaderProblem {
  const { read, filtered, rejected } = counts;
  const reason =
    read === 0
      ? "The file has no rows below its header."
      : `No school could be used: of ${read} rows, ${filtered} were left out by the filters and ${rejected} were unusable.`;
  const advice =
    filtered > 0
      ? "Check the local authority, phase and status that were asked for."
      : "Give a schools.csv (urn, name, longitude, latitude) or a GIAS extract with its header row.";
  return { file, row: null, column: null, value: null, reason, advice };
}
