import type { CurveState } from "../../app/state.ts";
import { useCommands } from "../AppContext.tsx";

type Running = Extract<CurveState, { readonly status: "running" }>;

/** How far the curve is, how long it may still take, and the way to stop with what there is. */
export function CurveProgress({ running }: { readonly running: Running }) {
  const { cancelCurve } = useCommands();
  const { progress, timeLimitSeconds } = running;
  const left = Math.ceil(Math.max(0, timeLimitSeconds - (progress?.seconds ?? 0)));
  return (
    <div className="progress">
      <p role="status">
        {progress === null ? "Making first plans…" : "Working out the least travel…"}
      </p>
      <progress max={1} value={progress?.share ?? 0} aria-label="Share of the work done" />
      <p className="quiet">
        {progress === null ? "" : `${Math.round(progress.share * 100)} % of the work, `}
        {left} s left at most.
      </p>
      <button type="button" className="button" onClick={cancelCurve}>
        Stop and show what is known
      </button>
    </div>
  );
}
