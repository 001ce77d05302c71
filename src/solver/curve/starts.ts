import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan } from "../exact/model.ts";
import type { Problem } from "../problem.ts";
import type { ProposeOptions } from "../proposal.ts";
import { polish, search } from "../search.ts";
import { searchSettings } from "../search_phase.ts";
import type { Pauses } from "../travel/column_generation.ts";
import { planWithCount } from "./neighbour_plan.ts";

/** Of a search's full number of moves: for the plan of one count, and for those that show how few and how many clusters there can be. */
const SEARCH_EFFORT = 0.05;
const OUTERMOST_EFFORT = 0.1;
const POLISH_EFFORT = 0.1;

/** The best that a short search finds of `clusters` clusters; `null` where it was stopped, or finds none of so many. */
export function* searchedPlan(
  problem: Problem,
  model: ExactModel,
  options: ProposeOptions,
  clusters: number,
): Pauses<ExactPlan | null> {
  const asked: ProposeOptions = { ...options, objective: "travel", clusters };
  const settings = { ...searchSettings(problem, asked, true), effort: SEARCH_EFFORT };
  return yield* bestSearched(problem, model, settings, clusters);
}

/** A plan of about as many clusters as `target`, as far as every school can be placed in so many; `null` where it was stopped. */
export function* outermostPlan(
  problem: Problem,
  model: ExactModel,
  options: ProposeOptions,
  target: number,
): Pauses<ExactPlan | null> {
  const asked: ProposeOptions = { ...options, objective: "travel", clusters: target };
  const settings = {
    ...searchSettings(problem, asked, true),
    aim: { countFirst: false, target },
    effort: OUTERMOST_EFFORT,
  };
  return yield* bestSearched(problem, model, settings, null);
}

function* bestSearched(
  problem: Problem,
  model: ExactModel,
  settings: Parameters<typeof search>[1],
  clusters: number | null,
): Pauses<ExactPlan | null> {
  let best: Int32Array | null = null;
  for (const state of search(problem, settings)) {
    best = state.best.slotOf;
    if (!(yield)) return null;
  }
  if (best === null) return null;
  const plan = exactPlan(model, best.slice());
  const count = clustersOf(plan.clusterOf).length;
  return count === 0 || (clusters !== null && count !== clusters) ? null : plan;
}

/** `plan` with its number of clusters changed by splits and mergers and then polished; `null` where there is none, or it was stopped. */
export function* neighbouringPlan(
  problem: Problem,
  model: ExactModel,
  plan: ExactPlan,
  {
    clusters,
    seed,
    effort = POLISH_EFFORT,
  }: { readonly clusters: number; readonly seed: number; readonly effort?: number },
): Pauses<ExactPlan | null> {
  let best = planWithCount(model, plan, clusters);
  if (best === null) return null;
  for (const state of polish(problem, best.clusterOf, { seed, effort })) {
    if (state.best.clusters === clusters) {
      const polished = exactPlan(model, state.best.slotOf.slice());
      if (polished.total < best.total) best = polished;
    }
    if (!(yield)) return null;
  }
  return best;
}
