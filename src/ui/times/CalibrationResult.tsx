import { useId } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Calibration } from "../../domain/calibration.ts";
import { customSpeed } from "../../domain/speed.ts";
import {
  calibrationWarnings,
  ratioText,
  spreadText,
  unusableText,
} from "../../words/calibration_text.ts";
import { minutesFigure } from "../../words/durations.ts";
import { speedText } from "../../words/speed_text.ts";
import { RatioStrip } from "./RatioStrip.tsx";

interface CalibrationResultProps {
  readonly area: Area;
  readonly found: Calibration;
  readonly onUse: (factor: number) => void;
}

/** The factor that timed drives give, how far they agree, and each of them. */
export function CalibrationResult({ area, found, onUse }: CalibrationResultProps) {
  const factor = Math.round(found.factor * 1000) / 1000;
  const reasonId = useId();
  const unusable = unusableText(found);
  const warnings = calibrationWarnings(found);
  const trips = [...found.trips].sort((a, b) => b.ratio - a.ratio);
  return (
    <section className="calibration" aria-label="What the drives say">
      <div className="calibration__lead">
        <p>
          <strong className="calibration__factor">{ratioText(factor)}</strong>
        </p>
        <p>{spreadText(found)}</p>
        <div className="calibration__use">
          <button
            type="button"
            className="button button--main"
            disabled={unusable !== null}
            aria-describedby={unusable === null ? undefined : reasonId}
            onClick={() => onUse(factor)}
          >
            Use this factor
          </button>
          {unusable === null ? null : (
            <p id={reasonId} className="calibration__reason">
              {unusable}
            </p>
          )}
        </div>
      </div>
      <RatioStrip found={found} />
      {warnings.length === 0 ? null : (
        <ul className="calibration__warnings" aria-label="Before you use it">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <div className="table-scroller">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Drive</th>
              <th scope="col" className="number">
                Timed, min
              </th>
              <th scope="col" className="number">
                Free flow, min
              </th>
              <th scope="col" className="number">
                Ratio
              </th>
            </tr>
          </thead>
          <tbody>
            {trips.map((trip, place) => (
              <tr
                key={`${trip.from}-${trip.to}-${String(place)}`}
                className={trip.isOutlier ? "calibration__outlier" : undefined}
              >
                <th scope="row">
                  {schoolAt(area, trip.from).name} → {schoolAt(area, trip.to).name}
                </th>
                <td className="number">{minutesFigure(trip.observed)}</td>
                <td className="number">{minutesFigure(trip.raw)}</td>
                <td className="number">
                  {ratioText(trip.ratio)}
                  {trip.isOutlier ? (
                    <span className="estimate-range">far from the others</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unusable === null ? (
        <p className="quiet">
          “Use this factor” judges everything at {speedText(customSpeed(factor))}; undo brings the
          speed back. The times themselves stay as they are.
        </p>
      ) : null}
    </section>
  );
}
