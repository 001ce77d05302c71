import type { ProposalState } from "../../app/state.ts";

type Running = Extract<ProposalState, { readonly status: "running" }>;
type Step = Running["progress"][number];

const WIDTH = 340;
const HEIGHT = 96;
const MARGIN = 4;

/** The best plan so far and what no plan can beat, as two lines that come together. The sentence beside it says the same. */
export function ProofChart({ progress }: Pick<Running, "progress">) {
  const last = progress.at(-1);
  const bounded = progress.filter((step) => step.bound !== null);
  if (last === undefined || bounded.length === 0) return null;
  const values = progress.map(({ value }) => value);
  const bounds = bounded.map(({ bound }) => bound ?? 0);
  const high = Math.max(...values.slice(-bounded.length - 1), ...bounds);
  const low = Math.min(...bounds.slice(Math.floor(bounds.length / 2)), ...values);
  const span = high - low || 1;
  const x = ({ seconds }: Step) =>
    MARGIN + (seconds / Math.max(last.seconds, 1e-3)) * (WIDTH - 2 * MARGIN);
  const y = (figure: number) => {
    const share = Math.min(1, Math.max(0, (figure - low) / span));
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  };
  const path = (steps: readonly Step[], figure: (step: Step) => number) =>
    steps
      .map((step, i) => `${i === 0 ? "M" : "L"}${x(step).toFixed(1)},${y(figure(step)).toFixed(1)}`)
      .join("");
  return (
    <figure className="proof-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <path className="proof-chart__value" d={path(progress, ({ value }) => value)} />
        <path className="proof-chart__bound" d={path(bounded, ({ bound }) => bound ?? 0)} />
      </svg>
      <figcaption className="quiet">
        <span className="proof-chart__key proof-chart__key--value" /> best plan so far{" "}
        <span className="proof-chart__key proof-chart__key--bound" /> no plan can be better than
        this
      </figcaption>
    </figure>
  );
}
