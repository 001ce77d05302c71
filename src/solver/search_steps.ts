import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { ProposeOptions, SolveHooks } from "./proposal.ts";
import type { StreamsState } from "./search.ts";
import { search } from "./search.ts";
import { instantBound, isCoverAlone, searchProgress, searchSettings } from "./search_phase.ts";
import type { Searched, SearchProgress } from "./searched.ts";
import { readSolvable } from "./solvable.ts";
import type { StopRequest } from "./stop_request.ts";

/** Where streams run. */
export interface SearchContext {
  readonly now: SolveHooks["now"];
  /** Whether the solve that they are for goes on to a proof. */
  readonly proves: boolean;
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
): Generator<SearchProgress, Searched, StopRequest> {
  const start = now();
  const { problem, cannot } = readSolvable(area, settings, options);
  const isSearched =
    options.method === "exact" && problem.size > 0 && !isCoverAlone(problem, options, proves);
  const least = isSearched ? instantBound(problem, options, proves) : null;
  const phase = { unplaceable: cannot.length, proves, least };
  let last: StreamsState | null = null;
  let stop: StopRequest = null;
  const states = isSearched
    ? search(problem, searchSettings(problem, options, proves), streams)
    : [];
  for (const state of states) {
    last = state;
    stop = yield {
      ...searchProgress(state, options, phase),
      rank: state.best.rank,
      seconds: now() - start,
    };
    if (stop !== null) break;
  }
  const found = (last?.incumbents ?? []).map((incumbent, place) => {
    const { slotOf, unplaced, clusters, objective, rank } = incumbent;
    return { stream: streams[place] ?? 0, slotOf, unplaced, clusters, objective, rank };
  });
  return { found, stop, seconds: now() - start };
}
