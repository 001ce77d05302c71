import type { AppHandles } from "../AppContext.tsx";

/** Puts all tests out of sight, on the map and beside it, or brings them back as they were. */
export function hideScenarios({ places, store }: AppHandles): void {
  if (places === null) return;
  const { show, announce, task } = store.getState();
  // At once, before the code of it is there.
  show({ scenarioOnMap: null, takePlace: null, ...(task === "scenario" ? { task: null } : {}) });
  places.open().then(
    (opened) => {
      const { isHidden, hide, history } = opened.getState();
      hide(!isHidden);
      const wasOpen = history.present.selection !== null && store.getState().task === null;
      if (isHidden && wasOpen) show({ task: "scenario" });
      announce(isHidden ? "Tests are shown again." : "Tests are hidden.");
    },
    () => announce("Tests could not be hidden: they could not be loaded."),
  );
}
