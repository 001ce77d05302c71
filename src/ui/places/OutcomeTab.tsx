import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { FoundOutcome } from "../../app/places/scenario_runs.ts";
import {
  displacedTravelTexts,
  scenarioFlagText,
  unplacedPupilsText,
} from "../../words/places_outcome_text.ts";
import { countedOfText } from "../../words/places_text.ts";
import { ChangedSchools } from "./ChangedSchools.tsx";
import { OutcomeOptions } from "./OutcomeOptions.tsx";
import { PartnershipImpacts } from "./PartnershipImpacts.tsx";
import { PlacesBeforeAfter } from "./PlacesBeforeAfter.tsx";
import { ReportButton } from "./report/ReportButton.tsx";
import { useNames, useRun } from "./use_scenarios.ts";
import { WhoGoesWhere } from "./WhoGoesWhere.tsx";
import { YearByYear } from "./YearByYear.tsx";

interface OutcomeTabProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

/** What follows from a test: places, who goes where, travel, each September and partnerships, in this order always. */
export function OutcomeTab({ places, kept }: OutcomeTabProps) {
  const known = useRun(places, kept.id);
  const found = known?.run.found ?? null;
  return (
    <>
      {found === null ? (
        <p>Nothing is worked out yet: say under Changes what is tested.</p>
      ) : (
        <>
          <ReportButton
            places={places}
            kept={kept}
            found={found}
            isStale={known?.isStale === true || known?.run.status !== "ready"}
          />
          <Outcome places={places} found={found} kept={kept} />
        </>
      )}
      <OutcomeOptions places={places} kept={kept} />
    </>
  );
}

function Outcome({ places, found, kept }: OutcomeTabProps & { readonly found: FoundOutcome }) {
  const { area, settings } = found.asked;
  const { outcome } = found;
  const nameOf = useNames(area, found.asked.kept.scenario);
  const { displaced, unplaced, travel, flags, before } = outcome;
  return (
    <>
      {unplaced.length === 0 ? null : (
        <section className="scenario-unplaced" aria-label="Without a place">
          <h3>Without a place</h3>
          <ul className="plain-list">
            {unplaced.map((pupils) => (
              <li key={`${pupils.from} ${pupils.yearGroup} ${pupils.reason}`}>
                {unplacedPupilsText(pupils, nameOf)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Places before and after">
        <h3>Places</h3>
        <PlacesBeforeAfter outcome={outcome} />
        <p className="quiet">{countedOfText(before)}</p>
      </section>
      <ChangedSchools outcome={outcome} nameOf={nameOf} />
      <section aria-label="Who goes where">
        <h3>Who goes where</h3>
        <WhoGoesWhere displaced={displaced} nameOf={nameOf} speed={settings.speed} />
        {displaced.length + unplaced.length > 0 && unplaced.length === 0 ? (
          <p>Everyone has a place.</p>
        ) : null}
      </section>
      {travel.pupils === 0 ? null : (
        <section aria-label="Travel">
          <h3>Travel</h3>
          <ul className="plain-list">
            {displacedTravelTexts(travel).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <YearByYear years={outcome.years} />
      {flags.length === 0 ? null : (
        <section aria-label="To look at">
          <h3>To look at</h3>
          <ul className="plain-list">
            {flags.map((flag) => (
              <li key={`${flag.id} ${flag.urn} ${scenarioFlagText(flag, nameOf)}`}>
                {scenarioFlagText(flag, nameOf)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PartnershipImpacts places={places} kept={kept} found={found} nameOf={nameOf} />
      <Notes found={found} />
    </>
  );
}

/** What is to be known of how it was worked out. */
function Notes({ found: { notes } }: { readonly found: FoundOutcome }) {
  if (notes.length === 0) return null;
  return (
    <ul className="plain-list quiet" aria-label="Notes">
      {notes.map(({ reason, advice }) => (
        <li key={`${reason} ${advice}`}>
          {reason} {advice}
        </li>
      ))}
    </ul>
  );
}
