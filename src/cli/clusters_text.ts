import type { Area } from "../domain/area.ts";
import { ownSchoolCount, schoolAt } from "../domain/area.ts";
import type { JudgedCluster } from "../domain/judgement.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { counted } from "../words/counted.ts";
import { minutesText } from "../words/durations.ts";
import { speedText } from "../words/speed_text.ts";
import { originText, timesText } from "../words/times_text.ts";
import { clusterVerdictText } from "../words/verdict_text.ts";
import type { Column } from "./output.ts";
import { tableText } from "./output.ts";

/** What the figures below it rest on: area, times, speed and limit. */
export function basisText(area: Area, settings: JudgingSettings): string {
  const limit = `Limit ${minutesText(settings.ceiling)} between any two schools of a cluster`;
  const reason = settings.ceilingReason === null ? "" : ` (${settings.ceilingReason})`;
  return [
    `${area.title}: ${schoolsText(area)}. Times: ${timesText(area.driveTimes)}.`,
    `${limit}${reason}, judged at ${speedText(settings.speed)}.`,
  ].join("\n");
}

/** How many schools an area has, those over the border apart: "17 schools and 6 of neighbouring authorities". */
export function schoolsText(area: Area): string {
  const own = counted(ownSchoolCount(area), "school");
  const over = area.schools.length - ownSchoolCount(area);
  return over === 0 ? own : `${own} and ${over} of neighbouring authorities`;
}

/** One line for each cluster: its schools, roll, worst pair and verdict. */
export function clustersText(
  area: Area,
  settings: JudgingSettings,
  clusters: readonly JudgedCluster[],
): string {
  const columns: readonly Column<JudgedCluster>[] = [
    { title: "Cluster", text: ({ cluster }) => cluster.id },
    { title: "Name", text: ({ cluster }) => cluster.name },
    { title: "Schools", isNumber: true, text: ({ cluster }) => String(cluster.schools.length) },
    { title: "Roll", isNumber: true, text: rollText },
    { title: "Verdict", text: (judged) => clusterVerdictText(judged, settings.ceiling) },
    { title: "Worst pair", text: (judged) => worstPairText(area, judged) },
  ];
  return tableText(columns, clusters);
}

function rollText({ pupils, withoutPupils }: JudgedCluster): string {
  return withoutPupils.length === 0 ? String(pupils) : `${pupils} + ?`;
}

function worstPairText(area: Area, { worst }: JudgedCluster): string {
  if (worst === null) return "";
  const origin = originText(area.driveTimes, worst.from, worst.to);
  const marked = origin === null ? "" : ` (${origin})`;
  return `${schoolAt(area, worst.from).name} to ${schoolAt(area, worst.to).name}${marked}`;
}
