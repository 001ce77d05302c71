import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { Verdict } from "../domain/ceiling.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../domain/judgement.ts";
import { shownVerdict, unjudgedCount } from "../domain/judgement.ts";
import type { MeetingDrive } from "../domain/meeting_drives.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { judgedFigure, rangeText } from "./durations.ts";
import { worstPairText } from "./move_request_text.ts";
import { numberedName } from "./names.ts";
import { speedText } from "./speed_text.ts";
import { clusterVerdictText } from "./verdict_text.ts";

/** A place in a list as a letter, such as "A"; after "Z" comes "AA". */
export function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letterOf(Math.floor(place / 26) - 1)}${letter}`;
}

/** What everything is judged by, such as "limit 45 min, School day ×1.20". */
export function judgedByText({ ceiling, speed }: JudgingSettings): string {
  return `limit ${secondsToMinutes(ceiling)} min, ${speedText(speed)}`;
}

/** A cluster as it is called aloud: "Cluster 3, Digby"; "Cluster 3" where it has no other name. */
export function slideName({ cluster }: JudgedCluster, number: number): string {
  const name = numberedName(cluster.name);
  return name === `Cluster ${number}` ? name : `Cluster ${number}, ${cluster.name}`;
}

/** The worst pair of a cluster, such as "Worst pair: Digby → Eastmoor, 31.4 min"; `null` where it has none. */
export function slideWorstPair(
  area: Area,
  judged: JudgedCluster,
  settings: JudgingSettings,
): string | null {
  const { worst, members } = judged;
  if (worst === null) return null;
  return `Worst pair: ${worstPairText(area, { worst, count: members.length }, settings)}`;
}

/** Minutes of a drive for a column, to a tenth, or the whole minutes that an estimate reaches into; "meet here" for the host. */
export function meetingMinutes(drive: JudgedPair | null, settings: JudgingSettings): string {
  if (drive === null) return "meet here";
  const { seconds, low, high, verdict } = drive;
  if (high > low && Number.isFinite(seconds)) return rangeText(low, high).replace(/ min$/, "");
  return judgedFigure(seconds, settings.ceiling, verdict === "over", low);
}

/** What the minutes of a slide are, for whoever cannot see its columns. */
export function meetingTitle(area: Area, host: MeetingDrive["school"] | null): string {
  return host === null
    ? "Minutes to and from the school farthest from it, the slower way"
    : `Minutes to and from ${schoolAt(area, host).name}, the slower way`;
}

/** How many clusters are within the limit, over it and so on, each with its mark; what there is none of is left out, but for "within". */
export function verdictCounts(
  judgement: Judgement,
): readonly { readonly verdict: Verdict; readonly text: string }[] {
  const count = (verdict: Verdict) =>
    judgement.clusters.filter((judged) => judged.verdict === verdict).length;
  const inFull = judgement.clusters.filter((judged) => shownVerdict(judged) === "within").length;
  const missing = judgement.clusters.filter(
    (judged) => judged.verdict === "within" && unjudgedCount(judged) > 0,
  ).length;
  const counts = [
    { verdict: "within", number: inFull, words: "within the limit" },
    { verdict: "over", number: count("over"), words: "over the limit" },
    {
      verdict: "too-close-to-call",
      number: count("too-close-to-call"),
      words: "too close to call",
    },
    { verdict: "no-route", number: count("no-route"), words: "without a road route" },
    { verdict: "no-route", number: missing, words: "not judged in full" },
  ] as const;
  return counts
    .filter(({ number }, place) => number > 0 || place === 0)
    .map(({ verdict, number, words }) => ({ verdict, text: `${number} ${words}` }));
}

/** What a screen reader is told when a cluster's slide comes up. */
export function clusterSlideText(
  area: Area,
  judgement: Judgement,
  number: number,
  objections: string,
): string {
  const judged = judgement.clusters[number - 1];
  if (judged === undefined) throw new RangeError(`There is no cluster ${number}.`);
  const { settings, clusters } = judgement;
  const worst = slideWorstPair(area, judged, settings);
  return [
    `${slideName(judged, number)}, of ${clusters.length}`,
    `${clusterVerdictText(judged, settings.ceiling)}, ${judgedByText(settings)}`,
    counted(judged.cluster.schools.length, "school"),
    ...(worst === null ? [] : [worst]),
    objections,
  ].join(". ");
}
