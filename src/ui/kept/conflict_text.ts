import type { KeptConflict } from "../../app/saved/kept_state.ts";
import { clockText } from "../../words/day_text.ts";

/** What became of a plan that two tabs have open, with both times. */
export function conflictText(name: string, conflict: KeptConflict): string {
  const { theirs, mine, isDeleted } = conflict;
  const there = `“${name}” was ${isDeleted ? "deleted" : "changed"} in another tab at ${clockText(theirs)}.`;
  const here =
    mine === null
      ? "Nothing was changed in this one since."
      : `It was changed in this one at ${clockText(mine)}, and that is not saved.`;
  return `${there} ${here} Nothing has been written over.`;
}
