import { ALTERNATIVES_SECONDS } from "../../solver/alternatives/alternatives.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { AlternativesForm } from "./AlternativesForm.tsx";
import { AlternativesFound } from "./AlternativesFound.tsx";

/** Plans nearly as good as the best and as different from each other as can be: asked for, watched, and looked at. */
export function AlternativesTab() {
  const alternatives = useApp((state) => state.alternatives);
  const { cancelAlternatives, forgetAlternatives } = useCommands();
  switch (alternatives.status) {
    case "none":
      return <AlternativesForm />;
    case "running": {
      const { progress } = alternatives;
      return (
        <div className="progress">
          <p role="status">Looking for other plans…</p>
          <progress max={1} value={progress?.share ?? 0} aria-label="Share of the work done" />
          <p className="quiet">
            {Math.round(100 * (progress?.share ?? 0))} % of the work,{" "}
            {(progress?.seconds ?? 0).toFixed(0)} s of {ALTERNATIVES_SECONDS} at most.
          </p>
          <button type="button" className="button" onClick={cancelAlternatives}>
            Stop and show what was found
          </button>
        </div>
      );
    }
    case "failed":
      return (
        <div role="alert">
          <p>No other plans were found: {alternatives.reason}</p>
          <p>Your clusters are as they were.</p>
          <button type="button" className="button" onClick={forgetAlternatives}>
            Ask again
          </button>
        </div>
      );
    case "ready":
      return <AlternativesFound ready={alternatives} />;
  }
}
