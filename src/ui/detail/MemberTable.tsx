import type { Area } from "../../domain/area.ts";
import { isOverBorder, schoolAt } from "../../domain/area.ts";
import { faithOf } from "../../domain/faith.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import { overBorderCountText } from "../../words/border_text.ts";
import { FAITH_LABELS, GOVERNANCE_LABELS } from "../../words/labels.ts";
import { fromText } from "../../words/names.ts";
import { useCommands } from "../AppContext.tsx";
import { MoveSelect } from "./MoveSelect.tsx";

interface MemberTableProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly editable: boolean;
  /** What picking a school does; without, it is selected. */
  readonly onPick?: (school: SchoolIndex) => void;
}

/** The cluster's schools, with their kind and roll and a way to move each to another cluster. */
export function MemberTable({ area, judged, editable, onPick }: MemberTableProps) {
  const { selectSchool } = useCommands();
  const pick = onPick ?? selectSchool;
  const over = overBorderCountText(
    area,
    judged.members.map((index) => schoolAt(area, index)),
  );
  return (
    <section aria-label="Schools">
      <h3>
        {judged.members.length} {judged.members.length === 1 ? "school" : "schools"}
        {over === "" ? "" : `, ${over}`}
      </h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">School</th>
            <th scope="col" className="number">
              Pupils
            </th>
            {editable ? <th scope="col">Move to</th> : null}
          </tr>
        </thead>
        <tbody>
          {judged.members.map((index) => {
            const school = schoolAt(area, index);
            return (
              <tr key={school.urn}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => pick(index)}>
                    {school.name}
                  </button>
                  {isOverBorder(area, school.urn) ? (
                    <span className="border-from">{fromText(school)}</span>
                  ) : null}
                  <span className="quiet">
                    {FAITH_LABELS[faithOf(school.religiousCharacter)]} ·{" "}
                    {GOVERNANCE_LABELS[governanceOf(school.type)]}
                  </span>
                </th>
                <td className="number">{school.pupils?.value ?? "not known"}</td>
                {editable ? (
                  <td>
                    <MoveSelect school={school} />
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
