import type { Places } from "../../domain/places/outcome.ts";
import type { SurplusMark, SurplusThresholds } from "../../domain/places/thresholds.ts";
import { surplusMark } from "../../domain/places/thresholds.ts";
import { SURPLUS_SIGNS, surplusMarkText } from "../../words/places_text.ts";

interface PlacesMarkProps {
  readonly places: Pick<Places, "unfilled" | "unfilledShare">;
  readonly thresholds: SurplusThresholds;
}

/** Which local threshold unfilled places reach, in words beside a sign; nothing where none is reached. */
export function PlacesMark({ places, thresholds }: PlacesMarkProps) {
  const mark: SurplusMark = surplusMark(places, thresholds);
  const text = surplusMarkText(mark, thresholds);
  return text === null ? null : (
    <span className="places-mark">
      <span aria-hidden="true">{SURPLUS_SIGNS[mark]}</span> {text.replaceAll(" %", "\u00a0%")}
    </span>
  );
}
