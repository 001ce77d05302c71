import { useMemo } from "react";
import type { Ways } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedPair } from "../../domain/judgement.ts";
import type { StoredRoute } from "../../domain/osrm_route.ts";
import type { Partner } from "../../domain/partners.ts";
import { judgedSeconds } from "../../domain/speed.ts";
import { metres, seconds } from "../../domain/units.ts";
import { crossingsOf, isTimeOfTable, roadGaps } from "../../domain/way.ts";
import { wordedSteps } from "../../words/directions.ts";
import { distanceText, milesText, minutesText, stepTimeText } from "../../words/durations.ts";
import { speedText } from "../../words/speed_text.ts";
import { crossingText, roadGapText } from "../../words/way_text.ts";
import { useDerived } from "../AppContext.tsx";

/** More than these are printed smaller, so that every way fits on a sheet. */
const STEPS_AT_FULL_SIZE = 28;

export interface WayStepsProps {
  readonly area: Area;
  readonly partner: Partner;
  readonly ways: Ways;
}

/** Both directions as lists of sentences. It brings the library that words them along, so it is loaded when a way is first shown. */
export default function WaySteps({ area, partner, ways }: WayStepsProps) {
  const both = [
    { label: "There", drive: partner.there, route: ways.there },
    { label: "Back", drive: partner.back, route: ways.back },
  ];
  const crossings = new Set(
    both.flatMap(({ route }) =>
      route === null ? [] : crossingsOf(route.routes[0]).map(crossingText),
    ),
  );
  const isLong = both.some(
    ({ route }) => (route?.routes[0].legs[0]?.steps.length ?? 0) > STEPS_AT_FULL_SIZE,
  );
  return (
    <>
      {[...crossings].map((sentence) => (
        <p key={sentence} className="way-warning">
          <strong>{sentence}</strong>
        </p>
      ))}
      <div className={isLong ? "ways ways--long" : "ways"}>
        {both.map(({ label, drive, route }) => (
          <section key={label} className="way" aria-labelledby={`way-${label}`}>
            <h3 id={`way-${label}`}>
              {label}
              <span className="visually-hidden">, to {schoolAt(area, drive.to).name}</span>
            </h3>
            {route === null ? (
              <p className="page-note">There are no stored directions this way.</p>
            ) : (
              <StepList area={area} drive={drive} stored={route} />
            )}
          </section>
        ))}
      </div>
    </>
  );
}

interface StepListProps {
  readonly area: Area;
  readonly drive: JudgedPair;
  readonly stored: StoredRoute;
}

function StepList({ area, drive, stored }: StepListProps) {
  const { speed } = useDerived((selectors) => selectors.settings);
  const [route] = stored.routes;
  const steps = useMemo(() => wordedSteps(route), [route]);
  const { start, end } = roadGaps(stored);
  const moving = { ...speed, fixed: seconds(0) };
  const table = area.driveTimes.seconds(drive.from, drive.to);
  const isMeasured = isTimeOfTable(route, table);
  const total = isMeasured ? drive.seconds : judgedSeconds(seconds(route.duration), speed);
  return (
    <>
      {isMeasured ? null : (
        <p className="page-note">
          {minutesText(drive.seconds)} is what is judged; the steps below are the engine’s own way
          and add up to {minutesText(total)}.
        </p>
      )}
      {start === null ? null : <p className="quiet">{roadGapText("start", start)}.</p>}
      <ol className="steps">
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way never change places
          <li key={place}>
            <span>{step.text}</span>
            {step.metres === 0 ? null : (
              <span className="steps__length">
                {distanceText(step.metres)}, {stepTimeText(judgedSeconds(step.seconds, moving))}
              </span>
            )}
          </li>
        ))}
      </ol>
      {end === null ? null : <p className="quiet">{roadGapText("end", end)}.</p>}
      {speed.fixed > 0 ? (
        <p className="quiet">Parking and signing in: {minutesText(speed.fixed)}.</p>
      ) : null}
      <p className="way__total">
        <strong>
          {milesText(metres(route.distance))}, {minutesText(total)}
        </strong>{" "}
        at {speedText(speed)}
      </p>
    </>
  );
}
