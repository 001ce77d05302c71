import { CLUSTER_HUE_COUNT } from "../domain/cluster_hues.ts";
import type { ReaderProblem } from "../domain/reader_problem.ts";

/** A hue that is not one of the six stays in the file, and the cluster has an automatic one. */
export function readHue(
  json: unknown,
  path: string,
  context: { readonly file: string; readonly notes: ReaderProblem[] },
): number | undefined {
  if (json == null) return undefined;
  if (typeof json === "number" && Number.isInteger(json) && json >= 0 && json < CLUSTER_HUE_COUNT) {
    return json;
  }
  context.notes.push({
    file: context.file,
    row: null,
    column: path,
    value: JSON.stringify(json).slice(0, 80),
    reason: "This colour is not one of the map’s, so the cluster has an automatic one.",
    advice: `Use a whole number from 0 to ${CLUSTER_HUE_COUNT - 1}.`,
  });
  return undefined;
}
