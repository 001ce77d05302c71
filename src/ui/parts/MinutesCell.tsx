import type { JudgedDrive } from "../../domain/ceiling.ts";
import type { PairOrigin } from "../../domain/drive_times.ts";
import type { Seconds } from "../../domain/units.ts";
import { judgedFigure, rangeText } from "../../words/durations.ts";
import { originText } from "../../words/times_text.ts";

interface MinutesCellProps {
  readonly drive: JudgedDrive;
  readonly ceiling: Seconds;
  /** How the time came to be, which is said where it is neither the engine's nor the estimate's. */
  readonly origin: PairOrigin;
}

/** A table cell with a drive's minutes, its likely range below where it is an estimate. */
export function MinutesCell({ drive, ceiling, origin }: MinutesCellProps) {
  const marked = originText(origin);
  return (
    <td className="number">
      {judgedFigure(drive.seconds, ceiling, drive.verdict === "over", drive.low)}
      {drive.high > drive.low ? (
        <span className="estimate-range">{rangeText(drive.low, drive.high)}</span>
      ) : null}
      {marked === null ? null : <span className="origin-mark">{marked}</span>}
    </td>
  );
}
