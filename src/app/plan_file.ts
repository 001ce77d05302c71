import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import { writePlanFile } from "../io/plan_json.ts";

/** The plan as the JSON text of a plan file, with the drive times that it rests on. */
export function planFileText(plan: Plan, area: Area, madeAt: string): string {
  return writePlanFile(plan, area, madeAt);
}
