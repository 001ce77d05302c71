import type { Area } from "../domain/area.ts";
import type { Difference, MovedSchool, Side, Unlikeness } from "../domain/compare/difference.ts";
import type { ClusterId } from "../domain/plan.ts";
import type { Seconds } from "../domain/units.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { minutesText } from "./durations.ts";
import { DRIVE_TIMES_LABELS } from "./labels.ts";
import { comparedName } from "./move_label.ts";
import { listed, schoolName } from "./names.ts";
import { speedText } from "./speed_text.ts";

/** The names that the two plans go by. */
export type SideNames = Readonly<Record<Side, string>>;

/** How two plans differ in one sentence: "7 schools move; 2 clusters are new; the longest drive is 3.2 minutes shorter." */
export function differenceText(difference: Difference): string {
  const parts = [...movesTexts(difference), ...clustersTexts(difference)];
  if (parts.length === 0) return "No school moves: the two plans have the same clusters.";
  const longest = longestText(difference);
  const sentence = [...parts, ...(longest === null ? [] : [longest])].join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Where a school was and is: "from Bardney to Billinghay", "into Bardney", "out of Bardney". */
export function moveText(difference: Difference, { from, to }: MovedSchool): string {
  const [was, is] = [namesOf(difference, "before", from), namesOf(difference, "after", to)];
  if (was.length === 0) return `into ${listed(is)}`;
  if (is.length === 0) return `out of ${listed(was)}`;
  return `from ${listed(was)} to ${listed(is)}`;
}

/** What the move did to the school itself: its travel to all its partners, and whether it was or is an end of a worst pair. */
export function movedEffectText(moved: MovedSchool, area: Area): string {
  const { from, to, travelBefore, travelAfter } = moved;
  const about = area.driveTimes.band === null ? "" : "about ";
  const time = (travel: Seconds) => {
    if (travel === 0) return "nothing";
    return Number.isFinite(travel) ? about + minutesText(travel) : "a time that is not known";
  };
  const travel =
    from.length === 0
      ? [`Its travel to its partners is ${time(travelAfter)}.`]
      : to.length === 0
        ? [`Its travel to its partners was ${time(travelBefore)}.`]
        : [`Its travel to its partners goes from ${time(travelBefore)} to ${time(travelAfter)}.`];
  return [...travel, ...worstEnds(moved)].join(" ");
}

function worstEnds({ inWorstBefore, inWorstAfter }: MovedSchool): readonly string[] {
  if (inWorstBefore && inWorstAfter) return ["It was in a worst pair, and still is."];
  if (inWorstBefore) return ["It was in a worst pair, and no longer is."];
  return inWorstAfter ? ["It is now in a worst pair."] : [];
}

/** What makes a plan unlike what it is compared on, in a sentence. */
export function unlikeText(unlike: Unlikeness, area: Area, names: SideNames): string {
  const name = names[unlike.side];
  switch (unlike.kind) {
    case "other-area":
      return `${name} was made for the area “${unlike.area}”, not for ${area.title}.`;
    case "no-school-here":
      return `${name} cannot be compared: none of its ${counted(unlike.schools, "school")} is in ${area.title}. Open its own area, or choose another plan.`;
    case "schools-not-here": {
      const { schools } = unlike;
      const own = schools.map((urn) => schoolName(area, urn));
      return `${name} lists ${counted(schools.length, "school")} that ${area.title} does not have: ${listed(own)}. They have no drive times, and count as schools alone.`;
    }
    case "school-list":
      return `${name} was made on another list of schools of ${area.title}: a school may have opened, closed or moved since.`;
    case "drive-times":
      return `The times of ${name} were ${DRIVE_TIMES_LABELS[unlike.own]}; here both plans are judged by: ${DRIVE_TIMES_LABELS[unlike.judged]}.`;
    case "speed":
      return `${name} was made at ${speedText(unlike.own)}; here both plans are judged at ${speedText(unlike.judged)}.`;
    case "ceiling":
      return `${name} was made for a limit of ${limitText(unlike.own)}; here both plans are judged by ${limitText(unlike.judged)}.`;
  }
}

function namesOf(difference: Difference, side: Side, ids: readonly ClusterId[]): readonly string[] {
  return ids.map((id) => comparedName(difference, side, id));
}

function movesTexts({ moved }: Difference): readonly string[] {
  const count = (found: readonly unknown[], one: string, more: string) =>
    found.length === 0
      ? []
      : [`${counted(found.length, "school")} ${found.length === 1 ? one : more}`];
  const placed = moved.filter(({ from }) => from.length === 0);
  const out = moved.filter(({ to }) => to.length === 0);
  const others = moved.filter(({ from, to }) => from.length > 0 && to.length > 0);
  return [
    ...count(others, "moves", "move"),
    ...count(placed, "is newly placed", "are newly placed"),
    ...count(out, "is in no cluster any more", "are in no cluster any more"),
  ];
}

function clustersTexts({ clusters }: Difference): readonly string[] {
  return (["new", "gone"] as const).flatMap((change) => {
    const count = clusters.filter((known) => known.change === change).length;
    if (count === 0) return [];
    return [`${counted(count, "cluster")} ${count === 1 ? "is" : "are"} ${change}`];
  });
}

function longestText({ before, after }: Difference): string | null {
  const [was, is] = [before.worst?.seconds, after.worst?.seconds];
  if (was === undefined || is === undefined || was === is) return null;
  if (!Number.isFinite(was)) return "every drive now has a known time";
  if (!Number.isFinite(is)) return "a drive now has no known time";
  const change = Math.abs(is - was);
  if (change < 0.5) return null;
  return `the longest drive is ${spelledTime(change as Seconds)} ${is < was ? "shorter" : "longer"}`;
}

function spelledTime(time: Seconds): string {
  if (time < 59.5) return counted(Math.round(time), "second");
  const figure = secondsToMinutes(time).toFixed(1);
  return `${figure} ${figure === "1.0" ? "minute" : "minutes"}`;
}

function limitText(limit: Seconds): string {
  return `${secondsToMinutes(limit)} minutes`;
}
