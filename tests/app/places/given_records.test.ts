import { expect, it } from "vitest";
import type { PlacesWork } from "../../../src/app/places/places_state.ts";
import { NO_WORK } from "../../../src/app/places/places_state.ts";
import { createPlacesStore } from "../../../src/app/places/places_store.ts";
import type { FakeBrowser } from "../fake_keeping.ts";
import { fakeBrowser } from "../fake_keeping.ts";

const GIVEN: Omit<PlacesWork, "figures" | "figuresFrom" | "figureSources" | "scenarios"> = {
  forecast: {
    rows: [
      {
        planningArea: "North",
        yearGroup: 0,
        september: 2027,
        demand: 60,
        housing: 3,
        countsHousing: true,
        existing: 55,
        additional: null,
        removed: null,
      },
    ],
    from: "forecast.csv",
    givenOn: "2026-11-24",
    threeYearError: 0.03,
  },
  ruralList: { year: 2025, urns: new Set(["910001", "910004"]) },
  thresholds: { share: 0.05, highShare: 0.2, highPlaces: 25 },
};

async function storeIn(browser: FakeBrowser) {
  const openStorage = browser.newTab().openPlaces;
  const store = createPlacesStore({ openStorage, now: () => "2026-11-23T10:00:00Z" });
  await store.getState().openArea("rutland");
  return store;
}

const workIn = async (browser: FakeBrowser) =>
  (await storeIn(browser)).getState().history.present.value;

it("a forecast, the rural list and the thresholds are kept as they were given, and undone", async () => {
  const browser = fakeBrowser();
  const store = await storeIn(browser);
  store.getState().edit((work) => ({ ...work, ...GIVEN }), "Gave all three");
  await expect.poll(() => workIn(browser)).toEqual({ ...NO_WORK, ...GIVEN });
  store.getState().undo();
  await expect.poll(() => workIn(browser)).toEqual(NO_WORK);
  expect(store.getState().keptProblem).toBeNull();
});
