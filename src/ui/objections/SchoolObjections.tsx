import { useState } from "react";
import type { Area } from "../../domain/area.ts";
import { objectionsAt } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import { objectionCountText, objectionStateText } from "../../words/objection_text.ts";
import type { ObjectionSubject } from "./ObjectionDialog.tsx";
import { ObjectionDialog } from "./ObjectionDialog.tsx";

interface SchoolObjectionsProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly urn: Urn;
  readonly editable: boolean;
}

/** The objections against where the plan puts a school, and the way to note another. */
export default function SchoolObjections({ area, plan, urn, editable }: SchoolObjectionsProps) {
  const [subject, setSubject] = useState<ObjectionSubject | null>(null);
  const objections = objectionsAt(plan, [urn]);
  return (
    <section className="school-objections" aria-label="Objections">
      {objections.length === 0 ? null : (
        <>
          <h3>{objectionCountText(objections)}</h3>
          <ul className="plain-list">
            {objections.map((objection, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the very same
              <li key={place}>
                <strong>{objection.role}:</strong> {objection.what}{" "}
                <span className="quiet">({objectionStateText(objection)})</span>{" "}
                {editable ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Change objection ${place + 1}`}
                    onClick={() => setSubject({ urn, objection })}
                  >
                    Change…
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {editable ? (
        <button
          type="button"
          className="button"
          onClick={() => setSubject({ urn, objection: null })}
        >
          Note an objection…
        </button>
      ) : null}
      {subject === null ? null : (
        <ObjectionDialog
          area={area}
          plan={plan}
          subject={subject}
          onClose={() => setSubject(null)}
        />
      )}
    </section>
  );
}
