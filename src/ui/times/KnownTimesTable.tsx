import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import type { KnownTime } from "../../domain/known_times.ts";
import { knownTimeOf, rawSecondsOf } from "../../domain/known_times.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { judgedSeconds } from "../../domain/speed.ts";
import { minutesToSeconds } from "../../domain/units.ts";
import { minutesFigure } from "../../words/durations.ts";
import { schoolName } from "../../words/names.ts";
import { speedText } from "../../words/speed_text.ts";

interface KnownTimesTableProps {
  readonly area: Area;
  readonly known: readonly KnownTime[];
  readonly settings: JudgingSettings;
  readonly editable: boolean;
  readonly onChange: (time: KnownTime) => void;
  readonly onWayBack: (time: KnownTime) => void;
  readonly onRemove: (time: KnownTime) => void;
}

/** What is recorded, beside what the engine says. */
export function KnownTimesTable(props: KnownTimesTableProps) {
  const { area, known, settings, editable } = props;
  return (
    <div className="table-scroller">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Drive, and who knows it</th>
            <th scope="col" className="number">
              Known, min
            </th>
            <th scope="col" className="number">
              Judged, min
            </th>
            <th scope="col" className="number">
              Engine, min
            </th>
            {editable ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {known.map((time) => {
            const drive = `${schoolName(area, time.from)} to ${schoolName(area, time.to)}`;
            return (
              <tr key={`${time.from} ${time.to}`}>
                <th scope="row">
                  {schoolName(area, time.from)} → {schoolName(area, time.to)}
                  <span className="quiet">
                    {[time.role, time.date].filter((part) => part !== "").join(", ")}
                    {time.reason === "" ? "" : `: ${time.reason}`}
                  </span>
                </th>
                <td className="number">
                  {minutesFigure(minutesToSeconds(time.minutes))}
                  <span className="estimate-range">{speedText(time.speed)}</span>
                </td>
                <td className="number">
                  {minutesFigure(judgedSeconds(rawSecondsOf(time), settings.speed))}
                </td>
                <td className="number">{engineFigure(area, settings, time)}</td>
                {editable ? (
                  <td>
                    <div className="button-row button-row--tight">
                      <button
                        type="button"
                        className="link"
                        aria-label={`Change the time from ${drive}`}
                        onClick={() => props.onChange(time)}
                      >
                        Change
                      </button>
                      {knownTimeOf(known, time.to, time.from) === null ? (
                        <button
                          type="button"
                          className="link"
                          aria-label={`Add the way back to ${drive}`}
                          onClick={() => props.onWayBack(time)}
                        >
                          Add the way back
                        </button>
                      ) : null}
                      <button
                        type="button"
                        className="link"
                        aria-label={`Remove the time from ${drive}`}
                        onClick={() => props.onRemove(time)}
                      >
                        Remove
                      </button>
                    </div>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function engineFigure(area: Area, settings: JudgingSettings, time: KnownTime): string {
  const indexes = schoolIndexes(area);
  const [from, to] = [indexes.get(time.from), indexes.get(time.to)];
  if (from === undefined || to === undefined) return "not in this area";
  const drive = judgeDrive(area.driveTimes, settings.speed, settings.ceiling, from, to);
  return minutesFigure(drive.seconds);
}
