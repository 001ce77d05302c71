import type { Places } from "../../domain/places/outcome.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import { countedOfText, shareText } from "../../words/places_text.ts";
import { PlacesMark } from "./PlacesMark.tsx";

interface PlacesFiguresProps {
  readonly places: Places;
  /** Whose places they are. */
  readonly what: string;
  readonly thresholds: SurplusThresholds;
}

/** Places, pupils and what is unfilled, over and net, each by its own name. */
export function PlacesFigures({ places, what, thresholds }: PlacesFiguresProps) {
  const isKnown = places.counted > 0;
  const number = (count: number) => count.toLocaleString("en-GB");
  const rows: readonly (readonly [string, string])[] = [
    ["Places", number(places.capacity)],
    ["Pupils", number(places.roll)],
    ["Unfilled places", `${number(places.unfilled)}${shareText(places.unfilledShare)}`],
    ["Over capacity", number(places.over)],
    ["Net", `${number(places.net)}${shareText(places.netShare)}`],
  ];
  return (
    <section aria-label={`Places in ${what}`}>
      <dl className="places-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{isKnown ? value : "not known"}</dd>
          </div>
        ))}
      </dl>
      <PlacesMark places={places} thresholds={thresholds} />
      <p className="list-head__note">{countedOfText(places)}</p>
    </section>
  );
}
