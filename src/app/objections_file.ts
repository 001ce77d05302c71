import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import { writeObjectionsCsv } from "../io/objections_csv.ts";

/** The objections of a plan as a table for a spreadsheet, with what the times are in one line. */
export function objectionsFileText(area: Area, plan: Plan, timesFrom: string): string {
  return writeObjectionsCsv(area, plan, timesFrom);
}
