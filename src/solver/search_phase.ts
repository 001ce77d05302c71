import { isCountFixed, wantedClusters } from "./cluster_count.ts";
import { exactModelOf } from "./exact/model_of.ts";
import { coverProblemOf } from "./fewest/cover_problem.ts";
import { instantDuals } from "./fewest/instant_bounds.ts";
import type { Problem } from "./problem.ts";
import type { Progress, ProposeOptions } from "./proposal.ts";
import type { SearchSettings, SearchState } from "./search.ts";

/** The share of the search's moves that are made before an exact method goes on from its best. */
const EFFORT_BEFORE_PROOF = 0.35;
/** Less for `host`, whose exact method has a better search of its own. */
const EFFORT_BEFORE_HOSTS = 0.02;
/** What a search counts for in the progress where a proof follows it. */
export const SEARCH_SHARE = 0.4;

/** The search that a solve begins with; a shorter one where it `proves`. */
export function searchSettings(
  problem: Problem,
  options: ProposeOptions,
  proves: boolean,
): SearchSettings {
  const { objective, seed, targetSchools } = options;
  const clusters = wantedClusters(problem, options);
  return {
    kind: objective,
    aim: {
      countFirst: isCountFixed(options),
      target: objective === "fewest" ? null : clusters,
    },
    clusters: Math.max(1, Math.min(clusters, problem.size)),
    targetSchools,
    seed,
    effort: !proves ? 1 : objective === "host" ? EFFORT_BEFORE_HOSTS : EFFORT_BEFORE_PROOF,
  };
}

/** Whether a solve leaves its search as soon as it has begun: fewest clusters of any size are found by the exact cover sooner. */
export function isCoverAlone(
  { limits }: Problem,
  options: ProposeOptions,
  proves: boolean,
): boolean {
  return (
    proves && options.objective === "fewest" && limits.minSchools <= 1 && limits.minPupils <= 0
  );
}

/** How many clusters a plan of all schools needs by their numbers of schools and pupils alone; `null` where that is not asked. */
export function instantBound(
  problem: Problem,
  { objective }: ProposeOptions,
  proves: boolean,
): number | null {
  if (!proves || objective !== "fewest") return null;
  const model = exactModelOf(problem, "fewest", null);
  return Math.ceil(instantDuals(coverProblemOf(model, 1), []).sum - 1e-6);
}

/** What is known of a search beside its state. */
export interface SearchPhase {
  /** Schools that must be placed and are not even in the problem. */
  readonly unplaceable: number;
  readonly proves: boolean;
  /** The bound of `instantBound`. */
  readonly least: number | null;
}

/** The progress that a search which is at `state` is for its solve. */
export function searchProgress(
  {
    best,
    share,
  }: {
    readonly best: Pick<SearchState["best"], "clusters" | "objective" | "unplaced">;
    readonly share: number;
  },
  { objective }: ProposeOptions,
  { unplaceable, proves, least }: SearchPhase,
): Omit<Progress, "seconds"> {
  return {
    share: proves ? share * SEARCH_SHARE : share,
    value: objective === "fewest" ? best.clusters : best.objective,
    bound: best.unplaced === 0 ? least : null,
    unplaced: unplaceable + best.unplaced,
  };
}
