import type { Verdict } from "../../domain/ceiling.ts";
import { isOnlyLeastKnown } from "../../domain/ceiling.ts";
import type { Seconds } from "../../domain/units.ts";

interface ThermometerProps {
  readonly seconds: Seconds;
  readonly low: Seconds;
  readonly high: Seconds;
  readonly ceiling: Seconds;
  readonly verdict: Verdict;
}

const TICKS_SECONDS = [1200, 1800];

/** A scale from 0 to a little past the ceiling with a dot at the worst pair, and a band where it is an estimate, or from its least time on where no more is known. The words beside it say the same. */
export function Thermometer(props: ThermometerProps) {
  const end = props.ceiling * 1.15;
  const at = (seconds: number) => `${Math.min(100, (seconds / end) * 100)}%`;
  const left = at(props.low);
  const isLeast = isOnlyLeastKnown(props);
  return (
    <svg className="thermometer" aria-hidden="true" focusable="false">
      <line className="thermometer__scale" x1="0" x2="100%" y1="8" y2="8" />
      {TICKS_SECONDS.filter((tick) => tick < props.ceiling).map((tick) => (
        <line key={tick} className="thermometer__tick" x1={at(tick)} x2={at(tick)} y1="5" y2="11" />
      ))}
      <line
        className="thermometer__ceiling"
        x1={at(props.ceiling)}
        x2={at(props.ceiling)}
        y1="1"
        y2="15"
      />
      {props.high > props.low ? (
        <line
          className={`thermometer__band thermometer__band--${props.verdict}`}
          x1={left}
          x2={at(Number.isFinite(props.high) ? props.high : end)}
          y1="8"
          y2="8"
        />
      ) : null}
      {isLeast ? null : (
        <circle
          className={`thermometer__dot thermometer__dot--${props.verdict}`}
          cx={at(Number.isFinite(props.seconds) ? props.seconds : end)}
          cy="8"
          r="5"
        />
      )}
    </svg>
  );
}
