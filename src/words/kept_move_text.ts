import type { Area } from "../domain/area.ts";
import type { SchoolMove } from "../domain/kept_moves.ts";
import type { Move, MoveEffectThen, Plan, WorstThen } from "../domain/plan.ts";
import { dayText } from "./day_text.ts";
import { minutesText } from "./durations.ts";
import { clusterName, listed, numberedName, schoolName } from "./names.ts";

/** Who may have asked for a move: roles, so that nobody's name is kept. */
export const MOVE_ROLES: readonly string[] = [
  "Headteacher",
  "Executive headteacher",
  "Chair of governors",
  "Business manager",
  "Trust or federation",
  "Diocese",
  "Local authority",
  "Parents",
  "Someone else",
];

/** What was said of a move, such as "Headteacher, 12 November 2026: the two schools share a site"; "" where nothing was. */
export function moveWordsText({
  role,
  date,
  reason,
}: Pick<Move, "role" | "date" | "reason">): string {
  const who = [role, date === "" ? "" : dayOf(date)].filter((part) => part !== "").join(", ");
  return [who, reason].filter((part) => part !== "").join(": ");
}

/** A kept date as a day; as it stands where a file had something else. */
function dayOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? dayText(date) : date;
}

/** From where to where a kept move was, by the names of then: "from Bardney to Billinghay". */
export function keptMoveText(move: Move, plan: Plan): string {
  const from = move.fromName ?? (move.from === null ? null : clusterName(plan, move.from));
  const to = move.toName ?? (move.to === null ? null : clusterName(plan, move.to));
  if (from === null) return to === null ? "" : `into ${numberedName(to)}`;
  if (to === null) return `out of ${numberedName(from)}`;
  return `from ${numberedName(from)} to ${numberedName(to)}`;
}

/** The schools of some moves in a sentence. */
export function movedNames(area: Area, moves: readonly SchoolMove[]): string {
  return listed(moves.map(({ urn }) => schoolName(area, urn)));
}

/** What a move did to one cluster: "Bardney: longest drive was 46.1 min (Carlthorpe to Eastmoor), then 37.2 min (…)". */
export function effectThenText(area: Area, { name, before, after }: MoveEffectThen): string {
  return `${numberedName(name)}: longest drive ${worstThenText(area, before)}, then ${worstThenText(area, after)}`;
}

/** A worst pair of then: "46.1 min, over the limit (Carlthorpe to Eastmoor)". */
export function worstThenText(area: Area, worst: WorstThen | null): string {
  if (worst === null) return "none, no two schools";
  const { from, to, seconds, estimated, verdict } = worst;
  const about = estimated === true ? "about " : "";
  const time = seconds === null ? "no road route" : about + minutesText(seconds);
  const said = VERDICT_WORDS[verdict];
  return `${time}${said} (${schoolName(area, from)} to ${schoolName(area, to)})`;
}

const VERDICT_WORDS: Readonly<Record<WorstThen["verdict"], string>> = {
  within: "",
  "too-close-to-call": ", too close to call",
  over: ", over the limit",
  "no-route": "",
};
