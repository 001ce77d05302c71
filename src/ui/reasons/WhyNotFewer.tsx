import { useState } from "react";
import { askFewer } from "../../app/asking_reasons.ts";
import { selectShownPlan } from "../../app/selectors.ts";
import { isStillAsked } from "../../app/slices/reasons.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { seconds } from "../../domain/units.ts";
import { minutesFigure } from "../../words/durations.ts";
import { fewerText } from "../../words/fewer_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";

/** The table of times between schools has as many rows and columns at the most. */
const MOST_IN_TABLE = 12;

/** Why the plan on show has no fewer clusters, worked out when it is asked. */
export function WhyNotFewer() {
  const [isOpen, setOpen] = useState(false);
  const plan = useApp(selectShownPlan);
  const { isSavedPage } = useHandles();
  if (isSavedPage === true || plan === null || plan.clusters.length < 2) return null;
  return (
    <details className="why why-not-fewer" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Why not fewer clusters?</summary>
      {isOpen ? <HowFew /> : null}
    </details>
  );
}

function HowFew() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const fewer = useApp((state) =>
    state.fewer !== null && isStillAsked(state, state.fewer) ? state.fewer : null,
  );
  const desk = useHandles();
  if (area === null || plan === null || judgement === null) return null;
  if (fewer === null) {
    return (
      <button type="button" className="button" onClick={() => void askFewer(desk)}>
        Work out how few there can be
      </button>
    );
  }
  if (fewer.failure !== null) return <p role="alert">It was not worked out: {fewer.failure}</p>;
  const { answer } = fewer;
  if (answer === null) {
    return (
      <div className="progress">
        <p role="status">Working out how few clusters there can be…</p>
        <progress max={1} value={fewer.share} aria-label="Share of the work done" />
        <button type="button" className="button" onClick={fewer.stop}>
          Stop and show what is proved
        </button>
      </div>
    );
  }
  return (
    <div>
      <p role="status">{fewerText(answer, plan.clusters.length)}</p>
      {answer.noTwoShare.length < 2 ? null : (
        <MutualTimes area={area} settings={judgement.settings} urns={answer.noTwoShare} />
      )}
    </div>
  );
}

/** The schools no two of which can share a cluster, each with its minutes to the others in the slower direction. */
function MutualTimes(props: {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly urns: readonly Urn[];
}) {
  const { area, settings, urns } = props;
  const { selectSchool } = useCommands();
  const [showsAll, setShowsAll] = useState(false);
  const all = urns.flatMap((urn) => schoolIndexes(area).get(urn) ?? []);
  const shown = showsAll ? all : all.slice(0, MOST_IN_TABLE);
  return (
    <>
      <p className="quiet">They have a yellow ring on the map. Minutes in the slower direction.</p>
      <div className="why-not-fewer__times">
        <table className="table">
          <caption>No two of these {all.length} schools can share a cluster</caption>
          <thead>
            <tr>
              <th scope="col">School</th>
              {shown.map((_, at) => (
                <th key={shown[at]} scope="col" className="number">
                  {at + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((index, at) => (
              <tr key={index}>
                <th scope="row">
                  {at + 1}{" "}
                  <button type="button" className="link" onClick={() => selectSchool(index)}>
                    {schoolAt(area, index).name}
                  </button>
                </th>
                {shown.map((other) => (
                  <td key={other} className="number">
                    {other === index ? "" : slowerMinutes(area, settings, index, other)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < all.length ? (
        <button type="button" className="link" onClick={() => setShowsAll(true)}>
          Show all {all.length} schools
        </button>
      ) : null}
    </>
  );
}

function slowerMinutes(
  { driveTimes }: Area,
  { speed, ceiling }: JudgingSettings,
  a: SchoolIndex,
  b: SchoolIndex,
): string {
  const there = judgeDrive(driveTimes, speed, ceiling, a, b).seconds;
  const back = judgeDrive(driveTimes, speed, ceiling, b, a).seconds;
  return minutesFigure(seconds(Math.max(there, back)));
}
