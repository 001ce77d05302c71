import { lockSchools } from "../../domain/edits/lock_schools.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";

/** What locking or unlocking the picked schools is, as one step. */
interface LockStep {
  readonly change: (plan: Plan) => Plan;
  /** What the step is called once it is done. */
  readonly label: string;
  readonly isLocking: boolean;
}

/** The step that locks all of `picked` where they are, or unlocks them where all are locked. */
export function lockStep(plan: Plan, picked: ReadonlySet<Urn>): LockStep {
  const locked = new Set(plan.lockedSchools);
  const isLocking = [...picked].some((urn) => !locked.has(urn));
  return {
    change: lockSchools(picked, isLocking),
    label: `${isLocking ? "Locked" : "Unlocked"} ${counted(picked.size, "school")}`,
    isLocking,
  };
}
