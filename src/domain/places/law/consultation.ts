import type { PanAction } from "../scenario.ts";

/** When a new admission number can be settled, and from when it can count (rules "pan-consultation" and "pan-increase"). */
export interface PanTimetable {
  /** Whether the number is lowered, which is consulted on. */
  readonly needsConsultation: boolean;
  /** First and last day of the window; `null` where none is needed. */
  readonly opens: string | null;
  readonly closes: string | null;
  /** The last day on which six weeks still fit before the window closes. */
  readonly latestStart: string | null;
  readonly determinedBy: string;
  readonly objectionsBy: string;
  readonly earliestSeptember: number;
  /** Whether the action's September is before the earliest. */
  readonly isTooEarly: boolean;
}

/** The timetable of a change of admission number that is begun on `today` (`YYYY-MM-DD`). */
export function panTimetable(
  { pan, from, firstSeptember }: Pick<PanAction, "pan" | "from" | "firstSeptember">,
  today: string,
): PanTimetable {
  const year = Number.parseInt(today.slice(0, 4), 10);
  const day = today.slice(5, 10);
  const needsConsultation = pan < from;
  const determined = needsConsultation
    ? day <= LATEST_START
      ? year + 1
      : year + 2
    : day <= "02-28"
      ? year
      : year + 1;
  const earliestSeptember = determined + 1;
  return {
    needsConsultation,
    opens: needsConsultation ? `${determined - 1}-10-01` : null,
    closes: needsConsultation ? `${determined}-01-31` : null,
    latestStart: needsConsultation ? `${determined - 1}-${LATEST_START}` : null,
    determinedBy: `${determined}-02-28`,
    objectionsBy: `${determined}-05-15`,
    earliestSeptember,
    isTooEarly: firstSeptember < earliestSeptember,
  };
}

/** Six weeks, both days counted, before the end of 31 January. */
const LATEST_START = "12-20";
