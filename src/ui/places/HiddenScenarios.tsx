import type { PlacesStore } from "../../app/places/places_store.ts";

/** All that is seen of tests while they are hidden. */
export function HiddenScenarios({ places }: { readonly places: PlacesStore }) {
  return (
    <p className="scenarios scenarios--hidden">
      Hidden{" "}
      <button type="button" className="link" onClick={() => places.getState().hide(false)}>
        Show again
      </button>
    </p>
  );
}
