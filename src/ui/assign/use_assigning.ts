import { useMemo } from "react";
import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { AssignDraft, ToolTarget } from "../../app/slices/assigning.ts";
import { schoolAt } from "../../domain/area.ts";
import type { AssignTarget } from "../../domain/assign/assignment.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";
import { useHandles } from "../AppContext.tsx";
import { assignSchools } from "./assign_schools.ts";

/** What the tools over the map do with the schools that a gesture takes. */
export interface Assigning {
  /** Shows what the gesture would do by now; `target` stands in for the chosen one. */
  consider(schools: readonly SchoolIndex[], target?: AssignTarget): void;
  /** Does it, as one step, and says so. `onLine` schools are said to lie on the line. */
  finish(schools: readonly SchoolIndex[], onLine: number, target?: AssignTarget): void;
  cancel(): void;
}

/** The one way in which gestures, by pointer or by key, assign schools. */
export function useAssigning(): Assigning {
  const { store, selectors } = useHandles();
  return useMemo(() => {
    const drafts = createAssignDrafts();
    function urnsOf(schools: readonly SchoolIndex[]): readonly Urn[] {
      const area = selectors.judgedArea(store.getState());
      return area === null ? [] : schools.map((index) => schoolAt(area, index).urn);
    }
    function draftOf(schools: readonly SchoolIndex[], chosen: ToolTarget): AssignDraft | null {
      const state = store.getState();
      const area = selectors.judgedArea(state);
      const start = state.history?.present.value;
      if (
        area === null ||
        start === undefined ||
        chosen.kind === "pick" ||
        selectIsReviewing(state)
      )
        return null;
      if (chosen.kind === "cluster" && start.clusters.every(({ id }) => id !== chosen.cluster))
        return null;
      if (schools.length === 0) return null;
      const { from, mode } = state.assigning;
      return drafts.draftOf(area, start, urnsOf(schools), { target: chosen, from, mode });
    }
    return {
      consider(schools, target) {
        const state = store.getState();
        state.considerAssigning(draftOf(schools, target ?? state.assigning.target));
      },
      finish(schools, onLine, target) {
        const state = store.getState();
        const chosen = target ?? state.assigning.target;
        const line = onLine === 0 ? "" : ` ${lineText(onLine, state.assigning.takesLine)}`;
        if (chosen.kind === "pick") {
          state.cancelAssigning();
          state.pick(urnsOf(schools), "only");
          state.announce(`Picked ${counted(schools.length, "school")}.${line}`);
          return;
        }
        const draft = draftOf(schools, chosen);
        if (draft === null) {
          state.cancelAssigning();
          state.announce(`No school was taken.${line}`);
        } else assignSchools({ store, selectors }, draft, line.trim());
      },
      cancel: () => store.getState().cancelAssigning(),
    };
  }, [store, selectors]);
}

/** How many schools are on a drawn line, and what is done with them. */
export function lineText(onLine: number, takesLine: boolean): string {
  const are = onLine === 1 ? "is" : "are";
  return `${counted(onLine, "school")} on the line ${are} ${takesLine ? "included" : "left out"}.`;
}
