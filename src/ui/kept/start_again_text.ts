import type { AreaChoice } from "../../app/deps.ts";
import type { Area } from "../../domain/area.ts";

/** What starting again is called: built-in areas have an example to start from. */
export function startAgainText(area: Area, choices: readonly AreaChoice[]): string {
  return choices.some(({ name, source }) => name === area.name && source === "built-in")
    ? "Start from the example again"
    : "Start again without clusters";
}
