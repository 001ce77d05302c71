import type { Area } from "./area.ts";
import type { Issue } from "./issue.ts";
import type { JudgedAgain } from "./judge.ts";
import { judgeChanged } from "./judge.ts";
import { longestPair } from "./judge_cluster.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "./judgement.ts";
import type { ClusterId, Plan } from "./plan.ts";
import type { Urn } from "./school.ts";
import { totalTravel } from "./total_travel.ts";
import type { Seconds } from "./units.ts";

/** What an edit does to one cluster whose schools it changes. */
export interface ClusterEffect {
  readonly cluster: ClusterId;
  readonly gained: readonly Urn[];
  readonly lost: readonly Urn[];
  /** `null` for a cluster that the edit makes. */
  readonly before: JudgedCluster | null;
  /** `null` for a cluster that the edit takes away. */
  readonly after: JudgedCluster | null;
  /** Errors that the cluster no longer has. */
  readonly mended: readonly Issue[];
  /** Errors that the cluster did not have. */
  readonly caused: readonly Issue[];
}

/** What an edit does to a plan. */
export interface Effect {
  /** The clusters whose schools change: in the order of the plan after it, those that it takes away last. */
  readonly clusters: readonly ClusterEffect[];
  /** The longest pair of partners that is not within and was no pair of partners before; `null` without one. */
  readonly broken: JudgedPair | null;
  /** How much longer the travel between all partners gets, judged mean-direction seconds; negative for less, `NaN` where both plans have a pair without a route. */
  readonly change: Seconds;
}

/** What an edit does, from the judgements of one area before and after it. O(n + Σk²) over the clusters that change. */
export function effectOf(area: Area, before: Judgement, after: Judgement): Effect {
  const had = new Set(before.clusters);
  const changed = after.clusters.filter((judged) => !had.has(judged));
  return effectBetween(area, before, { clusters: after.clusters, changed, errors: after.issues });
}

/**
 * What turning the plan that `before` judges into `plan` does, in the same area: `effectOf` with `judgeEdited`, but only what
 * changes is judged. For a school that joins k others, O(k) drives.
 */
export function effectOfEdit(area: Area, before: Judgement, plan: Plan): Effect {
  return effectBetween(area, before, judgeChanged(area, plan, before));
}

function effectBetween(area: Area, before: Judgement, after: JudgedAgain): Effect {
  const had = new Map(before.clusters.map((judged) => [judged.cluster.id, judged]));
  const has = new Set(after.clusters.map(({ cluster }) => cluster.id));
  const pairs = [
    ...after.changed.map((is) => ({ was: had.get(is.cluster.id) ?? null, is })),
    ...before.clusters
      .filter(({ cluster }) => !has.has(cluster.id))
      .map((was) => ({ was, is: null })),
  ];
  const clusters: ClusterEffect[] = [];
  for (const { was, is } of pairs) {
    const cluster = (is ?? was)?.cluster.id ?? "";
    const gained = schoolsBeyond(is, was);
    const lost = schoolsBeyond(was, is);
    if (gained.length === 0 && lost.length === 0 && was !== null && is !== null) continue;
    const errorsBefore = errorsOf(before.issues, cluster);
    const errorsAfter = errorsOf(after.errors, cluster);
    clusters.push({
      cluster,
      gained,
      lost,
      before: was,
      after: is,
      mended: errorsBeyond(errorsBefore, errorsAfter),
      caused: errorsBeyond(errorsAfter, errorsBefore),
    });
  }
  return {
    clusters,
    broken: longestPair(area, clusters.flatMap(newlyBroken)),
    change: (totalTravel(after) - totalTravel(before)) as Seconds,
  };
}

/** The schools of `a` that are not in `b`, in its order, each once. */
function schoolsBeyond(a: JudgedCluster | null, b: JudgedCluster | null): readonly Urn[] {
  if (a === null || a.cluster === b?.cluster) return [];
  const others = new Set(b?.cluster.schools);
  return [...new Set(a.cluster.schools)].filter((urn) => !others.has(urn));
}

function errorsOf(issues: readonly Issue[], cluster: ClusterId): readonly Issue[] {
  return issues.filter(
    ({ severity, clusters }) => severity === "error" && clusters.includes(cluster),
  );
}

/** The errors of `a` that `b` has none like. */
function errorsBeyond(a: readonly Issue[], b: readonly Issue[]): readonly Issue[] {
  const others = new Set(b.map(likeness));
  return a.filter((error) => !others.has(likeness(error)));
}

/** An error of a school is the same only for that school; one of a cluster's drives or size stays the same while schools come and go. */
function likeness({ rule, schools }: Issue): string {
  const isOfSchools =
    rule === "in-two-clusters" || rule === "unknown-school" || rule === "no-location";
  return isOfSchools ? [rule, ...schools].join(" ") : rule;
}

function newlyBroken({ before, after }: ClusterEffect): readonly JudgedPair[] {
  if (after === null) return [];
  const members = new Set(before?.members);
  return after.pairs.filter(
    ({ from, to, verdict }) => verdict !== "within" && !(members.has(from) && members.has(to)),
  );
}
