import type { AppDeps } from "../deps.ts";
import { selectOpenArea } from "../selectors.ts";
import type { AppStore } from "../state.ts";
import { keptPlacesKey } from "./places_storage.ts";
import type { PlacesStore } from "./places_store.ts";

/** Place planning, whose code is loaded when it is first asked for, or when an area is opened that has some kept. */
export interface LatePlaces {
  /** Rejects where its code cannot be loaded; the next call tries again. */
  open(): Promise<PlacesStore>;
}

/** Follows the areas that `app` opens. */
export function latePlaces(app: AppStore, deps: AppDeps): LatePlaces {
  let opening: Promise<PlacesStore> | null = null;
  let seen = "";
  const open = () => {
    opening ??= import("./connect_places.ts")
      .then(({ connectPlaces }) => connectPlaces(app, deps))
      .catch((error: unknown) => {
        opening = null;
        throw error;
      });
    return opening;
  };
  app.subscribe((state) => {
    const name = selectOpenArea(state)?.name ?? seen;
    if (name === seen) return;
    seen = name;
    if (deps.preferences.get(keptPlacesKey(name)) === null) return;
    open().catch(() =>
      app.getState().announce("The capacities and rolls that you gave could not be loaded."),
    );
  });
  return { open };
}
