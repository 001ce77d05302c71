import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { JudgedPair } from "../domain/judgement.ts";
import type { Trial } from "../domain/mends/trial.ts";
import type { MoveEffect } from "../domain/move_request.ts";
import type { Partner } from "../domain/partners.ts";
import { roadLength } from "../domain/road_distance.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { judgedText, rangeText } from "./durations.ts";
import { lengthText } from "./road_length_text.ts";
import { speedText } from "./speed_text.ts";
import { originText, timesText } from "./times_text.ts";
import { verdictText } from "./verdict_text.ts";

/** What the asker adds to a request to move: a role and no name. */
export interface RequestWords {
  readonly reason: string;
  readonly role: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** A cluster's worst pair in a few words, such as "Carlthorpe → Eastmoor, 46.1 min, over by 1.1 min". */
export function worstPairText(
  area: Area,
  { worst, count }: Pick<Trial, "worst" | "count">,
  settings: JudgingSettings,
): string {
  if (worst === null) return count === 0 ? "no school" : "one school, no drive to judge";
  const names = `${schoolAt(area, worst.from).name} → ${schoolAt(area, worst.to).name}`;
  if (worst.verdict === "no-route") return `${names}, no road route`;
  const over = worst.verdict === "over";
  const range =
    worst.high > worst.low && Number.isFinite(worst.seconds)
      ? ` (${rangeText(worst.low, worst.high)})`
      : "";
  const time = judgedText(worst.seconds, settings.ceiling, over, worst.low);
  return `${names}, ${time}${range}${originNote(area, worst)}`;
}

/** What is said after a time that is neither the engine's nor the estimate's: " (known locally)"; "" for a plain one. */
export function originNote(area: Area, pair: Pick<JudgedPair, "from" | "to">): string {
  const note = originText(area.driveTimes, pair.from, pair.to);
  return note === null ? "" : ` (${note})`;
}

/** A request to move as plain text of about a page, for a letter or an email. It holds nobody's name. */
export function moveRequestText(
  area: Area,
  settings: JudgingSettings,
  effect: MoveEffect,
  words: RequestWords,
): string {
  const school = schoolAt(area, effect.school);
  const { left, joined } = effect;
  const change = (title: string, cluster: { readonly before: Trial; readonly after: Trial }) => [
    title,
    `  Schools: ${cluster.before.count} now, ${cluster.after.count} after`,
    `  Longest drive now: ${worstPairText(area, cluster.before, settings)}`,
    `  Longest drive after: ${worstPairText(area, cluster.after, settings)}`,
    "",
  ];
  return [
    "Request to move to another cluster",
    "",
    `School: ${school.name}, URN ${school.urn}`,
    `From: ${left === null ? "no cluster" : left.cluster.name}`,
    `To: ${joined.cluster.name}`,
    `Asked by: ${words.role}`,
    `Date: ${words.date}`,
    `Reason: ${words.reason}`,
    "",
    ...(left === null ? [] : change(`The cluster it leaves, ${left.cluster.name}`, left)),
    ...change(`The cluster it joins, ${joined.cluster.name}`, joined),
    ...partnerLines("Its drives to partners now", area, settings, effect.partnersBefore),
    ...partnerLines("Its drives to partners after", area, settings, effect.partnersAfter),
    `Judged at ${speedText(settings.speed)} against a limit of ${secondsToMinutes(settings.ceiling)} minutes, the slower way counting.`,
    `Times: ${timesText(area.driveTimes)}.`,
    "",
  ].join("\n");
}

function partnerLines(
  title: string,
  area: Area,
  settings: JudgingSettings,
  partners: readonly Partner[],
): readonly string[] {
  if (partners.length === 0) return [];
  const lines = partners.map(({ school, there, back, verdict, slower }) => {
    const times = [there, back].map(
      (way) => judgedText(way.seconds, settings.ceiling, false, way.low) + originNote(area, way),
    );
    const [low, high] = [Math.max(there.low, back.low), Math.max(there.high, back.high)];
    const judged = { seconds: slower, low: low as typeof slower, high: high as typeof slower };
    const said = verdictText(verdict, judged, settings.ceiling);
    return `  ${schoolAt(area, school).name}: there ${times[0]}, back ${times[1]}, ${lengthText(roadLength(area, there.from, there.to))}. ${said}`;
  });
  return [`${title} (${counted(partners.length, "school")})`, ...lines, ""];
}
