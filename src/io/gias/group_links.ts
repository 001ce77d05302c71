import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { Urn } from "../../domain/school.ts";
import type { ByteSource, ReadingHooks } from "../csv_stream.ts";
import { openCsvStream } from "../csv_stream.ts";
import { refuseFile } from "../refusal.ts";
import { headingKey, suppliedText, urnText } from "../school_cells.ts";

/** The trust and the federation of one school. */
export interface Ties {
  readonly trust: string | null;
  readonly federation: string | null;
}

/** Which of the file's headings hold what, where its headings are not the usual ones. */
export interface GroupLinksHeadings {
  readonly urn?: string;
  readonly name?: string;
  readonly type?: string;
}

const USUAL = {
  urn: ["urn", "establishmenturn"],
  name: ["groupname", "name"],
  type: ["grouptype", "grouptypename"],
  closed: ["closeddate", "groupcloseddate"],
} as const;

/** The trusts and federations of schools from the GIAS group links file; links to closed groups are left out. */
export async function readGroupLinks(
  source: ByteSource,
  file: string,
  headings: GroupLinksHeadings = {},
  hooks: ReadingHooks = {},
): Promise<Reading<ReadonlyMap<Urn, Ties>>> {
  const stream = await openCsvStream(source, file, hooks);
  const ties = new Map<Urn, Ties>();
  const notes: ReaderProblem[] = [];
  let columns: GroupColumns | null = null;
  for await (const piece of stream.pieces) {
    notes.push(...piece.problems);
    for (const { cells } of piece.records) {
      if (columns === null) {
        columns = groupColumns(cells, headings);
        if (columns === null) return refused(file);
        continue;
      }
      addTie(ties, cells, columns);
    }
  }
  return columns === null ? refused(file) : { ok: true, value: ties, notes };
}

function refused(file: string): Reading<never> {
  return refuseFile(
    file,
    "It is not a GIAS group links file: it has no columns for URN, group name and group type.",
    "Say which of its headings hold them, or give another file.",
  );
}

interface GroupColumns {
  readonly urn: number;
  readonly name: number;
  readonly type: number;
  readonly closed: number;
}

function groupColumns(cells: readonly string[], headings: GroupLinksHeadings): GroupColumns | null {
  const keys = cells.map(headingKey);
  const find = (usual: readonly string[], given?: string) =>
    keys.findIndex((key) =>
      given === undefined ? usual.includes(key) : key === headingKey(given),
    );
  const columns = {
    urn: find(USUAL.urn, headings.urn),
    name: find(USUAL.name, headings.name),
    type: find(USUAL.type, headings.type),
    closed: find(USUAL.closed),
  };
  return columns.urn < 0 || columns.name < 0 || columns.type < 0 ? null : columns;
}

function addTie(ties: Map<Urn, Ties>, cells: readonly string[], columns: GroupColumns): void {
  const cell = (index: number) => (cells[index] ?? "").trim();
  const urn = urnText(cell(columns.urn));
  const name = suppliedText(cell(columns.name));
  const tie = tieOf(cell(columns.type));
  if (urn === null || name === null || tie === null) return;
  if (suppliedText(cell(columns.closed)) !== null) return;
  const known = ties.get(urn) ?? { trust: null, federation: null };
  ties.set(urn, { ...known, [tie]: name });
}

/** Umbrella trusts and sponsors tie schools loosely and are not counted as their trust. */
function tieOf(type: string): keyof Ties | null {
  if (/federation/i.test(type)) return "federation";
  return /trust/i.test(type) && !/umbrella/i.test(type) ? "trust" : null;
}
