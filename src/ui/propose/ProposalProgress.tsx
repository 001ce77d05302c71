import type { ProposalState } from "../../app/state.ts";
import { useCommands } from "../AppContext.tsx";
import { GapLines } from "./GapLines.tsx";

type Running = Extract<ProposalState, { readonly status: "running" }>;

/** How far the proposal is, and the way to stop with the best so far. */
export function ProposalProgress(props: Pick<Running, "progress">) {
  const { cancelProposing } = useCommands();
  const last = props.progress.at(-1);
  const first = props.progress[0];
  const saved =
    last === undefined || first === undefined || !(first.value > 0)
      ? null
      : (1 - last.value / first.value) * 100;
  const gap =
    last === undefined || last.bound === null || !(last.value > 0)
      ? null
      : Math.ceil(((last.value - last.bound) / last.value) * 10_000) / 100;
  return (
    <div className="progress" aria-live="polite">
      <p>{last === undefined ? "Making a first plan…" : "Improving the plan…"}</p>
      <progress max={1} value={last?.share ?? 0} aria-label="Share of the work done" />
      {last === undefined ? null : (
        <p className="quiet">
          {Math.round(last.share * 100)} % of the work, {last.seconds.toFixed(0)} s.{" "}
          {last.unplaced === 0 ? "Every school is placed." : `${last.unplaced} schools not placed.`}
          {saved === null ? "" : ` ${saved.toFixed(1)} % better than the first plan.`}
          {gap === null ? "" : ` No clustering can be more than ${gap.toFixed(2)} % better.`}
        </p>
      )}
      <GapLines progress={props.progress} />
      <button type="button" className="button" onClick={cancelProposing}>
        Stop and show the best so far
      </button>
    </div>
  );
}
