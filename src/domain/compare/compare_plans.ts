import type { Area } from "../area.ts";
import { judgePlan } from "../judge.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { Plan } from "../plan.ts";
import type { Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import type {
  ClusterChange,
  ClusterDifference,
  ComparedCluster,
  Difference,
  JudgedSide,
} from "./difference.ts";
import { clusterFigures, planFigures } from "./figures.ts";
import type { ClusterMatch } from "./match_clusters.ts";
import { matchClusters } from "./match_clusters.ts";
import { movedSchools } from "./moved_schools.ts";
import { unlikenesses } from "./unlike.ts";

/** How `after` differs from `before`, both judged on `area`'s drive times by `settings`. */
export function comparePlans(
  area: Area,
  before: Plan,
  after: Plan,
  settings: JudgingSettings,
): Difference {
  return compareJudged(
    area,
    { plan: before, judgement: judgePlan(area, before, settings) },
    { plan: after, judgement: judgePlan(area, after, settings) },
  );
}

/** `comparePlans` of plans that are judged already, by the same settings on the same area. */
export function compareJudged(area: Area, before: JudgedSide, after: JudgedSide): Difference {
  const matches = matchClusters(before.plan.clusters, after.plan.clusters);
  const { settings } = after.judgement;
  return {
    unlike: [
      ...unlikenesses(area, before.plan, settings, "before"),
      ...unlikenesses(area, after.plan, settings, "after"),
    ],
    before: planFigures(area, before.judgement),
    after: planFigures(area, after.judgement),
    clusters: clusterDifferences(area, before.judgement, after.judgement, matches),
    moved: movedSchools(area, before.judgement, after.judgement, matches),
    placed: placedBy(before.plan, after.plan),
  };
}

function clusterDifferences(
  area: Area,
  before: Judgement,
  after: Judgement,
  matches: readonly ClusterMatch[],
): readonly ClusterDifference[] {
  const was = new Map(matches.map((match) => [match.after, match.before]));
  const matched = new Set(matches.map((match) => match.before));
  const compared = ({ clusters }: Judgement, place: number | undefined) =>
    place === undefined ? null : (clusters[place] ?? null);
  const differences = after.clusters.map((judged, place) =>
    differenceOf(area, { before, after }, compared(before, was.get(place)), judged),
  );
  const gone = before.clusters.filter((_, place) => !matched.has(place));
  return [
    ...differences,
    ...gone.map((judged) => differenceOf(area, { before, after }, judged, null)),
  ];
}

function differenceOf(
  area: Area,
  judgements: { readonly before: Judgement; readonly after: Judgement },
  was: JudgedCluster | null,
  is: JudgedCluster | null,
): ClusterDifference {
  const schoolsOf = (judged: JudgedCluster | null) => new Set<Urn>(judged?.cluster.schools ?? []);
  const [had, has] = [schoolsOf(was), schoolsOf(is)];
  const arrived = [...has].filter((urn) => !had.has(urn));
  const left = [...had].filter((urn) => !has.has(urn));
  return {
    change: changeOf(was, is, arrived.length + left.length > 0),
    before: was === null ? null : comparedCluster(area, judgements.before, was),
    after: is === null ? null : comparedCluster(area, judgements.after, is),
    arrived,
    left,
  };
}

function changeOf(
  was: JudgedCluster | null,
  is: JudgedCluster | null,
  differs: boolean,
): ClusterChange {
  if (was === null) return "new";
  if (is === null) return "gone";
  return differs ? "changed" : "same";
}

function comparedCluster(area: Area, judgement: Judgement, judged: JudgedCluster): ComparedCluster {
  const { id, name } = judged.cluster;
  const place = judgement.clusters.indexOf(judged);
  return { id, name, place, figures: clusterFigures(area, judgement, judged) };
}

function placedBy(before: Plan, after: Plan): Difference["placed"] {
  const placed = ({ clusters }: Plan) => new Set(clusters.flatMap(({ schools }) => schools));
  const [was, is] = [placed(before), placed(after)];
  const both = [...was].filter((urn) => is.has(urn)).length;
  return { both, onlyBefore: was.size - both, onlyAfter: is.size - both };
}
