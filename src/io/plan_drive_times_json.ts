import type { DriveTimesKind } from "../domain/drive_times.ts";
import type { PlanDriveTimes } from "../domain/plan.ts";
import type { ReaderProblem } from "../domain/reader_problem.ts";
import { isJsonObject } from "./json_fields.ts";
import { readProvenance } from "./provenance.ts";

const KINDS: readonly DriveTimesKind[] = ["osrm", "embedded", "estimate", "supplied"];

/** The drive times that a plan says it was made on; `null`, with a note where it says something else, where it does not say. */
export function readPlanDriveTimes(
  json: unknown,
  file: string,
  notes: ReaderProblem[],
): PlanDriveTimes | null {
  if (json === undefined || json === null) return null;
  const fields = isJsonObject(json) ? json : {};
  const kind = KINDS.find((known) => known === fields["kind"]);
  if (kind === undefined) {
    notes.push({
      file,
      row: null,
      column: "driveTimes",
      value: JSON.stringify(json).slice(0, 80),
      reason: "The plan does not say which drive times it was made on.",
      advice: "It is judged on the drive times of the open area.",
    });
    return null;
  }
  const hash = fields["schoolHash"];
  const provenance = readProvenance(fields["provenance"]);
  return { kind, schoolHash: typeof hash === "string" ? hash : null, provenance };
}
