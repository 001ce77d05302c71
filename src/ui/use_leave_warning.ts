import { useEffect } from "react";
import { useHandles } from "./AppContext.tsx";

/** Asks before the page is closed or loaded again while there are changes, in any area that was opened, that no file holds. */
export function useLeaveWarning(): void {
  const { store } = useHandles();
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (store.getState().hasUnsavedWork()) event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  }, [store]);
}
