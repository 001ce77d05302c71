import type { Area } from "./area.ts";
import type { Issue } from "./issue.ts";
import type { JudgedCluster, Judgement } from "./judgement.ts";
import { fillings } from "./mends/filling.ts";
import { placings } from "./mends/joining.ts";
import { leavings, removals, thinnings } from "./mends/leaving.ts";
import type { Mend } from "./mends/mend.ts";

/**
 * Single changes that would mend `issue`, best first; none where no change of one school mends it, or where the issue is
 * not about who is in which cluster. Changes never break the ceiling or a bound of another cluster.
 */
export function mendsFor(area: Area, judgement: Judgement, issue: Issue): readonly Mend[] {
  const inEach = (mends: (judged: JudgedCluster) => readonly Mend[]) =>
    judgement.clusters.filter(({ cluster }) => issue.clusters.includes(cluster.id)).flatMap(mends);
  switch (issue.rule) {
    case "over-ceiling":
    case "no-route":
    case "too-close-to-call":
      return inEach((judged) => leavings(area, judgement, judged));
    case "too-many-schools":
    case "too-many-pupils":
      return inEach((judged) => thinnings(area, judgement, judged));
    case "too-few-schools":
    case "too-few-pupils":
      return inEach((judged) => fillings(area, judgement, judged));
    case "academy-in-federation":
    case "in-two-clusters":
    case "unknown-school":
    case "no-location":
      return inEach((judged) => removals(area, judgement, judged, issue.schools));
    case "unassigned":
      return issue.schools.flatMap((urn) => placings(area, judgement, urn));
    case "academy-in-joint-committee":
    case "snapped-far":
    case "split-federation":
    case "split-trust":
    case "mixed-trust":
    case "consult-diocese":
    case "same-place":
    case "stale-tie":
    case "not-supplied":
    case "broken-rule":
      return [];
  }
}
