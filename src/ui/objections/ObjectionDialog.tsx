import { useRef } from "react";
import type { Area } from "../../domain/area.ts";
import type { Objection } from "../../domain/objections.ts";
import { objectionsAt } from "../../domain/objections.ts";
import { homeClusterOf } from "../../domain/partners.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { objectionStateText } from "../../words/objection_text.ts";
import { useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { ObjectionForm } from "./ObjectionForm.tsx";
import { useObjectionSteps } from "./use_objection_steps.ts";

/** What the dialog is about: a new objection at a school, or one that was noted before. */
export type ObjectionSubject =
  | { readonly urn: Urn; readonly objection: null }
  | { readonly urn: Urn; readonly objection: Objection };

interface ObjectionDialogProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly subject: ObjectionSubject;
  /** What was done, as a sentence; `null` where it was put away. */
  readonly onClose: (done: string | null) => void;
}

/** Notes an objection at a school, or changes or removes one. */
export function ObjectionDialog({ area, plan, subject, onClose }: ObjectionDialogProps) {
  const { deps } = useHandles();
  const steps = useObjectionSteps(area);
  const { urn, objection } = subject;
  const today = deps.now().slice(0, 10);
  const cluster = homeClusterOf(plan, urn)?.id ?? null;
  const others = objectionsAt(plan, [urn]).filter((known) => known !== objection);
  const body = useRef<HTMLDivElement>(null);
  const done = useRef<string | null>(null);
  // Closed as by its button, so that the keyboard goes back to where it was.
  const finish = (sentence: string) => {
    done.current = sentence;
    body.current?.closest("dialog")?.close();
  };
  const about = objection === null ? cluster : objection.cluster;
  return (
    <ModalDialog
      title={`Objection at ${schoolName(area, urn)}`}
      onClose={() => onClose(done.current)}
    >
      <div ref={body} className="objection-dialog">
        <p>
          {about === null ? "Not in a cluster." : `Against being in ${clusterName(plan, about)}.`}
        </p>
        <ObjectionForm
          start={objection ?? { urn, cluster, date: today }}
          before={objection}
          today={today}
          onSave={(saved) =>
            finish(objection === null ? steps.note(saved) : steps.change(objection, saved))
          }
        />
        {objection === null ? null : (
          <div>
            <button
              type="button"
              className="button button--plain"
              onClick={() => finish(steps.remove(objection))}
            >
              Remove this objection
            </button>
          </div>
        )}
        {others.length === 0 ? null : (
          <section aria-label="Noted before">
            <h3>Noted before</h3>
            <ul className="plain-list">
              {others.map(({ role, what, ...rest }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the very same
                <li key={place}>
                  <strong>{role}:</strong> {what}{" "}
                  <span className="quiet">({objectionStateText({ role, what, ...rest })})</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </ModalDialog>
  );
}
