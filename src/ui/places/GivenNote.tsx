import type { PlacesWork } from "../../app/places/places_state.ts";
import { placeDates } from "../../domain/places/place_dates.ts";
import type { School } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";
import { dateWarnings, placeDatesText, rollMonthsText } from "../../words/places_dates_text.ts";

/** Of which months the figures are and where they are from, with what to beware of. */
export function GivenNote(props: {
  readonly schools: readonly School[];
  readonly work: PlacesWork;
}) {
  const { figures, figuresFrom } = props.work;
  const dates = placeDates(props.schools);
  const warnings = dateWarnings(dates);
  return (
    <section aria-label="Where the figures come from" className="places-given">
      {figures.size === 0 ? null : (
        <p className="list-head__note">
          From {figuresFrom}, for {counted(figures.size, "school")}; everything else is the area’s
          own.
        </p>
      )}
      <details className="places-more">
        <summary>
          {warnings.length === 0 ? "Months of the figures" : <strong>Dates differ.</strong>}
          {dates.rollsDiffer ? ` Rolls of ${rollMonthsText(dates)}` : null}
        </summary>
        <p className="list-head__note">{[...warnings, placeDatesText(dates)].join(" ")}</p>
      </details>
    </section>
  );
}
