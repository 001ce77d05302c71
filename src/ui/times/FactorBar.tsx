import { SPEED_FACTORS } from "../../domain/speed.ts";

interface FactorBarProps {
  /** The factor up to which every cautious end is within. */
  readonly cautious: number;
  /** The factor up to which the likely times are. */
  readonly likely: number;
}

const LEAST = 0.8;
const MOST = 2;

function at(factor: number): string {
  return `${(Math.min(1, Math.max(0, (factor - LEAST) / (MOST - LEAST))) * 100).toFixed(2)}%`;
}

/** The scale's own figures, above the bars. */
export function FactorScale() {
  return (
    <>
      <span className="visually-hidden">On a scale</span>
      <svg className="factor-bar" aria-hidden="true" focusable="false">
        {[1, 1.2, 1.45, 2].map((factor) => (
          <text
            key={factor}
            className="factor-bar__label"
            x={at(factor)}
            y="12"
            textAnchor={factor === 2 ? "end" : "middle"}
          >
            ×{factor}
          </text>
        ))}
      </svg>
    </>
  );
}

/** A scale of factors with a tick for each named speed, filled up to where the cluster breaks. The figure beside it says the same. */
export function FactorBar({ cautious, likely }: FactorBarProps) {
  return (
    <svg className="factor-bar" aria-hidden="true" focusable="false">
      <line className="factor-bar__scale" x1="0" x2="100%" y1="8" y2="8" />
      <line className="factor-bar__likely" x1="0" x2={at(likely)} y1="8" y2="8" />
      <line className="factor-bar__sure" x1="0" x2={at(cautious)} y1="8" y2="8" />
      {Object.values(SPEED_FACTORS).map((factor) => (
        <line
          key={factor}
          className="factor-bar__tick"
          x1={at(factor)}
          x2={at(factor)}
          y1="2"
          y2="14"
        />
      ))}
    </svg>
  );
}
