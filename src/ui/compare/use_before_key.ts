import { useEffect } from "react";
import { useHandles } from "../AppContext.tsx";
import { isDialogOpen, takesLetters } from "../typing.ts";

/** What a screen reader is told of the look back, however it is taken. */
export const LOOKING_BACK = "The plan before. It cannot be changed.";
export const LOOKING_AS_NOW = "The plan as it is now.";

/** While the key B is held, and nobody types, the plan before is on show. */
export function useBeforeKey(): void {
  const { store } = useHandles();
  useEffect(() => {
    let isHeld = false;
    const onDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "b" || event.repeat || isHeld) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesLetters(event.target) || isDialogOpen()) return;
      if (store.getState().page === "school" || !store.getState().singleKeys) return;
      isHeld = true;
      store.getState().lookBack(true);
      if (store.getState().lookingBack) store.getState().announce(LOOKING_BACK);
    };
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      const wasLooking = store.getState().lookingBack;
      store.getState().lookBack(false);
      if (wasLooking) store.getState().announce(LOOKING_AS_NOW);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "b") release();
    };
    window.addEventListener("keydown", onDown);
    window.addEventListener("keyup", onUp);
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keydown", onDown);
      window.removeEventListener("keyup", onUp);
      window.removeEventListener("blur", release);
    };
  }, [store]);
}
