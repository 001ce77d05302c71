import type { PlacesStore } from "../../app/places/places_store.ts";
import { useRun, useRuns } from "./use_scenarios.ts";

/** How far the working out of a test is, with the way to end it, or why there is nothing. */
export function RunState({ places, id }: { readonly places: PlacesStore; readonly id: string }) {
  const runs = useRuns(places);
  const known = useRun(places, id);
  if (known === null) return null;
  const { run, isStale } = known;
  const stale = isStale ? " What is shown is of before the last change." : "";
  switch (run.status) {
    case "running":
      return (
        <div className="progress scenario-state">
          <p role="status">Working it out…{stale}</p>
          <progress max={1} value={run.share} aria-label="Share of the work done" />
          <button type="button" className="button button--plain" onClick={() => runs.cancel(id)}>
            Stop
          </button>
        </div>
      );
    case "ready":
      return null;
    case "refused":
      return (
        <p className="scenario-state" role="status">
          It cannot be worked out yet: see what is needed under Changes.{stale}
        </p>
      );
    case "stopped":
    case "failed":
      return (
        <div className="scenario-state" role="alert">
          <p>
            {run.status === "stopped" ? "Stopped." : `It was not worked out: ${run.reason}`}
            {stale}
          </p>
          <button type="button" className="button" onClick={() => runs.ask(id)}>
            Work it out
          </button>
        </div>
      );
  }
}
