import { useEffect, useMemo } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { SideTable } from "../../domain/places/side_by_side.ts";
import { counted } from "../../words/counted.ts";
import { sideTable } from "../../words/side_by_side/side_table.ts";
import type { Sides } from "../../words/side_by_side/sides.ts";
import { useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { takesLetters } from "../typing.ts";
import { hideScenarios } from "./hide_scenarios.ts";
import { SideFiles } from "./SideFiles.tsx";
import { SideTableView } from "./SideTableView.tsx";
import { useCompared, useIsWaiting, useSides } from "./use_sides.ts";

/** Up to four tests beside what there is today, in the officer's order and without a word on which to take. */
export default function SideBySideDialog({ places }: { readonly places: PlacesStore }) {
  const compared = useCompared(places);
  const sidesOf = useSides(places);
  const table = useMemo(() => tableOf(sidesOf(null)), [sidesOf]);
  const isWaiting = useIsWaiting(places);
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
          <SideFiles sidesOf={sidesOf} isWaiting={isWaiting} />
          <SideTableView places={places} compared={compared} table={table} />
        </>
      )}
    </ModalDialog>
  );
}

function tableOf(sides: Sides | null): SideTable | null {
  return sides === null ? null : sideTable(sides);
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
