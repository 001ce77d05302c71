import type { Area } from "../domain/area.ts";
import type { ClusterBoundary, Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { readBoundary } from "../io/boundary_geojson.ts";
import { writeMovesCsv } from "../io/moves_csv.ts";
import type { PlanToExport } from "../io/plan_figures.ts";
import { writePlanGeoJson } from "../io/plan_geojson.ts";
import { writePlanSchoolsCsv } from "../io/plan_schools_csv.ts";

/** A file that a plan can be taken away as, beside its own and the saved page. */
export type TableFormat = "csv" | "geojson";

/** The text of the file. */
export function planExport(format: TableFormat, exported: PlanToExport): string {
  return format === "csv" ? writePlanSchoolsCsv(exported) : writePlanGeoJson(exported);
}

/** The moves that are kept with a plan, as CSV. */
export function movesFileText(area: Area, plan: Plan): string {
  return writeMovesCsv(area, plan);
}

/** A boundary that the user pasted or opened, for one cluster of `area`. */
export function openBoundary(text: string, file: string, area: Area): Reading<ClusterBoundary> {
  return readBoundary(new TextEncoder().encode(text), file, area);
}
