import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Effect } from "../../domain/effect.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { judgedText, minutesText } from "../../words/durations.ts";
import { numberedName } from "../../words/names.ts";

/** What an edit does, in a sentence for each cluster and one for the longest pair that breaks the limit. */
export function effectText(effect: Effect, area: Area, { ceiling }: JudgingSettings): string {
  if (effect.clusters.length === 0) return "Nothing changes.";
  const sentences = effect.clusters.map(({ before, after, cluster }) => {
    const name = numberedName((after ?? before)?.cluster.name ?? cluster);
    return `${name}: ${sizeText(before)} becomes ${sizeText(after)}.`;
  });
  const { broken } = effect;
  if (broken === null) return [...sentences, "No new pair breaks the limit."].join(" ");
  const [from, to] = [schoolAt(area, broken.from).name, schoolAt(area, broken.to).name];
  const time = judgedText(broken.seconds, ceiling, broken.verdict === "over", broken.low);
  return [...sentences, `${from} to ${to}, ${time}, is not within the limit.`].join(" ");
}

function sizeText(judged: JudgedCluster | null): string {
  if (judged === null) return "no cluster";
  const count = new Set(judged.cluster.schools).size;
  const worst =
    judged.worst === null ? "no pair" : `worst pair ${minutesText(judged.worst.seconds)}`;
  return `${count} ${count === 1 ? "school" : "schools"}, ${worst}`;
}
