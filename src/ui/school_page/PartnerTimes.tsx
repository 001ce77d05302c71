import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Partner } from "../../domain/partners.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface PartnerTimesProps {
  readonly label: string;
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly partners: readonly Partner[];
}

/** Partners with minutes there and back only, for a sheet that holds two such tables beside each other. */
export function PartnerTimes({ label, area, settings, partners }: PartnerTimesProps) {
  const { driveTimes } = area;
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">School</th>
          <th scope="col" className="number">
            There, min
          </th>
          <th scope="col" className="number">
            Back, min
          </th>
        </tr>
      </thead>
      <tbody>
        {partners.map(({ school, verdict, there, back }) => (
          <tr key={school}>
            <th scope="row">
              <VerdictMark verdict={verdict} />{" "}
              <span className="visually-hidden">{VERDICT_WORDS[verdict]}: </span>
              {schoolAt(area, school).name}
            </th>
            {[there, back].map((drive) => (
              <MinutesCell
                key={drive.from}
                drive={drive}
                ceiling={settings.ceiling}
                origin={driveTimes.origin(drive.from, drive.to)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
