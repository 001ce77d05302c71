import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import { writePlanJson } from "../io/plan_json.ts";

/** The plan as the JSON text of a plan file, with the drive times that it rests on. */
export function planFileText(plan: Plan, area: Area, madeAt: string): string {
  const { kind, schoolHash, provenance } = area.driveTimes;
  return writePlanJson({ ...plan, madeAt, driveTimes: { kind, schoolHash, provenance } });
}
