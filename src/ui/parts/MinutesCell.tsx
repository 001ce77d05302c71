import type { JudgedDrive } from "../../domain/ceiling.ts";
import type { Seconds } from "../../domain/units.ts";
import { judgedFigure, rangeText } from "../../words/durations.ts";

interface MinutesCellProps {
  readonly drive: JudgedDrive;
  readonly ceiling: Seconds;
  /** How the time came to be, where that is to be said. */
  readonly origin: string | null;
}

/** A table cell with a drive's minutes, its likely range below where it is an estimate. */
export function MinutesCell({ drive, ceiling, origin }: MinutesCellProps) {
  return (
    <td className="number">
      {judgedFigure(drive.seconds, ceiling, drive.verdict === "over", drive.low)}
      {drive.high > drive.low ? (
        <span className="estimate-range">{rangeText(drive.low, drive.high)}</span>
      ) : null}
      {origin === null ? null : <span className="origin-mark">{origin}</span>}
    </td>
  );
}
