import { lockSchools } from "../../domain/edits/lock_schools.ts";
import { isSchoolLocked } from "../../domain/locks.ts";
import type { Plan } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import { useCommands } from "../AppContext.tsx";

interface LockSchoolBoxProps {
  readonly plan: Plan;
  readonly school: School;
  readonly editable: boolean;
}

/** Whether the school stays in the cluster that it is in, whatever is moved. */
export function LockSchoolBox({ plan, school, editable }: LockSchoolBoxProps) {
  const { edit, announce } = useCommands();
  const isLocked = isSchoolLocked(plan, school.urn);
  const label = `${isLocked ? "Unlocked" : "Locked"} ${school.name}`;
  return (
    <label className="radio-line">
      <input
        type="checkbox"
        checked={isLocked}
        disabled={!editable}
        onChange={() => {
          edit(lockSchools([school.urn], !isLocked), label);
          announce(`${label}.`);
        }}
      />
      <span>Keep this school where it is</span>
    </label>
  );
}
