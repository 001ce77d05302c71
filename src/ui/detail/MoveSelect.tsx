import { selectPlan } from "../../app/selectors.ts";
import { createCluster } from "../../domain/edits/create_cluster.ts";
import { moveSchool } from "../../domain/edits/move_school.ts";
import { isSchoolLocked } from "../../domain/locks.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const NONE = "none:";
const NEW = "new:";
const TO = "to:";

/** A list of clusters that moves the school to the one chosen: the keyboard's way to do what dragging does. */
export function MoveSelect(props: { readonly school: School }) {
  const { school } = props;
  const plan = useApp(selectPlan);
  const { edit, announce } = useCommands();
  if (plan === null) return null;
  const current = plan.clusters.find((cluster) => cluster.schools.includes(school.urn));
  const move = (choice: string) => {
    const step = moveStep(plan, school, choice);
    edit(step.change, step.label);
    announce(`${step.label}.`);
  };
  return (
    <select
      className="move-select"
      disabled={isSchoolLocked(plan, school.urn)}
      aria-label={`Move ${school.name} to`}
      value={current === undefined ? NONE : `${TO}${current.id}`}
      onChange={(event) => move(event.target.value)}
    >
      <option value={NONE}>Not in a cluster</option>
      {plan.clusters.map((cluster, place) => (
        <option key={cluster.id} value={`${TO}${cluster.id}`}>
          {place + 1} {cluster.name}
        </option>
      ))}
      <option value={NEW}>A new cluster</option>
    </select>
  );
}

function moveStep(plan: Plan, school: School, choice: string) {
  if (choice === NEW) {
    return {
      change: createCluster([school.urn], school.name),
      label: `Started a cluster with ${school.name}`,
    };
  }
  const id: ClusterId | null = choice.startsWith(TO) ? choice.slice(TO.length) : null;
  const name = plan.clusters.find((cluster) => cluster.id === id)?.name;
  return {
    change: moveSchool(school.urn, id),
    label:
      name === undefined
        ? `Took ${school.name} out of its cluster`
        : `Moved ${school.name} to ${name}`,
  };
}
