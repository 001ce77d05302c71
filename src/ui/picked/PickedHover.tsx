import { useEffect } from "react";
import { createAssignDrafts } from "../../app/assign_drafts.ts";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { AppState } from "../../app/state.ts";
import { effectText } from "../../words/effect_text.ts";
import { useHandles } from "../AppContext.tsx";
import { clusterRowAt } from "../assign/cluster_row_at.ts";

/** Nothing to see: while schools are picked, the cluster that is pointed at, in the list or on the map, shows what moving them there would do. */
export default function PickedHover() {
  const handles = useHandles();
  useEffect(() => {
    const { store, selectors } = handles;
    const drafts = createAssignDrafts();
    function consider(state: AppState, cluster: string): void {
      const area = selectors.judgedArea(state);
      const start = state.history?.present.value;
      if (area === null || start === undefined) return;
      const rules = {
        target: { kind: "cluster", cluster },
        from: { kind: "anywhere" },
        mode: state.assigning.mode,
      } as const;
      const draft = drafts.draftOf(area, start, [...state.picked], rules);
      state.considerAssigning(draft);
      if (clusterRowAt(document.activeElement) !== cluster) return;
      state.announce(effectText(draft.effect, area, draft.before.settings));
    }
    function follow(state: AppState): void {
      if (!isFree(state)) return;
      const { hoveredCluster: hovered } = state;
      const isKnown = state.history?.present.value.clusters.some(({ id }) => id === hovered);
      if (hovered === null || isKnown !== true) state.cancelAssigning();
      else consider(state, hovered);
    }
    const stop = store.subscribe((state, before) => {
      if (state.hoveredCluster !== before.hoveredCluster || state.picked !== before.picked) {
        follow(state);
      }
    });
    follow(store.getState());
    return () => {
      stop();
      store.getState().cancelAssigning();
    };
  }, [handles]);
  return null;
}

/** Whether no tool over the map decides what is considered. */
function isFree(state: AppState): boolean {
  return !selectIsReviewing(state) && (state.assigning.tool === "select" || state.centre !== "map");
}
