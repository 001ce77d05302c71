import { useMemo, useState } from "react";
import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectPlan } from "../../app/selectors.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import type { School } from "../../domain/school.ts";
import { useApp, useDerived, useHandles } from "../AppContext.tsx";
import { assignSchools } from "./assign_schools.ts";
import { EffectTable } from "./EffectTable.tsx";
import { fromValue, TargetOptions, toValue } from "./TargetOptions.tsx";

const NOTHING = "";

/** What moving one school would do, before it is done: a cluster is chosen to see, and a button moves it. */
export default function MoveEffect({ school }: { readonly school: School }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const handles = useHandles();
  const mode = useApp((state) => state.assigning.mode);
  const drafts = useMemo(() => createAssignDrafts(), []);
  const [target, setTarget] = useState<AssignTarget | null>(null);
  const isKnown =
    target?.kind !== "cluster" || plan?.clusters.some(({ id }) => id === target.cluster) === true;
  const draft = useMemo(() => {
    if (area === null || plan === null || target === null || !isKnown) return null;
    const rules = { target, from: { kind: "anywhere" }, mode } as const;
    return drafts.draftOf(area, plan, [school.urn], rules);
  }, [area, plan, target, isKnown, drafts, school.urn, mode]);
  if (area === null || plan === null) return null;
  const tell = (value: string) => {
    const chosen = value === NOTHING ? null : toTarget(value);
    setTarget(chosen);
  };
  const move = () => {
    if (draft === null) return;
    assignSchools(handles, draft);
    setTarget(null);
  };
  const isMoving = draft !== null && draft.assignment.moved.length > 0;
  return (
    <div className="move-effect">
      <label className="field-line">
        See what it would do in{" "}
        <select
          value={draft === null || target === null ? NOTHING : fromValue(target)}
          onChange={(event) => tell(event.target.value)}
        >
          <option value={NOTHING}>Choose a cluster…</option>
          <TargetOptions plan={plan} />
        </select>
      </label>
      <div role="status">{draft === null ? null : <EffectTable area={area} draft={draft} />}</div>
      {isMoving ? (
        <button type="button" className="button" onClick={move}>
          Move it there
        </button>
      ) : null}
    </div>
  );
}

function toTarget(value: string): AssignTarget | null {
  const target = toValue(value);
  return target.kind === "pick" ? null : target;
}
