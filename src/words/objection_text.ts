import type { Objection } from "../domain/objections.ts";
import { openCount } from "../domain/objections.ts";
import { counted } from "./counted.ts";
import { dayText } from "./day_text.ts";

/** Who objects, as a role: nobody's name is asked for. Any other can be written. */
export const OBJECTION_ROLES: readonly string[] = [
  "Headteacher",
  "Governor",
  "Diocese",
  "Trust",
  "Parent",
  "Local authority officer",
];

/** How many there are and how many of them are settled: "2 objections, 1 settled"; "no objection". */
export function objectionCountText(objections: readonly Objection[]): string {
  if (objections.length === 0) return "no objection";
  const settled = objections.length - openCount(objections);
  const count = counted(objections.length, "objection");
  if (settled === 0) return count;
  return settled === objections.length ? `${count}, settled` : `${count}, ${settled} settled`;
}

/** Whether it still needs something done: "open", or "settled on 23 November 2026". */
export function objectionStateText({ settled }: Objection): string {
  return settled === undefined ? "open" : `settled on ${objectionDayText(settled)}`;
}

/** A day of an objection in words; "day not noted" where it has none. */
export function objectionDayText(date: string): string {
  return date === "" ? "day not noted" : dayText(`${date}T12:00`);
}
