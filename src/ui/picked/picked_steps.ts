import { createCluster } from "../../domain/edits/create_cluster.ts";
import { lockSchools } from "../../domain/edits/lock_schools.ts";
import { moveSchools } from "../../domain/edits/move_school.ts";
import { unlockedOf } from "../../domain/locks.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";
import { clusterName } from "../../words/names.ts";

/** Where the picked schools are to go. */
export type Destination =
  | { readonly kind: "cluster"; readonly id: ClusterId }
  | { readonly kind: "new" }
  | { readonly kind: "none" };

/** Something that is done to the picked schools, as one step. */
export interface PickedStep {
  readonly change: (plan: Plan) => Plan;
  /** What the step is called once it is done. */
  readonly label: string;
  /** Schools that stay because of a lock. */
  readonly held: readonly Urn[];
}

/** The step that moves all of `picked` that no lock holds, and what its button says. */
export function moveStep(
  plan: Plan,
  picked: ReadonlySet<Urn>,
  to: Destination,
  nameOf: (urn: Urn) => string,
): PickedStep & { readonly command: string; readonly count: number } {
  const id = to.kind === "cluster" ? to.id : null;
  const { movable, held } = unlockedOf(plan, picked, id);
  const staying = new Set(plan.clusters.find((cluster) => cluster.id === id)?.schools);
  const placed = new Set(plan.clusters.flatMap(({ schools }) => schools));
  const moving = movable.filter((urn) =>
    to.kind === "none" ? placed.has(urn) : !staying.has(urn),
  );
  const [only] = moving;
  const schools =
    moving.length === 1 && only !== undefined ? nameOf(only) : counted(moving.length, "school");
  const about = { held, count: moving.length };
  switch (to.kind) {
    case "cluster": {
      const name = clusterName(plan, to.id);
      const change = moveSchools(moving, to.id);
      return {
        ...about,
        change,
        label: `Moved ${schools} to ${name}`,
        command: `Move ${schools} to ${name}`,
      };
    }
    case "new":
      return {
        ...about,
        change: createCluster(moving),
        label: `Started a cluster with ${schools}`,
        command: `Start a cluster with ${schools}`,
      };
    case "none":
      return {
        ...about,
        change: moveSchools(moving, null),
        label: `Took ${schools} out of ${moving.length === 1 ? "its cluster" : "their clusters"}`,
        command: `Take ${schools} out`,
      };
  }
}

/** The step that locks all of `picked` where they are, or unlocks them where all are locked. */
export function lockStep(
  plan: Plan,
  picked: ReadonlySet<Urn>,
): PickedStep & { readonly isLocking: boolean } {
  const locked = new Set(plan.lockedSchools);
  const isLocking = [...picked].some((urn) => !locked.has(urn));
  return {
    change: lockSchools(picked, isLocking),
    label: `${isLocking ? "Locked" : "Unlocked"} ${counted(picked.size, "school")}`,
    held: [],
    isLocking,
  };
}

/** How many schools stay because of a lock, in a sentence; "" for none. */
export function heldText(held: readonly Urn[]): string {
  if (held.length === 0) return "";
  return held.length === 1
    ? "1 school stays where it is: it, its cluster or the one it would join is locked."
    : `${held.length.toLocaleString("en-GB")} schools stay where they are: they, their clusters or the one they would join are locked.`;
}
