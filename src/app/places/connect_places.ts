import type { Area } from "../../domain/area.ts";
import { areaWithFigures } from "../../domain/places/area_with_figures.ts";
import type { PlaceFigures } from "../../domain/places/figures.ts";
import type { AppDeps } from "../deps.ts";
import { selectOpenArea } from "../selectors.ts";
import type { AppStore } from "../state.ts";
import { partsOf } from "./places_records.ts";
import type { PlacesState } from "./places_state.ts";
import { keptPlacesKey } from "./places_storage.ts";
import type { PlacesStore } from "./places_store.ts";
import { createPlacesStore } from "./places_store.ts";

const HIDDEN_KEY = "scenarios-hidden";

/** A store of place planning that follows the areas that `app` opens, and lays the figures that are given over their schools. */
export async function connectPlaces(app: AppStore, deps: AppDeps): Promise<PlacesStore> {
  const { keeping, now } = deps;
  const places = createPlacesStore({
    openStorage:
      keeping === null
        ? () => Promise.reject(new Error("Nothing is kept in a saved page."))
        : keeping.openPlaces,
    now,
  });
  /** The last that was laid, so that the same figures give the very same schools. */
  let last: { figures: PlaceFigures; schools: Area["schools"]; laid: Area } | null = null;
  const follow = async () => {
    const name = selectOpenArea(app.getState())?.name;
    if (name !== undefined) await places.getState().openArea(name);
  };
  const lay = (state: PlacesState) => {
    const open = selectOpenArea(app.getState());
    if (open === null || state.area !== open.name) return;
    const work = state.history.present.value;
    const { figures, figuresFrom, thresholds } = work;
    if (app.getState().thresholds !== thresholds) app.getState().show({ thresholds });
    if (partsOf(work).length > 0) deps.preferences.set(keptPlacesKey(open.name), "kept");
    app.getState().overlaySchools((area) => {
      if (last?.figures === figures && last.schools === area.schools) return last.laid;
      const overlaid = areaWithFigures(area, figures);
      const caveats = [...area.caveats, caveatOf(figures, figuresFrom)];
      const laid = overlaid === area ? area : { ...overlaid, caveats };
      last = { figures, schools: area.schools, laid };
      return laid;
    });
  };
  // Still hidden when the page is loaded again while the screen is shared.
  places.getState().hide(deps.preferences.get(HIDDEN_KEY) === "yes");
  places.subscribe(({ isHidden }, before) => {
    if (isHidden !== before.isHidden) deps.preferences.set(HIDDEN_KEY, isHidden ? "yes" : "no");
  });
  let shown: unknown = null;
  places.subscribe((state) => lay(state));
  app.subscribe((state) => {
    const area = selectOpenArea(state);
    if (area === null || area.schools === shown) return;
    shown = area.schools;
    void follow().then(() => lay(places.getState()));
  });
  await follow();
  lay(places.getState());
  return places;
}

function caveatOf(figures: PlaceFigures, from: string): string {
  const source = from === "" ? "you gave" : `you gave (${from})`;
  return `Capacities and rolls that ${source} stand in the place of the area’s own for ${figures.size.toLocaleString("en-GB")} ${figures.size === 1 ? "school" : "schools"}.`;
}
