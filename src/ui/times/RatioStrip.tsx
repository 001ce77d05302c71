import type { Calibration } from "../../domain/calibration.ts";
import { ratioText } from "../../words/calibration_text.ts";

const LEAST = 0.6;
const MOST = 2;
const TICKS = [0.8, 1, 1.2, 1.4, 1.6, 1.8];

/** Drives beyond one end of the scale, with the words at the arrow that stands for them. */
interface BeyondEnd {
  readonly end: "left" | "right";
  readonly text: string;
}

/** The ends that drives lie beyond: a single one with its ratio, several with how many and the furthest. */
function beyondEnds(ratios: readonly number[]): readonly BeyondEnd[] {
  const words = (beyond: readonly number[], furthest: number) =>
    beyond.length === 1
      ? ratioText(furthest)
      : `${String(beyond.length)} drives, to ${ratioText(furthest)}`;
  const [below, above] = [ratios.filter((r) => r < LEAST), ratios.filter((r) => r > MOST)];
  return [
    ...(below.length === 0
      ? []
      : [{ end: "left" as const, text: words(below, Math.min(...below)) }]),
    ...(above.length === 0
      ? []
      : [{ end: "right" as const, text: words(above, Math.max(...above)) }]),
  ];
}

function isOnScale(ratio: number): boolean {
  return ratio >= LEAST && ratio <= MOST;
}

/** Where a ratio stands on the scale; one beyond it stands at its end. */
function at(ratio: number): string {
  return `${(Math.min(1, Math.max(0, (ratio - LEAST) / (MOST - LEAST))) * 100).toFixed(2)}%`;
}

/** A scale of ratios with a dot for each drive on it and an arrow at an end that drives lie beyond, the middle half as a band and the factor as a line. The words and the table beside it say the same. */
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
      {isOnScale(found.factor) ? (
        <line className="ratio-strip__factor" x1={factor} x2={factor} y1="2" y2="30" />
      ) : null}
      {found.trips.map(({ from, to, ratio, isOutlier }, place) =>
        isOnScale(ratio) ? (
          <circle
            key={`${from}-${to}-${String(place)}`}
            className={isOutlier ? "ratio-strip__far" : "ratio-strip__dot"}
            cx={at(ratio)}
            cy="18"
            r="5"
          />
        ) : null,
      )}
      {beyondEnds(found.trips.map(({ ratio }) => ratio)).map(({ end, text }) => (
        <svg key={end} aria-hidden="true" x={end === "right" ? "100%" : "0"} overflow="visible">
          <path
            className="ratio-strip__beyond"
            d={end === "right" ? "M-9 11 L3 18 L-9 25 Z" : "M9 11 L-3 18 L9 25 Z"}
          />
          <text
            className="ratio-strip__beyond-label"
            y="6"
            textAnchor={end === "right" ? "end" : "start"}
          >
            {text}
          </text>
        </svg>
      ))}
    </svg>
  );
}
