import type { Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { readPlanCsv } from "./plan_csv.ts";
import { readPlanJson } from "./plan_json.ts";

/** A plan from our JSON, a proposal's JSON or a CSV of `urn,cluster`, told apart by the first character. */
export function readPlan(bytes: Uint8Array, file: string): Reading<Plan> {
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  return start.startsWith("{") || start.startsWith("[")
    ? readPlanJson(bytes, file)
    : readPlanCsv(bytes, file);
}
