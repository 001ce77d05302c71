import { useState } from "react";
import { askRelief } from "../../app/asking_reasons.ts";
import { isStillAsked } from "../../app/slices/reasons.ts";
import type { Area } from "../../domain/area.ts";
import type { Urn } from "../../domain/school.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import { schoolName } from "../../words/names.ts";
import { noReliefText, reliefReasonText } from "../../words/relief_text.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { ReliefRow } from "./ReliefRow.tsx";

/** The answer about a school of the plan on show. */
type ReliefState = NonNullable<ReturnType<typeof useRelief>>;

interface WhyUnplacedProps {
  readonly area: Area;
  readonly urn: Urn;
}

/** Why a school is in no cluster and what would place it, worked out when it is asked. */
export function WhyUnplaced({ area, urn }: WhyUnplacedProps) {
  const { isSavedPage } = useHandles();
  const [isOpen, setOpen] = useState(false);
  if (isSavedPage === true) return null;
  return (
    <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Why is it in no cluster?<span className="visually-hidden"> {schoolName(area, urn)}</span>
      </summary>
      {isOpen ? <WhatWouldPlaceIt area={area} urn={urn} /> : null}
    </details>
  );
}

function WhatWouldPlaceIt({ area, urn }: WhyUnplacedProps) {
  const relief = useRelief(urn);
  const desk = useHandles();
  if (relief === null) {
    return (
      <button type="button" className="button" onClick={() => void askRelief(desk, urn)}>
        Find what would place it
      </button>
    );
  }
  if (relief.failure !== null) return <p role="alert">It was not found: {relief.failure}</p>;
  if (relief.answer === null) {
    return (
      <div className="progress">
        <p role="status">Trying what would place it…</p>
        <progress max={1} value={relief.share} aria-label="Share of the changes tried" />
        <button type="button" className="button" onClick={relief.stop}>
          Stop and show what was found
        </button>
      </div>
    );
  }
  return <Reliefs area={area} relief={relief} answer={relief.answer} />;
}

/** What is known of the school and of the plan on show; `null` where it was not asked, or the plan is another by now. */
function useRelief(urn: Urn) {
  return useApp((state) => {
    const { relief } = state;
    return relief !== null && relief.urn === urn && isStillAsked(state, relief) ? relief : null;
  });
}

function Reliefs(props: {
  readonly area: Area;
  readonly relief: ReliefState;
  readonly answer: NonNullable<ReliefState["answer"]>;
}) {
  const { area, relief, answer } = props;
  const settings = resolveSettings(relief.plan.settings, {}, PROPOSAL_BOUNDS);
  const { reliefs, asThingsAre } = answer;
  return (
    <div>
      <p role="status">{reliefReasonText(answer, area)}</p>
      {asThingsAre !== "yes" && reliefs.length === 0 ? (
        <p>{noReliefText(answer, area, settings)}</p>
      ) : null}
      {reliefs.length === 0 ? null : (
        <>
          <h4>What would place it, one change at a time</h4>
          <ul className="why__clusters">
            {reliefs.map((each) => (
              <ReliefRow key={each.change.kind} area={area} settings={settings} relief={each} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
