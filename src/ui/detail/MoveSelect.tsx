import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectPlan } from "../../app/selectors.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import { createCluster } from "../../domain/edits/create_cluster.ts";
import { unlockedOf } from "../../domain/locks.ts";
import type { School } from "../../domain/school.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { assignSchools } from "../assign/assign_schools.ts";

const NONE = "none:";
const NEW = "new:";
const TO = "to:";

/** A list of clusters that moves the school to the one chosen: the keyboard's way to do what dragging does. */
export function MoveSelect(props: { readonly school: School }) {
  const { school } = props;
  const plan = useApp(selectPlan);
  const handles = useHandles();
  if (plan === null) return null;
  const current = plan.clusters.find((cluster) => cluster.schools.includes(school.urn));
  const move = (choice: string) => {
    const { store, selectors } = handles;
    const state = store.getState();
    if (choice === NEW) {
      const label = `Started a cluster with ${school.name}`;
      state.edit(createCluster([school.urn], school.name), label);
      state.announce(`${label}.`);
      return;
    }
    const area = selectors.judgedArea(state);
    if (area === null) return;
    const target: AssignTarget = choice.startsWith(TO)
      ? { kind: "cluster", cluster: choice.slice(TO.length) }
      : { kind: "none" };
    const rules = { target, from: { kind: "anywhere" }, mode: state.assigning.mode } as const;
    assignSchools(handles, createAssignDrafts().draftOf(area, plan, [school.urn], rules));
  };
  return (
    <select
      className="move-select"
      disabled={unlockedOf(plan, [school.urn], null).held.length > 0}
      aria-label={`Move ${school.name} to`}
      value={current === undefined ? NONE : `${TO}${current.id}`}
      onChange={(event) => move(event.target.value)}
    >
      <option value={NONE}>Not in a cluster</option>
      {plan.clusters.map((cluster, place) => (
        <option key={cluster.id} value={`${TO}${cluster.id}`} disabled={cluster.locked === true}>
          {place + 1} {cluster.name}
          {cluster.locked === true ? " (locked)" : ""}
        </option>
      ))}
      <option value={NEW}>A new cluster</option>
    </select>
  );
}
