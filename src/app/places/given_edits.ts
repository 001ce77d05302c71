import type { PlaceFigures } from "../../domain/places/figures.ts";
import { withGivenFigures } from "../../io/places/figures_change.ts";
import type { KeptForecast, PlacesWork } from "./places_state.ts";

type Change = (work: PlacesWork) => PlacesWork;

/** Lays figures over those that were given before: what is not given stays. */
export function giveFigures(given: PlaceFigures, from: string): Change {
  return (work) => ({
    ...work,
    figures: withGivenFigures(work.figures, given),
    figuresFrom: work.figures.size === 0 ? from : joined(work.figuresFrom, from),
  });
}

/** Goes back to the area's own figures. */
export const forgetFigures: Change = (work) => ({ ...work, figures: new Map(), figuresFrom: "" });

/** Puts a forecast in the place of the one before; the authority's error stays. */
export function giveForecast(given: Pick<KeptForecast, "rows" | "from">): Change {
  return (work) => ({
    ...work,
    forecast: { threeYearError: work.forecast?.threeYearError ?? null, ...given },
  });
}

function joined(before: string, from: string): string {
  const all = before.split("; ").filter((each) => each !== "" && each !== from);
  return [...all, from].join("; ");
}
