import type { Metres } from "../domain/units.ts";
import type { WayCrossing } from "../domain/way.ts";

/** What costs money or waiting on a way, in a sentence; it comes before the steps. */
export function crossingText({ kind, name }: WayCrossing): string {
  const named = name === null ? "" : `: ${name}`;
  return kind === "ferry"
    ? `This way takes a ferry${named}. Waiting for it and its fare are not counted.`
    : `This way has a toll${named}. It has to be paid.`;
}

/** Where a way leaves a school that is not at the road, or comes to it, such as "Joins the road 34 m from the school". */
export function roadGapText(end: "start" | "end", gap: Metres): string {
  const metres = `${Math.round(gap)} m from the school`;
  return end === "start" ? `Joins the road ${metres}` : `Leaves the road ${metres}`;
}
