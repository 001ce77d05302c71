import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Partner } from "../../domain/partners.ts";
import { roadLength } from "../../domain/road_distance.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { Seconds } from "../../domain/units.ts";
import { originText } from "../../words/times_text.ts";
import { verdictText } from "../../words/verdict_text.ts";
import { DriveHeadings } from "../parts/DriveHeadings.tsx";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface PartnerTimesProps {
  readonly label: string;
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly partners: readonly Partner[];
}

/** Partners with their verdict, minutes there and back and miles, for a sheet that holds two such tables beside each other. */
export function PartnerTimes({ label, area, settings, partners }: PartnerTimesProps) {
  const { driveTimes } = area;
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">School</th>
          <DriveHeadings />
        </tr>
      </thead>
      <tbody>
        {partners.map(({ school, verdict, there, back, slower }) => (
          <tr key={school}>
            <th scope="row">
              {schoolAt(area, school).name}
              <span className="cell-note">
                <VerdictMark verdict={verdict} />{" "}
                {verdictText(
                  verdict,
                  {
                    seconds: slower,
                    low: Math.max(there.low, back.low) as Seconds,
                    high: Math.max(there.high, back.high) as Seconds,
                  },
                  settings.ceiling,
                )}
              </span>
            </th>
            {[there, back].map((drive) => (
              <MinutesCell
                key={drive.from}
                drive={drive}
                ceiling={settings.ceiling}
                origin={originText(driveTimes, drive.from, drive.to)}
              />
            ))}
            <MilesCell length={roadLength(area, there.from, there.to)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
