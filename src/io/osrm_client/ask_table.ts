import type { Position } from "../../domain/school.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { EngineTable } from "../routing_engine.ts";
import { readTable } from "./answers.ts";
import type { Asker, Reply } from "./asker.ts";
import { placeText } from "./place_text.ts";
import { placeWithoutRoad } from "./place_without_road.ts";
import { refusal } from "./refusal.ts";
import type { TablePart } from "./table_part.ts";
import { cellsOf, halves, placesOf, tableQuestion } from "./table_part.ts";

/**
 * osrm-routed's own limit unless it is told another: sources × destinations must not exceed its square. 200 places make an
 * address of 5 kB, below the 8 kB that servers take. Source: OSRM, `src/engine/plugins/table.cpp`.
 */
const DEFAULT_TABLE_SIDE = 100;

/** How large a table OSRM answers, as far as it has shown. */
export interface TableLimits {
  mostCells: number;
  /** Sources and destinations together, where the length of the address is what limits. */
  mostPlaces: number;
}

/** What is known of the limits before anything was refused. */
export function newTableLimits(): TableLimits {
  return { mostCells: DEFAULT_TABLE_SIDE ** 2, mostPlaces: 2 * DEFAULT_TABLE_SIDE };
}

/** The two sides of a table, as places in the text of OSRM's addresses. */
interface TableSides {
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
}

/**
 * Raw seconds and metres between all `sources` and all `destinations`, in as many questions as `limits` ask for; they are
 * lowered where OSRM refuses a table as too big. A place without a road keeps an empty row and column; where OSRM does not say
 * which place that is, halving the table finds it.
 */
export async function askTable(
  asker: Asker,
  limits: TableLimits,
  sources: readonly Position[],
  destinations: readonly Position[],
  signal: AbortSignal,
): Promise<EngineTable> {
  const sides = { sources: sources.map(placeText), destinations: destinations.map(placeText) };
  const cells = sources.length * destinations.length;
  const table: EngineTable = {
    seconds: new Float64Array(cells).fill(UNREACHABLE),
    metres: new Float64Array(cells).fill(Number.NaN),
  };
  const roadless = new Set<string>();
  const waiting: TablePart[] = [{ rows: [0, sources.length], columns: [0, destinations.length] }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { rows, columns } = withRoads(sides, part, roadless);
    if (rows.length === 0 || columns.length === 0) continue;
    if (cellsOf(part) > limits.mostCells || placesOf(part) > limits.mostPlaces) {
      waiting.push(...halvesOf(part, null));
      continue;
    }
    const question = tableQuestion(
      rows.map((row) => sides.sources[row] ?? ""),
      columns.map((column) => sides.destinations[column] ?? ""),
    );
    if (question.places.length === 1) {
      copyPart(allTheSamePlace(rows.length * columns.length), table, sides, { rows, columns });
      continue;
    }
    const read = (json: Parameters<typeof readTable>[0]) =>
      readTable(json, rows.length, columns.length);
    const reply = await asker.ask(question.path, read, signal);
    if (reply.kind === "ok") {
      copyPart(reply.value, table, sides, { rows, columns });
    } else if (reply.kind === "too-long" || reply.code === "TooBig") {
      const smaller = halvesOf(part, reply);
      lowerLimits(limits, reply, smaller[0]);
      waiting.push(...smaller);
    } else {
      if (reply.code !== "NoSegment") throw refusal(reply);
      const missing = placeWithoutRoad(reply, question.places);
      if (missing !== null) roadless.add(missing);
      waiting.push(...(missing === null ? (halves(part) ?? []) : [part]));
    }
  }
  return table;
}

/** Which rows and columns of the whole table a part of it has. */
interface Lines {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function withRoads(sides: TableSides, part: TablePart, roadless: ReadonlySet<string>): Lines {
  const between = ([start, end]: readonly [number, number], places: readonly string[]) =>
    Array.from({ length: end - start }, (_, i) => start + i).filter(
      (i) => !roadless.has(places[i] ?? ""),
    );
  return {
    rows: between(part.rows, sides.sources),
    columns: between(part.columns, sides.destinations),
  };
}

function halvesOf(part: TablePart, reply: Refused | null): readonly [TablePart, TablePart] {
  const two = halves(part);
  if (two !== null) return two;
  if (reply !== null) throw refusal(reply);
  throw new RangeError("A table of one cell is within every limit.");
}

type Refused = Exclude<Reply<unknown>, { readonly kind: "ok" }>;

/** Some versions of OSRM say how many entries they take: "Number of entries 2209 is higher than current maximum (1600)". */
function lowerLimits(limits: TableLimits, reply: Refused, smaller: TablePart): void {
  if (reply.kind === "too-long") {
    limits.mostPlaces = Math.max(2, Math.min(limits.mostPlaces, placesOf(smaller)));
    return;
  }
  const said = Number(/maximum \((\d+)\)/.exec(reply.message)?.[1] ?? 0);
  limits.mostCells = Math.min(limits.mostCells, Math.max(said, cellsOf(smaller)));
}

function allTheSamePlace(cells: number): EngineTable {
  return { seconds: new Float64Array(cells), metres: new Float64Array(cells) };
}

function copyPart(from: EngineTable, to: EngineTable, sides: TableSides, lines: Lines): void {
  const width = sides.destinations.length;
  for (const [i, row] of lines.rows.entries()) {
    for (const [j, column] of lines.columns.entries()) {
      const cell = i * lines.columns.length + j;
      to.seconds[row * width + column] = from.seconds[cell] ?? UNREACHABLE;
      to.metres[row * width + column] = from.metres[cell] ?? Number.NaN;
    }
  }
}
