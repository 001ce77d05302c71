import { useEffect } from "react";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { AppState } from "../../app/state.ts";
import { lockSchools } from "../../domain/edits/lock_schools.ts";
import { setLocked } from "../../domain/edits/set_locked.ts";
import { isSchoolLocked } from "../../domain/locks.ts";
import { useHandles } from "../AppContext.tsx";
import { isDialogOpen, takesLetters } from "../typing.ts";
import { TOOLS, takingTool } from "./tools.ts";

/** Keys that take a tool in hand and say how it assigns, wherever the focus is but in a box to type in; they can be turned off. */
export function useToolKeys(): void {
  const { store } = useHandles();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const state = store.getState();
      if (!state.singleKeys || takesLetters(event.target) || isDialogOpen()) return;
      if (doKey(state, event.key.toUpperCase(), event.shiftKey)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store]);
}

function doKey(state: AppState, key: string, isShifted: boolean): boolean {
  if (key === "Q") return lock(state, isShifted);
  if (isShifted) return false;
  const { assigning, chooseAssigning, announce } = state;
  const found = TOOLS.find((tool) => tool.key === key);
  if (found !== undefined) {
    chooseAssigning(takingTool(state, found.tool));
    announce(`${found.name}.`);
  } else if (key === "E") {
    chooseAssigning({ tool: "brush", target: { kind: "none" } });
    announce("Brush, into no cluster.");
  } else if (key === "X") {
    const isOn = assigning.from.kind !== "unplaced";
    chooseAssigning({ from: { kind: isOn ? "unplaced" : "anywhere" } });
    announce(isOn ? "Only schools not in a cluster." : "Schools from anywhere.");
  } else return false;
  return true;
}

/** Locks or unlocks what is selected: the cluster, or with Shift the school. */
function lock(state: AppState, isSchool: boolean): boolean {
  const plan = selectPlan(state);
  const { selection, edit, announce } = state;
  if (plan === null) return false;
  const school =
    selection.school === null ? undefined : selectArea(state)?.schools[selection.school];
  const cluster = plan.clusters.find(({ id }) => id === selection.cluster);
  const said = (isLocked: boolean, name: string) => `${isLocked ? "Unlocked" : "Locked"} ${name}`;
  if (isSchool && school !== undefined) {
    const isLocked = isSchoolLocked(plan, school.urn);
    edit(lockSchools([school.urn], !isLocked), said(isLocked, school.name));
    announce(`${said(isLocked, school.name)}.`);
  } else if (!isSchool && cluster !== undefined) {
    const isLocked = cluster.locked === true;
    edit(setLocked(cluster.id, !isLocked), said(isLocked, cluster.name));
    announce(`${said(isLocked, cluster.name)}.`);
  } else announce(isSchool ? "Select a school to lock it." : "Select a cluster to lock it.");
  return true;
}
