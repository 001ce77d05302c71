import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { ProposeOptions, SolveHooks } from "./proposal.ts";
import type { StreamsState } from "./search.ts";
import { search } from "./search.ts";
import { instantBound, isCoverAlone, searchProgress, searchSettings } from "./search_phase.ts";
import type { FoundClustering, Searched, SearchProgress } from "./searched.ts";
import { readSolvable } from "./solvable.ts";
import type { StopRequest } from "./stop_request.ts";

/** Where streams run. */
export interface SearchContext {
  readonly now: SolveHooks["now"];
  /** Whether the solve that they are for goes on to a proof. */
  readonly proves: boolean;
}

/** How far a search is. */
export interface SearchStep {
  readonly progress: SearchProgress;
  /** What a user's stop here would end in: to be asked for before the next step. */
  readonly soFar: () => Searched;
}

/**
 * The steps of running some of the streams that a solve with these settings and options would run. Nothing is found where
 * the solve has no search that runs to its end.
 */
export function* searchSteps(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
  streams: readonly number[],
  { now, proves }: SearchContext,
): Generator<SearchStep, Searched, StopRequest> {
  const start = now();
  const { problem, cannot } = readSolvable(area, settings, options);
  const isSearched =
    options.method === "exact" && problem.size > 0 && !isCoverAlone(problem, options, proves);
  const least = isSearched ? instantBound(problem, options, proves) : null;
  const phase = { unplaceable: cannot.length, proves, least };
  let last: StreamsState | null = null;
  let stop: StopRequest = null;
  const searched = (stopped: StopRequest): Searched => ({
    found: foundBy(streams, last),
    stop: stopped,
    seconds: now() - start,
  });
  const states = isSearched
    ? search(problem, searchSettings(problem, options, proves), streams)
    : [];
  for (const state of states) {
    last = state;
    const progress = {
      ...searchProgress(state, options, phase),
      rank: state.best.rank,
      seconds: now() - start,
    };
    stop = yield { progress, soFar: () => searched("user") };
    if (stop !== null) break;
  }
  return searched(stop);
}

function foundBy(
  streams: readonly number[],
  state: StreamsState | null,
): readonly FoundClustering[] {
  return (state?.incumbents ?? []).map((incumbent, place) => {
    const { slotOf, unplaced, clusters, objective, rank } = incumbent;
    return { stream: streams[place] ?? 0, slotOf, unplaced, clusters, objective, rank };
  });
}
