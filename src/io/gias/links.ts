import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { Dated, Urn } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import type { ByteSource, ReadingHooks } from "../csv_stream.ts";
import { openCsvStream } from "../csv_stream.ts";
import { refuseFile } from "../refusal.ts";
import { headingKey, isoDate, urnText } from "../school_cells.ts";

/** A school that another took over from, with the date of the change. */
export interface Predecessor {
  readonly urn: Urn;
  readonly date: string | null;
}

/** The predecessors of each school, from the GIAS links file. */
export type Predecessors = ReadonlyMap<Urn, readonly Predecessor[]>;

/** Predecessors from a GIAS links file (`URN,LinkURN,LinkName,LinkType,LinkEstablishedDate`), whichever side states the link. */
export async function readLinks(
  source: ByteSource,
  file: string,
  hooks: ReadingHooks = {},
): Promise<Reading<Predecessors>> {
  const stream = await openCsvStream(source, file, hooks);
  const predecessors = new Map<Urn, Predecessor[]>();
  const notes: ReaderProblem[] = [];
  let columns: LinkColumns | null = null;
  for await (const piece of stream.pieces) {
    notes.push(...piece.problems);
    for (const { cells } of piece.records) {
      if (columns === null) {
        columns = linkColumns(cells);
        if (columns === null) return refuseFile(file, NOT_LINKS.reason, NOT_LINKS.advice);
        continue;
      }
      addLink(predecessors, cells, columns);
    }
  }
  if (columns === null) return refuseFile(file, NOT_LINKS.reason, NOT_LINKS.advice);
  return { ok: true, value: predecessors, notes };
}

const NOT_LINKS = {
  reason: "It is not a GIAS links file: it has no columns URN, LinkURN and LinkType.",
  advice: "Give the file whose name begins with links_edubasealldata.",
};

interface LinkColumns {
  readonly urn: number;
  readonly linked: number;
  readonly type: number;
  readonly date: number;
}

function linkColumns(headings: readonly string[]): LinkColumns | null {
  const keys = headings.map(headingKey);
  const columns = {
    urn: keys.indexOf("urn"),
    linked: keys.indexOf("linkurn"),
    type: keys.indexOf("linktype"),
    date: keys.indexOf("linkestablisheddate"),
  };
  return columns.urn < 0 || columns.linked < 0 || columns.type < 0 ? null : columns;
}

function addLink(
  predecessors: Map<Urn, Predecessor[]>,
  cells: readonly string[],
  columns: LinkColumns,
): void {
  const cell = (index: number) => (cells[index] ?? "").trim();
  const [urn, linked] = [urnText(cell(columns.urn)), urnText(cell(columns.linked))];
  if (urn === null || linked === null || urn === linked) return;
  const type = cell(columns.type).toLowerCase();
  const isBefore = type.startsWith("predecessor");
  if (!isBefore && !type.startsWith("successor")) return;
  const [later, earlier] = isBefore ? [urn, linked] : [linked, urn];
  const known = predecessors.get(later) ?? [];
  if (known.some((predecessor) => predecessor.urn === earlier)) return;
  predecessors.set(later, [...known, { urn: earlier, date: isoDate(cell(columns.date)) }]);
}

/**
 * The type that an academy had before it converted, as at the date it changed: its predecessors are followed until they
 * are not academies. `null` where none is known; "ambiguous" where several predecessors had different types.
 */
export function formerTypeOf(
  urn: Urn,
  predecessors: Predecessors,
  typeOf: (urn: Urn) => string | null,
): Dated<string> | "ambiguous" | null {
  const found: Dated<string>[] = [];
  const seen = new Set<Urn>([urn]);
  const waiting: Urn[] = [urn];
  for (let later = waiting.pop(); later !== undefined; later = waiting.pop()) {
    for (const earlier of predecessors.get(later) ?? []) {
      if (seen.has(earlier.urn)) continue;
      seen.add(earlier.urn);
      const type = typeOf(earlier.urn);
      if (governanceOf(type) === "academy") waiting.push(earlier.urn);
      else if (type !== null) found.push({ value: type, asAt: earlier.date });
    }
  }
  const [first, ...others] = found;
  if (first === undefined) return null;
  return others.every(({ value }) => value === first.value) ? first : "ambiguous";
}
