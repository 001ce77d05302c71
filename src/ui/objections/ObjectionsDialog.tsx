import { useState } from "react";
import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { Objection } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import type { ObjectionSubject } from "./ObjectionDialog.tsx";
import { ObjectionDialog } from "./ObjectionDialog.tsx";
import { ObjectionTable } from "./ObjectionTable.tsx";
import { TakeAwayObjections } from "./TakeAwayObjections.tsx";
import { useObjectionSteps } from "./use_objection_steps.ts";

/** All objections of the plan: to read, change, settle, print and take away. */
export default function ObjectionsDialog({ onClose }: { readonly onClose: () => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const { show } = useCommands();
  const [subject, setSubject] = useState<ObjectionSubject | null>(null);
  const [done, setDone] = useState("");
  const objections = plan?.objections ?? [];
  return (
    <>
      <ModalDialog title="Objections" size="wide" onClose={onClose}>
        {area === null || plan === null || objections.length === 0 ? (
          <>
            <p>
              None is noted yet. At a meeting, choose a school’s name on its slide and write what
              was said; or use “Note an objection” beside a school.
            </p>
            <div>
              <button type="button" className="button" onClick={() => show({ dialog: "present" })}>
                Present the plan
              </button>
            </div>
          </>
        ) : (
          <NotedObjections
            area={area}
            plan={plan}
            objections={objections}
            onOpen={(objection) => setSubject({ urn: objection.urn, objection })}
            onDone={setDone}
          />
        )}
        <p className="visually-hidden" role="status">
          {done}
        </p>
      </ModalDialog>
      {area === null || plan === null || subject === null ? null : (
        <ObjectionDialog
          area={area}
          plan={plan}
          subject={subject}
          onClose={(sentence) => {
            setSubject(null);
            if (sentence !== null) setDone(sentence);
          }}
        />
      )}
    </>
  );
}

interface NotedObjectionsProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly objections: readonly Objection[];
  readonly onOpen: (objection: Objection) => void;
  readonly onDone: (sentence: string) => void;
}

function NotedObjections({ area, plan, objections, onOpen, onDone }: NotedObjectionsProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const reviewing = useApp(selectIsReviewing);
  const { deps } = useHandles();
  const steps = useObjectionSteps(area);
  const settle = (objection: Objection) => {
    const isOpen = objection.settled === undefined;
    onDone(steps.settle(objection, isOpen ? deps.now().slice(0, 10) : null));
  };
  return (
    <>
      <p>
        {objectionCountText(objections)}.
        {reviewing ? " While another plan is on show they can be read, not changed." : ""}
      </p>
      <div className="objection-scroll">
        <ObjectionTable
          area={area}
          plan={plan}
          objections={objections}
          onOpen={reviewing ? undefined : onOpen}
          onSettle={reviewing ? undefined : settle}
        />
      </div>
      <TakeAwayObjections area={area} plan={plan} settings={settings} objections={objections} />
    </>
  );
}
