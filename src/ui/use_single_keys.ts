import { useEffect } from "react";
import type { AppHandles } from "./AppContext.tsx";
import { useHandles } from "./AppContext.tsx";
import { isDialogOpen, takesLetters } from "./typing.ts";

/** The keys that do something by themselves, but for B: ? opens the help, H hides what is only a test of changes to schools or shows it again, V presents the plan, N and Shift+N go from problem to problem. */
export function useSingleKeys(): void {
  const handles = useHandles();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { store } = handles;
      if (!store.getState().singleKeys) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesLetters(event.target) || isDialogOpen()) return;
      if (event.key === "?") store.getState().show({ dialog: "help" });
      else if (event.key.toLowerCase() === "v") store.getState().show({ dialog: "present" });
      else if (event.key.toLowerCase() === "h") hideScenarios(handles);
      else if (event.key.toLowerCase() === "n" && store.getState().page === "planner") {
        store.getState().show({ leftTab: "problems" });
        const by = event.shiftKey ? -1 : 1;
        void import("./problems/step_problems.ts").then(({ stepProblems }) =>
          stepProblems(handles, by),
        );
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [handles]);
}

function hideScenarios({ places, store }: AppHandles): void {
  // At once, before the code of it is there.
  store.getState().show({ scenarioOnMap: null });
  places?.open().then(
    (opened) => {
      const { isHidden, hide } = opened.getState();
      hide(!isHidden);
      store.getState().announce(isHidden ? "Tests are shown again." : "Tests are hidden.");
    },
    () => store.getState().announce("Tests could not be hidden: they could not be loaded."),
  );
}
