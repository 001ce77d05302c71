import type { ByYear, SchoolFigures } from "../../domain/places/figures.ts";
import type { School } from "../../domain/school.ts";
import type { CellProblem } from "../school_list.ts";

/** A row that says which school it is of, before it is known how its room is meant. */
export interface GivenRow {
  readonly row: number;
  readonly school: School;
  readonly figures: SchoolFigures;
  readonly room: ByYear;
  readonly notes: readonly CellProblem[];
}
