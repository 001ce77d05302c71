import { useMemo, useState } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { isOnlyLeastKnown } from "../../domain/ceiling.ts";
import { reachedHost } from "../../domain/judge_cluster.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { Partner } from "../../domain/partners.ts";
import { partnersOf } from "../../domain/partners.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { Travel } from "../../domain/year_travel.ts";
import { DEFAULT_MEETINGS, NO_TRAVEL, yearAt, yearInTurns } from "../../domain/year_travel.ts";
import { hoursText, poundsText, yearMilesFigure } from "../../words/year_text.ts";
import { useDerived } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";

interface YearTravelProps {
  readonly area: Area;
  readonly judged: JudgedCluster | null;
  readonly school: SchoolIndex;
}

interface YearRow {
  readonly key: string;
  readonly where: string;
  readonly note: string | null;
  readonly travel: Travel;
  /** Whether no drive of it is over a shut road with no known way round. */
  readonly isKnown: boolean;
}

/** What a year of meetings takes of the school's time, miles and, at a rate that is entered, money. */
export function YearTravel({ area, judged, school }: YearTravelProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const [meetingsText, setMeetings] = useState(String(DEFAULT_MEETINGS));
  const [penceText, setPence] = useState("");
  const meetings = amountIn(meetingsText);
  const pence = amountIn(penceText);
  const rows = useMemo(() => {
    if (judged === null || meetings === null) return [];
    const partners = partnersOf(area, settings, school, judged.members);
    if (partners.length === 0) return [];
    const own = schoolAt(area, school);
    const hostUrn = reachedHost(area, judged);
    const hostNote = (urn: string) =>
      urn === hostUrn ? "the easiest school for all to meet at" : null;
    const turns: YearRow = {
      key: "turns",
      where: "Each school in turn",
      note: null,
      travel: yearInTurns(area, partners, meetings),
      isKnown: partners.every(isKnownPartner),
    };
    const at = partners.map((partner): YearRow => {
      const { urn, name } = schoolAt(area, partner.school);
      const travel = yearAt(area, partner, meetings);
      const isKnown = isKnownPartner(partner);
      return { key: urn, where: name, note: hostNote(urn), travel, isKnown };
    });
    const isHost = own.urn === hostUrn;
    const host = at.filter(({ note }) => note !== null);
    const others = at.filter(({ note }) => note === null);
    const here: YearRow = {
      key: own.urn,
      where: `Here, at ${own.name}`,
      note: isHost ? "the easiest school for all to meet at" : null,
      travel: NO_TRAVEL,
      isKnown: true,
    };
    return isHost ? [here, turns, ...others] : [...host, turns, ...others];
  }, [area, settings, school, judged, meetings]);
  if (judged === null || judged.members.length < 2) return null;
  return (
    <section className="page-section year-travel" aria-labelledby="year-title">
      <h3 id="year-title">A year’s travel to meetings</h3>
      <div className="year-fields no-print">
        <NumberField label="Meetings a year" value={meetingsText} onChange={setMeetings} />
        <NumberField label="Pence a mile, if you claim it" value={penceText} onChange={setPence} />
      </div>
      {meetings === null ? (
        <p className="form__problems">Meetings a year must be a number, 0 or more, such as 6.</p>
      ) : null}
      {penceText !== "" && pence === null ? (
        <p className="form__problems">Pence a mile must be a number, 0 or more, such as 45.</p>
      ) : null}
      {rows.length === 0 ? null : (
        <YearTable rows={rows} pence={pence} caption={captionOf(meetings, pence)} />
      )}
    </section>
  );
}

function YearTable(props: {
  readonly rows: readonly YearRow[];
  readonly pence: number | null;
  readonly caption: string;
}) {
  const { rows, pence } = props;
  return (
    <table className="table">
      <caption className="quiet">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Held at</th>
          <th scope="col" className="number">
            Time
          </th>
          <th scope="col" className="number">
            Miles
          </th>
          {pence === null ? null : (
            <th scope="col" className="number">
              Cost
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, where, note, travel, isKnown }) => (
          <tr key={key}>
            <th scope="row">
              {where}
              {note === null ? null : <span className="quiet">{note}</span>}
            </th>
            <td className="number">{isKnown ? hoursText(travel.seconds) : "not known"}</td>
            <td className="number">{yearMilesFigure(travel)}</td>
            {pence === null ? null : <td className="number">{poundsText(travel, pence)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isKnownPartner({ there, back }: Partner): boolean {
  return !isOnlyLeastKnown(there) && !isOnlyLeastKnown(back);
}

function captionOf(meetings: number | null, pence: number | null): string {
  const rate = pence === null ? "" : `, ${pence} pence a mile`;
  return `There and back, ${meetings ?? 0} meetings a year${rate}.`;
}

/** The number that was typed, 0 or more; `null` where it is none. */
function amountIn(text: string): number | null {
  if (text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
