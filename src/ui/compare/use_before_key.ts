import { useEffect } from "react";
import { useHandles } from "../AppContext.tsx";
import { isDialogOpen, takesLetters } from "../typing.ts";

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
    };
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      store.getState().lookBack(false);
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
