import { useState } from "react";
import type { KeptListing } from "../../app/saved/kept_state.ts";
import { selectMark } from "../../app/selectors.ts";
import { clockText, dayText } from "../../words/day_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { RenamePlan } from "./RenamePlan.tsx";

interface PlanTableProps {
  readonly plans: readonly KeptListing[];
  readonly withArea?: boolean;
  readonly onOpened: () => void;
}

/** Kept plans in a table, with what can be done to each. */
export function PlanTable({ plans, withArea = false, onOpened }: PlanTableProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  if (plans.length === 0) return <p>No plan of this area is saved in this browser yet.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col" className="number">
            Clusters
          </th>
          <th scope="col">Last changed</th>
          <th scope="col">
            <span className="visually-hidden">What to do with it</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              {renaming === plan.id ? (
                <RenamePlan plan={plan} onDone={() => setRenaming(null)} />
              ) : (
                <PlanName plan={plan} withArea={withArea} />
              )}
            </th>
            <td className="number">{plan.clusters}</td>
            <td>
              {dayText(plan.savedAt)}, {clockText(plan.savedAt)}
            </td>
            <td>
              <PlanActions plan={plan} onOpened={onOpened} onRename={() => setRenaming(plan.id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlanName({ plan, withArea }: { readonly plan: KeptListing; readonly withArea: boolean }) {
  const isOpen = useApp((state) => selectMark(state)?.id === plan.id);
  return (
    <>
      {plan.name} {isOpen ? <span className="quiet">open now</span> : null}
      {withArea ? <span className="quiet"> {plan.areaTitle}</span> : null}
      {plan.problem === null ? null : <p className="quiet">{plan.problem}</p>}
    </>
  );
}

interface PlanActionsProps {
  readonly plan: KeptListing;
  readonly onOpened: () => void;
  readonly onRename: () => void;
}

function PlanActions({ plan, onOpened, onRename }: PlanActionsProps) {
  const isOpen = useApp((state) => selectMark(state)?.id === plan.id);
  const { openKeptPlan, duplicateKeptPlan, deleteKeptPlan, announce } = useCommands();
  const { id, name } = plan;
  if (plan.problem !== null) return null;
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        aria-label={`Open ${name}`}
        disabled={isOpen}
        onClick={() => {
          void openKeptPlan(id);
          onOpened();
        }}
      >
        Open
      </button>
      <button type="button" className="button" aria-label={`Rename ${name}`} onClick={onRename}>
        Rename
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Duplicate ${name}`}
        onClick={() => {
          void duplicateKeptPlan(id);
          announce(`A copy of “${name}” is in Your plans.`);
        }}
      >
        Duplicate
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Delete ${name}`}
        onClick={() => {
          void deleteKeptPlan(id);
          announce(`“${name}” is deleted. It can be brought back for 30 days.`);
        }}
      >
        Delete
      </button>
    </div>
  );
}
