import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { School, Urn } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import type { CsvRecord } from "../csv.ts";
import { isOverfull, raggedProblem } from "../csv.ts";
import type { ByteSource, ReadingHooks } from "../csv_stream.ts";
import { openCsvStream } from "../csv_stream.ts";
import { refuseFile } from "../refusal.ts";
import type { CellProblem, SchoolCollector, SchoolList } from "../school_list.ts";
import { createSchoolCollector } from "../school_list.ts";
import type { GiasHeader } from "./gias_columns.ts";
import { dateInFileName, GIAS_COLUMNS, readGiasHeader } from "./gias_columns.ts";
import type { GiasFilter } from "./gias_row.ts";
import { cellsOf, DEFAULT_GIAS_FILTER, readGiasRow } from "./gias_row.ts";
import type { GroupLinksHeadings, Ties } from "./group_links.ts";
import { readGroupLinks } from "./group_links.ts";
import type { Predecessors } from "./links.ts";
import { formerTypeOf, readLinks } from "./links.ts";

/** A file by its name and its bytes. */
export interface NamedSource {
  readonly file: string;
  readonly source: ByteSource;
}

/** How an extract is read. Plain values, so that a worker can be sent them. */
export interface GiasOptions {
  /** Where absent: open and proposed primary and middle-deemed-primary schools of every authority. */
  readonly filter?: Partial<GiasFilter>;
  /** The extract's date, `YYYY-MM-DD`, where its file name does not say. */
  readonly asAt?: string;
  /** Turns easting and northing back where they look turned round. */
  readonly mendSwappedPlaces?: boolean;
  /** The links file, for the former types of academies. */
  readonly links?: NamedSource;
  /** The group links file; where given, its trusts and federations replace the extract's own columns. */
  readonly groupLinks?: NamedSource & { readonly headings?: GroupLinksHeadings };
}

/**
 * The schools of a GIAS extract (`edubasealldata….csv`), in pieces with progress; rejects only when the signal aborts.
 * Closed schools are looked at for the former types of academies, and otherwise left out.
 */
export async function readGias(
  extract: NamedSource,
  options: GiasOptions = {},
  hooks: ReadingHooks = {},
): Promise<Reading<SchoolList>> {
  const { file } = extract;
  const besides = await readBesides(options, hooks);
  if (!besides.ok) return besides;
  const { predecessors, ties } = besides.value;
  const stream = await openCsvStream(extract.source, file, hooks);
  const collector = createSchoolCollector(file);
  for (const note of besides.notes) collector.note(note);
  const reader = createRowReader(collector, file, options, predecessors !== null);
  for await (const piece of stream.pieces) {
    for (const problem of piece.problems) collector.note(problem);
    for (const record of piece.records) reader.read(record);
    const lacking = reader.lacking();
    if (lacking !== null) return lacking;
  }
  const { header, asAt } = reader;
  if (header() === null) return refuseFile(file, "The file is empty.", "Give a GIAS extract.");
  const reading = collector.finish({
    ignoredColumns: header()?.ignored ?? [],
    missingColumns: header()?.missing ?? [],
    encoding: stream.encoding,
    asAt,
  });
  return reading.ok ? withLinks(reading.value, file, predecessors, ties, reader.typeOf) : reading;
}

interface Besides {
  readonly predecessors: Predecessors | null;
  readonly ties: { readonly byUrn: ReadonlyMap<Urn, Ties>; readonly asAt: string | null } | null;
}

async function readBesides(options: GiasOptions, hooks: ReadingHooks): Promise<Reading<Besides>> {
  const { links, groupLinks } = options;
  const signal = hooks.signal === undefined ? {} : { signal: hooks.signal };
  const read = links && (await readLinks(links.source, links.file, signal));
  if (read?.ok === false) return read;
  const tied =
    groupLinks &&
    (await readGroupLinks(groupLinks.source, groupLinks.file, groupLinks.headings, signal));
  if (tied?.ok === false) return tied;
  const asAt = groupLinks === undefined ? null : dateInFileName(groupLinks.file);
  return {
    ok: true,
    value: {
      predecessors: read?.value ?? null,
      ties: tied === undefined ? null : { byUrn: tied.value, asAt },
    },
    notes: [...(read?.notes ?? []), ...(tied?.notes ?? [])],
  };
}

interface RowReader {
  readonly asAt: string | null;
  read(record: CsvRecord): void;
  header(): GiasHeader | null;
  /** The refusal of a file without the columns that nothing can be read without; `null` when it has them. */
  lacking(): Reading<SchoolList> | null;
  /** The type of any school in the extract, closed ones too. */
  typeOf(urn: Urn): string | null;
}

function createRowReader(
  collector: SchoolCollector,
  file: string,
  options: GiasOptions,
  keepTypes: boolean,
): RowReader {
  const filter: GiasFilter = { ...DEFAULT_GIAS_FILTER, ...options.filter };
  const asAt = options.asAt ?? dateInFileName(file);
  const types = new Map<Urn, string>();
  let header: GiasHeader | null = null;
  const readBody = (record: CsvRecord, columns: GiasHeader) => {
    const ragged = raggedProblem(record, columns.width, file);
    if (ragged !== null && isOverfull(record, columns.width)) {
      collector.reject(record.row, cellProblem(ragged));
      return;
    }
    const cell = cellsOf(record, columns);
    if (keepTypes && cell("type") !== "") types.set(cell("urn"), cell("type"));
    const row = readGiasRow(cell, filter, asAt, options.mendSwappedPlaces ?? false);
    if (row.kind === "filtered") collector.filter();
    else if (row.kind === "rejected") collector.reject(record.row, row.problem);
    else {
      const cut = ragged === null ? [] : [cellProblem(ragged)];
      collector.accept(record.row, row.school, [...cut, ...row.notes]);
    }
  };
  return {
    asAt,
    read(record) {
      if (header === null) header = readGiasHeader(record.cells.map((heading) => heading.trim()));
      else readBody(record, header);
    },
    header: () => header,
    lacking: () => (header === null ? null : refuseWithout(header, file)),
    typeOf: (urn) => types.get(urn) ?? null,
  };
}

function cellProblem(problem: ReaderProblem): CellProblem {
  const { column, value, reason, advice } = problem;
  return { column, value, reason, advice };
}

function refuseWithout(header: GiasHeader, file: string): Reading<SchoolList> | null {
  const needed = (["urn", "name"] as const).filter((column) => !header.indexes.has(column));
  if (needed.length === 0) return null;
  const names = needed.map((column) => GIAS_COLUMNS[column]).join(" and ");
  return refuseFile(
    file,
    `The header row has no column ${names}.`,
    "Give a GIAS extract with its header row, such as edubasealldata20260624.csv.",
  );
}

function withLinks(
  list: SchoolList,
  file: string,
  predecessors: Predecessors | null,
  ties: Besides["ties"],
  typeOf: (urn: Urn) => string | null,
): Reading<SchoolList> {
  const notes = [...list.notes];
  const schools = list.schools.map((school): School => {
    const tied = ties === null ? school : withTies(school, ties);
    if (predecessors === null || governanceOf(school.type) !== "academy") return tied;
    const formerType = formerTypeOf(school.urn, predecessors, typeOf);
    if (formerType !== "ambiguous") return { ...tied, formerType };
    notes.push(ambiguousFormerType(file, school));
    return tied;
  });
  return { ok: true, value: { ...list, schools, notes }, notes };
}

function withTies(school: School, ties: NonNullable<Besides["ties"]>): School {
  const { trust, federation } = ties.byUrn.get(school.urn) ?? { trust: null, federation: null };
  const dated = (name: string | null) => (name === null ? null : { value: name, asAt: ties.asAt });
  return { ...school, trust: dated(trust), federation: dated(federation) };
}

function ambiguousFormerType(file: string, school: School): ReaderProblem {
  return {
    file,
    row: null,
    column: "former type",
    value: school.urn,
    reason: `${school.name} took over from schools of different types, so its former type is not known.`,
    advice: "Give it in a former_type column of schools.csv if a rule needs it.",
  };
}
