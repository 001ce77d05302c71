import type { Calibration } from "../../domain/calibration.ts";

const LEAST = 0.6;
const MOST = 2;
const TICKS = [0.8, 1, 1.2, 1.4, 1.6, 1.8];

/** Where a ratio stands on the scale; one beyond it stands at its end. */
function at(ratio: number): string {
  return `${(Math.min(1, Math.max(0, (ratio - LEAST) / (MOST - LEAST))) * 100).toFixed(2)}%`;
}

/** A scale of ratios with a dot for each drive, the middle half as a band and the factor as a line. The words and the table beside it say the same. */
export function RatioStrip({ found }: { readonly found: Calibration }) {
  const [lower, upper] = found.quartiles;
  const factor = at(found.factor);
  return (
    <svg className="ratio-strip" aria-hidden="true" focusable="false">
      <line className="ratio-strip__half" x1={at(lower)} x2={at(upper)} y1="18" y2="18" />
      <line className="ratio-strip__scale" x1="0" x2="100%" y1="18" y2="18" />
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className="ratio-strip__tick" x1={at(tick)} x2={at(tick)} y1="13" y2="23" />
          <text className="ratio-strip__label" x={at(tick)} y="40" textAnchor="middle">
            ×{tick}
          </text>
        </g>
      ))}
      <line className="ratio-strip__factor" x1={factor} x2={factor} y1="2" y2="30" />
      {found.trips.map(({ from, to, ratio, isOutlier }, place) => (
        <circle
          key={`${from}-${to}-${String(place)}`}
          className={isOutlier ? "ratio-strip__far" : "ratio-strip__dot"}
          cx={at(ratio)}
          cy="18"
          r="5"
        />
      ))}
    </svg>
  );
}
