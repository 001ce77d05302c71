import type { PlacesStore } from "../../app/places/places_store.ts";
import { counted } from "../../words/counted.ts";
import { useCompared } from "./use_sides.ts";

/** Opens the table of the tests that are ticked; nothing while none is. */
export function SideBySideButton({ places }: { readonly places: PlacesStore }) {
  const compared = useCompared(places);
  if (compared.length === 0) return null;
  return (
    <button
      type="button"
      className="button sides-open"
      onClick={() => places.getState().showSideBySide(true)}
    >
      See {counted(compared.length, "test")} side by side…
    </button>
  );
}
