import type { LongestDrive } from "../../solver/curve/curve.ts";
import { chartScale, stairsOf } from "./chart_scale.ts";

interface LongestDriveChartProps {
  readonly drives: readonly LongestDrive[];
  readonly ceilingSeconds: number;
}

/** The longest drive that each number of clusters needs, as a staircase, with what no limit can be below. The list beside it says the same. */
export function LongestDriveChart({ drives, ceilingSeconds }: LongestDriveChartProps) {
  const known = drives.flatMap(({ clusters, limitSeconds, atLeastSeconds }) =>
    limitSeconds === null
      ? []
      : [{ clusters, limit: limitSeconds, atLeast: atLeastSeconds ?? limitSeconds }],
  );
  if (known.length === 0) return null;
  const scale = chartScale(
    known.map(({ clusters }) => clusters),
    [...known.flatMap(({ limit, atLeast }) => [limit, atLeast]), ceilingSeconds],
  );
  const at = (clusters: number, value: number) => [scale.x(clusters), scale.y(value)] as const;
  return (
    <figure className="curve-chart">
      <svg viewBox={scale.viewBox} aria-hidden="true" focusable="false">
        {scale.lines.map(({ y, value }) => (
          <g key={value}>
            <line className="curve-chart__line" x1={scale.left} x2={scale.right} y1={y} y2={y} />
            <text className="curve-chart__text" x={scale.left - 4} y={y + 3} textAnchor="end">
              {Math.round(value / 60)}
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
        <path
          className="proof-chart__bound"
          d={stairsOf(known.map(({ clusters, atLeast }) => at(clusters, atLeast)))}
        />
        <path
          className="proof-chart__value"
          d={stairsOf(known.map(({ clusters, limit }) => at(clusters, limit)))}
        />
      </svg>
      <figcaption className="quiet">
        Longest drive in minutes against clusters. <span className="proof-chart__key" /> no drive
        need be longer <span className="proof-chart__key proof-chart__key--bound" /> no limit can be
        below this
      </figcaption>
    </figure>
  );
}
