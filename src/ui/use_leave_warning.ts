import { useEffect } from "react";
import { undoDepth } from "../domain/history.ts";
import { useHandles } from "./AppContext.tsx";

/** Asks before the page is closed or loaded again while there are changes that no file holds. */
export function useLeaveWarning(): void {
  const { store } = useHandles();
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const { history, savedPlan } = store.getState();
      if (history === null || undoDepth(history) === 0) return;
      if (history.present.value !== savedPlan) event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  }, [store]);
}
