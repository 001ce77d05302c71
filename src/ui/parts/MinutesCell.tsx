import type { JudgedDrive } from "../../domain/ceiling.ts";
import type { Seconds } from "../../domain/units.ts";
import { judgedFigure, rangeText } from "../../words/durations.ts";

interface MinutesCellProps {
  readonly drive: JudgedDrive;
  readonly ceiling: Seconds;
}

/** A table cell with a drive's minutes, its likely range below where it is an estimate. */
export function MinutesCell({ drive, ceiling }: MinutesCellProps) {
  return (
    <td className="number">
      {judgedFigure(drive.seconds, ceiling, drive.verdict === "over")}
      {drive.high > drive.low ? (
        <span className="estimate-range">{rangeText(drive.low, drive.high)}</span>
      ) : null}
    </td>
  );
}
