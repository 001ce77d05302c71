import { useMemo, useState } from "react";
import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import type { Plan } from "../../domain/plan.ts";
import { assignCommand } from "../../words/assign_text.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { assignSchools } from "../assign/assign_schools.ts";
import { EffectTable } from "../assign/EffectTable.tsx";
import { LimitModeSelect } from "../assign/LimitModeSelect.tsx";
import { lockStep } from "./picked_steps.ts";

/** How many schools are picked, and what can be done with all of them at once. */
export default function PickedBar() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const picked = useApp((state) => state.picked);
  const reviewing = useApp(selectIsReviewing);
  const [to, setTo] = useState<AssignTarget | null>(null);
  const { pick, announce } = useCommands();
  if (area === null || plan === null || picked.size === 0) return null;
  const clear = () => {
    pick([], "only");
    announce("No school is picked.");
  };
  return (
    <section
      className="picked-bar"
      aria-label="Picked schools"
      onKeyDown={(event) => {
        if (event.key === "Escape" && to !== null) setTo(null);
      }}
    >
      <div className="picked-bar__line">
        <strong>{counted(picked.size, "school")} picked</strong>
        {reviewing ? (
          <span>Decide about what is on show before you change your plan.</span>
        ) : (
          <Destinations plan={plan} to={to} onChoose={setTo} />
        )}
        {reviewing ? null : <LockPicked plan={plan} />}
        <button type="button" className="button" onClick={clear}>
          Clear
        </button>
      </div>
      {to === null || reviewing ? null : (
        <Preview key={JSON.stringify(to)} {...{ area, plan, to }} onClose={() => setTo(null)} />
      )}
    </section>
  );
}

interface DestinationsProps {
  readonly plan: Plan;
  readonly to: AssignTarget | null;
  readonly onChoose: (to: AssignTarget | null) => void;
}

function Destinations({ plan, to, onChoose }: DestinationsProps) {
  const chosen = (kind: "new" | "none") => to?.kind === kind;
  const choice = (kind: "new" | "none", words: string) => (
    <button
      type="button"
      className="button"
      aria-pressed={chosen(kind)}
      onClick={() => onChoose(chosen(kind) ? null : { kind })}
    >
      {words}
    </button>
  );
  return (
    <>
      <select
        className="picked-bar__clusters"
        aria-label="Move the picked schools to"
        value={to?.kind === "cluster" ? to.cluster : ""}
        onChange={({ target }) =>
          onChoose(target.value === "" ? null : { kind: "cluster", cluster: target.value })
        }
      >
        <option value="">Move to…</option>
        {plan.clusters.map((cluster, place) => (
          <option key={cluster.id} value={cluster.id} disabled={cluster.locked === true}>
            {place + 1} {cluster.name}
            {cluster.locked === true ? " (locked)" : ""}
          </option>
        ))}
      </select>
      {choice("new", "New cluster")}
      {choice("none", "Take out")}
    </>
  );
}

function LockPicked({ plan }: { readonly plan: Plan }) {
  const picked = useApp((state) => state.picked);
  const { edit, announce } = useCommands();
  const step = useMemo(() => lockStep(plan, picked), [plan, picked]);
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        edit(step.change, step.label);
        announce(`${step.label}.`);
      }}
    >
      {step.isLocking ? "Lock" : "Unlock"}
    </button>
  );
}

interface PreviewProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly to: AssignTarget;
  readonly onClose: () => void;
}

/** What moving the picked schools would do, and the button that does it. */
function Preview({ area, plan, to, onClose }: PreviewProps) {
  const handles = useHandles();
  const picked = useApp((state) => state.picked);
  const mode = useApp((state) => state.assigning.mode);
  const drafts = useMemo(() => createAssignDrafts(), []);
  const draft = useMemo(() => {
    const rules = { target: to, from: { kind: "anywhere" }, mode } as const;
    return drafts.draftOf(area, plan, [...picked], rules);
  }, [drafts, area, plan, picked, to, mode]);
  const { assignment } = draft;
  const isNothing = assignment.moved.length === 0;
  return (
    <div className="picked-bar__preview">
      <div role="status">
        {isNothing ? <p>No picked school would move.</p> : null}
        <EffectTable area={area} draft={draft} />
      </div>
      <div className="picked-bar__line">
        <button
          type="button"
          className="button button--main"
          disabled={isNothing}
          onClick={() => {
            assignSchools(handles, draft);
            onClose();
          }}
        >
          {isNothing ? "Move" : assignCommand(assignment, to, area)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Not now
        </button>
        <LimitModeSelect />
      </div>
    </div>
  );
}
