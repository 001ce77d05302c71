import { selectArea } from "../../app/selectors.ts";
import { DRIVE_TIMES_LABELS } from "../../words/labels.ts";
import { speedText } from "../../words/speed_text.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { FactList } from "../parts/FactList.tsx";

/** Where the drive times and the schools' facts come from, with dates, sources and licences. */
export function WhereFrom() {
  const area = useApp(selectArea);
  const settings = useDerived((selectors) => selectors.settings);
  if (area === null) return null;
  const { provenance, band, kind } = area.driveTimes;
  const facts: readonly (readonly [string, string | null])[] = [
    ["Kind", DRIVE_TIMES_LABELS[kind]],
    ["Engine", provenance.engine],
    ["Version", provenance.version],
    ["Profile", provenance.profile],
    ["Roads", provenance.extract],
    ["Made", provenance.madeAt],
    [
      "Error band",
      band === null
        ? "none: each time is taken as it is"
        : `each range is meant to hold ${Math.round(band.coverage * 100)} % of road times`,
    ],
    ["Notes", provenance.notes],
    ["Schools’ fingerprint", area.driveTimes.schoolHash],
  ];
  return (
    <>
      <h3>Where the times come from</h3>
      <FactList facts={facts.filter(([, value]) => value !== null && value !== "")} />
      {band === null ? null : (
        <p>
          These are not road times. Each estimate has a range that is meant to hold at least{" "}
          {Math.round(band.coverage * 100)} % of road times. A pair whose range crosses the limit is
          “too close to call”, never “within”, and a proposal keeps the slow end of every range
          within the limit.
        </p>
      )}
      <p>
        Verdicts are judged at {speedText(settings.speed)}: every stored time is free-flow and is
        multiplied when it is judged. The slower direction of each pair counts, and a drive of
        exactly the limit passes.
      </p>
      <h3>Facts about schools and places</h3>
      <ul>
        {area.sources.map((source) => (
          <li key={`${source.what}${source.publisher}`}>
            {source.what}: {source.publisher}
            {source.asAt === null ? "" : `, as at ${source.asAt}`}. {source.attribution}
          </li>
        ))}
      </ul>
      {area.caveats.length === 0 ? null : (
        <>
          <h3>Know before you rely on them</h3>
          <ul>
            {area.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
