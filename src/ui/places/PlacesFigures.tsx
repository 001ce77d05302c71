import type { Places } from "../../domain/places/outcome.ts";
import { countedOfText, shareText } from "../../words/places_text.ts";

/** Places, pupils and what is unfilled, over and net, each by its own name. */
export function PlacesFigures(props: { readonly places: Places; readonly what: string }) {
  const { places, what } = props;
  const rows: readonly (readonly [string, string])[] = [
    ["Places", places.capacity.toLocaleString("en-GB")],
    ["Pupils", places.roll.toLocaleString("en-GB")],
    [
      "Unfilled places",
      `${places.unfilled.toLocaleString("en-GB")}${shareText(places.unfilledShare)}`,
    ],
    ["Over capacity", places.over.toLocaleString("en-GB")],
    ["Net", `${places.net.toLocaleString("en-GB")}${shareText(places.netShare)}`],
  ];
  return (
    <section aria-label={`Places in ${what}`}>
      <dl className="places-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="list-head__note">{countedOfText(places)}</p>
    </section>
  );
}
