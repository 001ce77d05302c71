import type { KeyboardEvent } from "react";
import { useRef } from "react";
import { seconds } from "../../domain/units.ts";
import type { CurvePoint } from "../../solver/curve/curve.ts";
import { counted } from "../../words/counted.ts";
import { pointText } from "../../words/curve_text.ts";
import { minutesFigure } from "../../words/durations.ts";
import { chartScale, pathOf } from "./chart_scale.ts";

/** A plan to be marked in the chart. */
export interface ChartMark {
  readonly kind: "today" | "proposal";
  readonly clusters: number;
  /** Judged seconds of travel. */
  readonly seconds: number;
}

interface CurveChartProps {
  readonly points: readonly CurvePoint[];
  readonly marks: readonly ChartMark[];
  readonly chosen: number | null;
  readonly onChoose: (clusters: number | null) => void;
  readonly onPick: (clusters: number) => void;
}

const LABELS: Readonly<Record<ChartMark["kind"], string>> = {
  today: "your plan",
  proposal: "the proposal",
};

/**
 * Travel against the number of clusters, with what no plan can beat below it. Each point is a button; the arrow keys go
 * from one to the next. The table beside it says the same.
 */
export function CurveChart({ points, marks, chosen, onChoose, onPick }: CurveChartProps) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const shown = points.filter(({ proposal }) => proposal.clusters.length > 0);
  const first = shown[0];
  if (first === undefined) return null;
  const scale = chartScale(
    [...shown.map(({ clusters }) => clusters), ...marks.map(({ clusters }) => clusters)],
    [
      ...shown.flatMap(({ proposal }) => [proposal.objective.value, proposal.bound ?? 0]),
      ...marks.map((mark) => mark.seconds),
    ],
  );
  const at = (clusters: number, value: number) => [scale.x(clusters), scale.y(value)] as const;
  const bounds = shown.flatMap(({ clusters, proposal }) =>
    proposal.bound === null ? [] : [at(clusters, proposal.bound)],
  );
  const inFront = shown.some(({ clusters }) => clusters === chosen) ? chosen : first.clusters;
  const move = (event: KeyboardEvent, place: number) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = shown[Math.min(shown.length - 1, Math.max(0, place + step))];
    if (next === undefined) return;
    onChoose(next.clusters);
    frame.current?.querySelector<HTMLElement>(`[data-clusters="${next.clusters}"]`)?.focus();
  };
  return (
    <figure className="curve-chart">
      <fieldset ref={frame} className="curve-chart__frame">
        <legend className="visually-hidden">Plans by their number of clusters</legend>
        <svg viewBox={scale.viewBox} aria-hidden="true" focusable="false">
          {scale.lines.map(({ y, value }) => (
            <g key={value}>
              <line className="curve-chart__line" x1={scale.left} x2={scale.right} y1={y} y2={y} />
              <text className="curve-chart__text" x={scale.left - 4} y={y + 3} textAnchor="end">
                {Math.round(value / 60).toLocaleString("en-GB")}
              </text>
            </g>
          ))}
          {scale.ticks.map((clusters) => (
            <text
              key={clusters}
              className="curve-chart__text"
              x={scale.x(clusters)}
              y={scale.bottom + 14}
              textAnchor="middle"
            >
              {clusters}
            </text>
          ))}
          <path className="proof-chart__bound" d={pathOf(bounds)} />
          <path
            className="proof-chart__value"
            d={pathOf(
              shown.map(({ clusters, proposal }) => at(clusters, proposal.objective.value)),
            )}
          />
          {marks.map(({ kind, clusters, seconds: travel }) => (
            <rect
              key={kind}
              className={`curve-chart__mark curve-chart__mark--${kind}`}
              x={scale.x(clusters) - 8}
              y={scale.y(travel) - 8}
              width={16}
              height={16}
            />
          ))}
        </svg>
        {shown.map((point, place) => (
          <button
            key={point.clusters}
            type="button"
            className="curve-chart__point"
            data-clusters={point.clusters}
            data-proved={point.proposal.status === "optimal" || undefined}
            tabIndex={point.clusters === inFront ? 0 : -1}
            aria-label={labelOf(point)}
            title={labelOf(point)}
            style={scale.placeOf(point.clusters, point.proposal.objective.value)}
            onFocus={() => onChoose(point.clusters)}
            onKeyDown={(event) => move(event, place)}
            onClick={() => onPick(point.clusters)}
          />
        ))}
      </fieldset>
      <figcaption className="quiet">
        Minutes of travel against clusters. <span className="proof-chart__key" /> best plan known{" "}
        <span className="proof-chart__key proof-chart__key--bound" /> no plan can be below this
        {marks.map(({ kind }) => (
          <span key={kind}>
            {" "}
            <span className={`curve-chart__key curve-chart__mark--${kind}`} /> {LABELS[kind]}
          </span>
        ))}
        . Pick a point to look at its plan.
      </figcaption>
    </figure>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -1000,
  End: 1000,
};

function labelOf(point: CurvePoint): string {
  const travel = minutesFigure(seconds(point.proposal.objective.value));
  return `${counted(point.clusters, "cluster")}: ${travel} min of travel, ${pointText(point)}`;
}
