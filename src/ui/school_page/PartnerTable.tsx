import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { faithOf, kindOf } from "../../domain/faith.ts";
import type { Partner } from "../../domain/partners.ts";
import { roadLength } from "../../domain/road_distance.ts";
import type { School } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { Seconds } from "../../domain/units.ts";
import { GOVERNANCE_LABELS, SHORT_KIND_LABELS } from "../../words/labels.ts";
import { schoolName } from "../../words/names.ts";
import { isEstimatedHere, originText } from "../../words/times_text.ts";
import { wordedVerdict } from "../../words/verdict_text.ts";
import { useCommands } from "../AppContext.tsx";
import { DriveHeadings } from "../parts/DriveHeadings.tsx";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface PartnerTableProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly partners: readonly Partner[];
}

/** Partners with minutes there and back, miles, verdict, roll and kind; each name leads to the way there. */
export function PartnerTable({ area, settings, partners }: PartnerTableProps) {
  const { showWay } = useCommands();
  const { ceiling } = settings;
  return (
    <>
      <p className="quiet no-print">Quickest first. Pick a school for the way there and back.</p>
      <table className="table partner-table">
        <thead>
          <tr>
            <th scope="col">School</th>
            <th scope="col" className="partner-table__wide">
              Verdict
            </th>
            <DriveHeadings />
            <th scope="col" className="number partner-table__wide">
              Pupils
            </th>
          </tr>
        </thead>
        <tbody>
          {partners.map((partner) => {
            const school = schoolAt(area, partner.school);
            const { there, back } = partner;
            const said = (
              <>
                <VerdictMark
                  verdict={partner.verdict}
                  isEstimated={isEstimatedHere(
                    area.driveTimes,
                    partner.there.from,
                    partner.there.to,
                  )}
                />{" "}
                {partnerVerdict(partner, ceiling)}
              </>
            );
            return (
              <tr key={school.urn}>
                <th scope="row">
                  <button
                    type="button"
                    className="link partner-table__name"
                    data-partner={school.urn}
                    onClick={() => void showWay(school.urn)}
                  >
                    {schoolName(area, school.urn)}
                    <span className="visually-hidden">, show the way</span>
                  </button>
                  <span className="quiet">{kindText(school)}</span>
                  <span className="partner-table__narrow">
                    {said}
                    <span className="quiet">{rollText(school)}</span>
                  </span>
                </th>
                <td className="partner-table__wide partner-table__verdict">{said}</td>
                <MinutesCell
                  drive={there}
                  ceiling={ceiling}
                  origin={originText(area.driveTimes, there.from, there.to)}
                />
                <MinutesCell
                  drive={back}
                  ceiling={ceiling}
                  origin={originText(area.driveTimes, back.from, back.to)}
                />
                <MilesCell length={roadLength(area, there.from, there.to)} />
                <td className="number partner-table__wide">
                  {school.pupils?.value ?? "not known"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** A partner's verdict without its minutes, which stand beside it. */
function partnerVerdict({ verdict, there, back, slower }: Partner, ceiling: Seconds): string {
  const low = Math.max(there.low, back.low) as Seconds;
  const high = Math.max(there.high, back.high) as Seconds;
  return wordedVerdict(verdict, { seconds: slower, low, high }, ceiling);
}

/** A school's character; that it has none goes without saying beside its type. */
function kindText({ religiousCharacter, type }: School): string {
  const kind = kindOf(faithOf(religiousCharacter));
  const governance = GOVERNANCE_LABELS[governanceOf(type)];
  return kind === "community" ? governance : `${SHORT_KIND_LABELS[kind]} · ${governance}`;
}

function rollText({ pupils }: School): string {
  return pupils === null ? "roll not known" : `${pupils.value} pupils`;
}
