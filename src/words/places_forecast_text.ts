import type { ForecastLine } from "../domain/places/forecast_places.ts";
import { counted } from "./counted.ts";
import { percentText } from "./places_text.ts";

/** A number with its band in whole pupils or places, rounded outwards: "5 (0 to 9)"; without it where both ends are the number; "not known" where it is not. */
export function bandedText(value: number | null, low: number | null, high: number | null): string {
  if (value === null) return "not known";
  const number = Math.round(value).toLocaleString("en-GB");
  if (low === null || high === null) return number;
  // A product such as 20 × 1.1 may be a hair beyond a whole number.
  const hair = 1e-6;
  const from = Math.floor(low + hair).toLocaleString("en-GB");
  const to = Math.max(0, Math.ceil(high - hair)).toLocaleString("en-GB");
  return from === to && to === number ? number : `${number} (${from} to ${to})`;
}

/** Which school year a September begins: "2027/28". */
export function schoolYearText(september: number): string {
  return `${september}/${String((september + 1) % 100).padStart(2, "0")}`;
}

/** What of new housing is in a line's pupils; `null` where the line gives none. */
export function housingText({
  housing,
  countsHousing,
}: Pick<ForecastLine, "housing" | "countsHousing">): string | null {
  if (housing === null || housing === 0) return null;
  return countsHousing
    ? `${housing} of new housing counted`
    : `${housing} of new housing not counted`;
}

/** Whether pupils of new housing are counted, and on how many lines. */
export function housingNote(
  lines: readonly Pick<ForecastLine, "housing" | "countsHousing">[],
): string {
  const given = lines.filter(({ housing }) => housing !== null && housing > 0);
  if (given.length === 0) return "No pupils of new housing are given apart, so none are added.";
  const part = (isCounted: boolean) => {
    const some = given.filter(({ countsHousing }) => countsHousing === isCounted);
    const pupils = some.reduce((sum, { housing }) => sum + (housing ?? 0), 0);
    return {
      lines: some.length,
      text: `${counted(pupils, "pupil")} on ${counted(some.length, "line")}`,
    };
  };
  const [yes, no] = [part(true), part(false)];
  const sentences = [
    ...(yes.lines === 0
      ? []
      : [`Counted on top of the demand: ${yes.text}, whose column housing_included says yes.`]),
    ...(no.lines === 0 ? [] : [`Not counted: ${no.text}, whose column does not say yes.`]),
  ];
  return `Pupils of new housing. ${sentences.join(" ")}`;
}

/** What the band is, or that there is none. */
export function forecastBandText(threeYearError: number | null): string {
  return threeYearError === null
    ? "No band: your authority’s own three-year forecast error was not entered."
    : `In brackets: with your authority’s own three-year error of ± ${percentText(Math.abs(threeYearError))}.`;
}

/** Why places of some planning areas are not known; "" where all are. */
export function forecastGapsText(
  lines: readonly Pick<ForecastLine, "planningArea" | "gap">[],
): string {
  const areas = (gap: ForecastLine["gap"]) =>
    [...new Set(lines.filter((line) => line.gap === gap).map((line) => line.planningArea))].join(
      ", ",
    );
  const [none, blank] = [areas("no-school"), areas("no-capacity")];
  return [
    ...(none === ""
      ? []
      : [
          `Places not known in ${none}: no school here is given that planning area. Load figures with a planning area for each school, or give existing places in the forecast.`,
        ]),
    ...(blank === ""
      ? []
      : [
          `Places not known in ${blank}: a school there has no capacity. Load its capacity, or give existing places in the forecast.`,
        ]),
  ].join(" ");
}
