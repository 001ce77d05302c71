import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import { createCluster } from "../../domain/edits/create_cluster.ts";
import { locksHolding } from "../../domain/locks.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import { lockText } from "../../words/lock_text.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { assignSchools } from "../assign/assign_schools.ts";

const NONE = "none:";
const NEW = "new:";
const TO = "to:";

/** A list of clusters that moves the school to the one chosen: the keyboard's way to do what dragging does. */
export function MoveSelect(props: {
  readonly school: School;
  /** Whether the lock that shuts it is said beside it. */
  readonly explains?: boolean;
}) {
  const { school, explains = false } = props;
  const plan = useApp(selectPlan);
  const area = useApp(selectArea);
  const handles = useHandles();
  if (plan === null || area === null) return null;
  const stopping = (to: ClusterId | null) => locksHolding(plan, [school.urn], to);
  const locks = stopping(null);
  const isFree = locks.length === 0;
  const isShut = ({ id, locked }: Cluster) => isFree && locked === true && stopping(id).length > 0;
  const why = isFree ? "" : lockText(locks, area, plan);
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
    const judged = selectors.judgedArea(state);
    if (judged === null) return;
    const target: AssignTarget = choice.startsWith(TO)
      ? { kind: "cluster", cluster: choice.slice(TO.length) }
      : { kind: "none" };
    const rules = { target, from: { kind: "anywhere" }, mode: state.assigning.mode } as const;
    assignSchools(handles, createAssignDrafts().draftOf(judged, plan, [school.urn], rules));
  };
  const select = (
    <select
      className="move-select"
      disabled={!isFree}
      title={why === "" ? undefined : why}
      aria-label={`Move ${school.name} to`}
      value={current === undefined ? NONE : `${TO}${current.id}`}
      onChange={(event) => move(event.target.value)}
    >
      <option value={NONE}>Not in a cluster</option>
      {plan.clusters.map((cluster, place) => (
        <option key={cluster.id} value={`${TO}${cluster.id}`} disabled={isShut(cluster)}>
          {place + 1} {cluster.name}
          {isShut(cluster) ? " (locked)" : ""}
        </option>
      ))}
      <option value={NEW}>A new cluster</option>
    </select>
  );
  if (why === "" || !explains) return select;
  return (
    <>
      {select} <span className="quiet">{why}</span>
    </>
  );
}
