import type { Reading } from "../../domain/reader_problem.ts";
import type { School } from "../../domain/school.ts";
import { isGiasHeader } from "../gias/gias_columns.ts";
import { figureColumns } from "./figure_columns.ts";
import type { GivenFigures } from "./place_figures.ts";
import { readPlaceFigures } from "./place_figures.ts";
import { sheetsOfText } from "./table.ts";

/** Bytes that hold a header row. */
const HEADER_BYTES = 65_536;

/**
 * The year groups, places and admission numbers that a `schools.csv` carries beside its schools; `null` where it has none of
 * their columns, as a GIAS extract has not.
 */
export async function readFiguresOfSchools(
  bytes: Uint8Array,
  file: string,
  schools: readonly School[],
): Promise<Reading<GivenFigures> | null> {
  const start = new TextDecoder().decode(bytes.subarray(0, HEADER_BYTES));
  const header = sheetsOfText(start, file).sheets[0]?.records[0]?.cells ?? [];
  if (isGiasHeader(header)) return null;
  const { indexes, byYear } = figureColumns(header);
  const hasYears = Object.values(byYear).some((years) => years.some((index) => index >= 0));
  if (!hasYears && !indexes.has("pan") && !indexes.has("planningArea")) return null;
  return readPlaceFigures(bytes, file, schools);
}
