import type { PlacesStore } from "../../app/places/places_store.ts";
import { counted } from "../../words/counted.ts";
import { useCompared } from "./use_sides.ts";

/** Opens the table of the tests that are ticked. It is there while none is, so that the list below it stays where it is. */
export function SideBySideButton({ places }: { readonly places: PlacesStore }) {
  const compared = useCompared(places);
  return (
    <button
      type="button"
      className="button sides-open"
      onClick={() => places.getState().showSideBySide(true)}
    >
      See {compared.length === 0 ? "tests" : counted(compared.length, "test")} side by side…
    </button>
  );
}
