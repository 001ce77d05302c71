import { schoolIndexes } from "../domain/area.ts";
import { areaOfPlan } from "../domain/joined_area.ts";
import type { KnownTime } from "../domain/known_times.ts";
import type { Plan } from "../domain/plan.ts";
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

export const KNOWN_TIMES_HELP = `  --known-times PLAN    judge by the drive times that this plan records as known locally, and with the schools over the
                        border that it has as partners`;

/** What of a plan the times of an area depend on: drives that people know, and partners over the border. */
export type PlanTimes = Pick<Plan, "knownTimes" | "borderSchools">;

/** The known times and the schools over the border of the plan that the first of `options` names; none where none of them was typed. */
export async function planTimesOf(args: Arguments, options: readonly string[]): Promise<PlanTimes> {
  for (const option of options) {
    const file = textOption(args, option);
    if (file === undefined) continue;
    const { knownTimes, borderSchools } = readOrRefuse(
      readPlan(await readInput(file, `--${option}`), file),
    );
    return {
      ...(knownTimes === undefined ? {} : { knownTimes }),
      ...(borderSchools === undefined ? {} : { borderSchools }),
    };
  }
  return {};
}

/** The area as a plan is judged in it, with a notice where some known times are between schools that it does not have. */
export function openedForPlan(opened: OpenArea, plan: PlanTimes): OpenArea {
  const area = areaOfPlan(opened.area, plan);
  const indexes = schoolIndexes(area);
  const known = plan.knownTimes ?? [];
  const strange = known.filter(({ from, to }) => !(indexes.has(from) && indexes.has(to)));
  if (strange.length > 0) {
    notice(
      `Note: ${counted(strange.length, "known time")} of the plan cannot be used: ${opened.area.title} does not have both schools.`,
    );
  }
  return { ...opened, area };
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
