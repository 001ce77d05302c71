import { useMemo } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { gravestVerdict, judgeDrive } from "../../domain/ceiling.ts";
import { roadLength } from "../../domain/road_distance.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { ESTIMATED_DRIVES_NOTE } from "../../words/road_length_text.ts";
import { isEstimatedHere, originText } from "../../words/times_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import { CrossingNote } from "../parts/CrossingNote.tsx";
import { DriveHeadings } from "../parts/DriveHeadings.tsx";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { BasisLine } from "../times/BasisLine.tsx";
import { useCrossings } from "./use_crossings.ts";

interface NearestTableProps {
  readonly area: Area;
  readonly school: SchoolIndex;
  readonly count: number;
}

/** The schools nearest by road or estimate, slower direction first, with minutes there and back. */
export function NearestTable({ area, school, count }: NearestTableProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const { selectSchool } = useCommands();
  useCrossings(area);
  const drives = useMemo(() => {
    const { speed, ceiling } = settings;
    return area.schools
      .map((_, place) => place as SchoolIndex)
      .filter((other) => other !== school && schoolAt(area, other).location !== null)
      .map((other) => ({
        other,
        there: judgeDrive(area.driveTimes, speed, ceiling, school, other),
        back: judgeDrive(area.driveTimes, speed, ceiling, other, school),
      }))
      .map((drive) => ({ ...drive, slower: Math.max(drive.there.seconds, drive.back.seconds) }))
      .sort((a, b) => (a.slower === b.slower ? 0 : a.slower < b.slower ? -1 : 1));
  }, [area, school, settings]);
  if (schoolAt(area, school).location === null) {
    return (
      <p>It has no grid reference, so its drives cannot be judged. Add one to your schools file.</p>
    );
  }
  return (
    <section aria-label="Nearest schools">
      <h3>Nearest schools</h3>
      {area.driveTimes.band === null ? null : <p className="quiet">{ESTIMATED_DRIVES_NOTE}</p>}
      <BasisLine area={area} settings={settings} />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">School</th>
            <DriveHeadings />
          </tr>
        </thead>
        <tbody>
          {drives.slice(0, count).map(({ other, there, back }) => {
            const verdict = gravestVerdict([there.verdict, back.verdict]);
            return (
              <tr key={other}>
                <th scope="row">
                  <VerdictMark
                    verdict={verdict}
                    isEstimated={isEstimatedHere(area.driveTimes, school, other)}
                  />{" "}
                  <span className="visually-hidden">{VERDICT_WORDS[verdict]}: </span>
                  <button type="button" className="link" onClick={() => selectSchool(other)}>
                    {schoolAt(area, other).name}
                  </button>
                  <CrossingNote from={school} to={other} />
                </th>
                <MinutesCell
                  drive={there}
                  ceiling={settings.ceiling}
                  origin={originText(area.driveTimes, school, other)}
                />
                <MinutesCell
                  drive={back}
                  ceiling={settings.ceiling}
                  origin={originText(area.driveTimes, other, school)}
                />
                <MilesCell length={roadLength(area, school, other)} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
