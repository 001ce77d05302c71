import { useEffect } from "react";
import { useHandles } from "./AppContext.tsx";
import { hideScenarios } from "./places/hide_scenarios.ts";
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
