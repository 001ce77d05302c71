import { useEffect, useMemo } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { counted } from "../../words/counted.ts";
import { sideTable } from "../../words/side_by_side/side_table.ts";
import { useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { takesLetters } from "../typing.ts";
import { hideScenarios } from "./hide_scenarios.ts";
import { SideTableView } from "./SideTableView.tsx";
import { useCompared, useSides } from "./use_sides.ts";

/** Up to four tests beside what there is today, in the officer's order and without a word on which to take. */
export default function SideBySideDialog({ places }: { readonly places: PlacesStore }) {
  const compared = useCompared(places);
  const sides = useSides(places);
  const table = useMemo(() => (sides === null ? null : sideTable(sides)), [sides]);
  useHideKey();
  return (
    <ModalDialog
      title="Side by side"
      size="wide"
      onClose={() => places.getState().showSideBySide(false)}
    >
      {table === null || compared.length === 0 ? (
        <p>Nothing is side by side: tick tests in the list.</p>
      ) : (
        <>
          <p className="sides-note">
            {counted(compared.length, "test")}, in the order in which you ticked{" "}
            {compared.length === 1 ? "it" : "them"}. Places are those of the whole area.
          </p>
          <SideTableView places={places} compared={compared} table={table} />
        </>
      )}
    </ModalDialog>
  );
}

/** H hides the tests here too, where other single keys do nothing. */
function useHideKey(): void {
  const handles = useHandles();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!handles.store.getState().singleKeys || takesLetters(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.toLowerCase() !== "h") return;
      event.preventDefault();
      hideScenarios(handles);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [handles]);
}
