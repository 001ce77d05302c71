import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { ClusterSensitivity } from "../domain/sensitivity.ts";
import { TRIED_SPEEDS } from "../domain/sensitivity.ts";
import { factorText } from "../words/factor_text.ts";
import { VERDICT_WORDS } from "../words/labels.ts";
import { namedSpeedText } from "../words/speed_text.ts";
import type { Column } from "./output.ts";
import { tableText } from "./output.ts";

/** A line for each cluster, the soonest to break first: the factor at which it breaks, its pair, and its verdict at each speed. */
export function sensitivityText(area: Area, found: readonly ClusterSensitivity[]): string {
  const estimated = area.driveTimes.band !== null;
  const name = (index: ClusterSensitivity["breaking"]["from"]) => schoolAt(area, index).name;
  const columns: readonly Column<ClusterSensitivity>[] = [
    { title: "Cluster", text: ({ judged }) => judged.cluster.id },
    { title: "Name", text: ({ judged }) => judged.cluster.name },
    { title: "Breaks at", isNumber: true, text: ({ breaksAt }) => factorText(breaksAt) },
    ...(estimated
      ? [
          {
            title: "At the cautious end",
            isNumber: true,
            text: ({ cautiousBreaksAt }: ClusterSensitivity) => factorText(cautiousBreaksAt),
          },
        ]
      : []),
    ...TRIED_SPEEDS.map((speed) => ({
      title: namedSpeedText(speed),
      text: ({ verdicts }: ClusterSensitivity) => VERDICT_WORDS[verdicts[speed]],
    })),
    {
      title: "First pair",
      text: ({ breaking }) => `${name(breaking.from)} to ${name(breaking.to)}`,
    },
  ];
  return tableText(columns, found);
}

/** What `validate --sensitivity --json` adds. A factor that no pair sets is `null`. */
export function sensitivityToJson(area: Area, found: readonly ClusterSensitivity[]): object {
  const finite = (factor: number) => (Number.isFinite(factor) ? factor : null);
  return found.map(({ judged, breaking, breaksAt, cautiousBreaksAt, verdicts }) => ({
    id: judged.cluster.id,
    from: schoolAt(area, breaking.from).urn,
    to: schoolAt(area, breaking.to).urn,
    breaksAt: finite(breaksAt),
    ...(area.driveTimes.band === null ? {} : { cautiousBreaksAt: finite(cautiousBreaksAt) }),
    verdicts,
  }));
}
