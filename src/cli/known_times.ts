import { schoolIndexes } from "../domain/area.ts";
import type { KnownTime } from "../domain/known_times.ts";
import { withPlanTimes } from "../domain/known_times.ts";
import { readPlan } from "../io/plan_file.ts";
import { counted } from "../words/counted.ts";
import { knownTimeText } from "../words/known_time_text.ts";
import type { OpenArea } from "./area_argument.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { notice, print } from "./output.ts";
import { readOrRefuse } from "./usage_error.ts";

export const KNOWN_TIMES_OPTIONS = { "known-times": TEXT };

export const KNOWN_TIMES_HELP =
  "  --known-times PLAN    judge by the drive times that this plan records as known locally";

/** The known times of the plan that the first of `options` names; none where none of them was typed. */
export async function knownTimesOf(
  args: Arguments,
  options: readonly string[],
): Promise<readonly KnownTime[]> {
  for (const option of options) {
    const file = textOption(args, option);
    if (file === undefined) continue;
    const plan = readOrRefuse(readPlan(await readInput(file, `--${option}`), file));
    return plan.knownTimes ?? [];
  }
  return [];
}

/** The area judged by known times, with a notice where some are between schools that it does not have. */
export function openedWithKnownTimes(opened: OpenArea, known: readonly KnownTime[]): OpenArea {
  const indexes = schoolIndexes(opened.area);
  const strange = known.filter(({ from, to }) => !(indexes.has(from) && indexes.has(to)));
  if (strange.length > 0) {
    notice(
      `Note: ${counted(strange.length, "known time")} of the plan cannot be used: ${opened.area.title} does not have both schools.`,
    );
  }
  return { ...opened, area: withPlanTimes(opened.area, known) };
}

/** Prints what is known locally, one drive a line, above the figures that rest on it. */
export function printKnownTimes({ area }: OpenArea, known: readonly KnownTime[]): void {
  const indexes = schoolIndexes(area);
  for (const time of known) {
    if (indexes.has(time.from) && indexes.has(time.to)) {
      print(`Known locally: ${knownTimeText(area, time)}`);
    }
  }
}
