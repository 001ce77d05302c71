import { describe, expect, it } from "vitest";
import { selectArea } from "../../../src/app/selectors.ts";
import type { SchoolFigures } from "../../../src/domain/places/figures.ts";
import { evenArea } from "../../support/builders.ts";
import { createFakeApp, fakePreferences } from "../fake_app.ts";
import { fakeBrowser } from "../fake_keeping.ts";

const FIRST = { ...evenArea(3, 600), name: "first" };
const SECOND = { ...evenArea(2, 600), name: "second" };

const figuresOf = (urn: string, roll: number): SchoolFigures => ({
  urn,
  capacity: { value: 100, asAt: null },
  pupils: { value: roll, asAt: "2026-05" },
  pan: null,
  yearPupils: null,
  yearPlaces: null,
  planningArea: null,
});

describe("figures that were given", () => {
  it("stand in the place of the area's own everywhere, until they are undone, and come back with the area", async () => {
    const browser = fakeBrowser();
    const preferences = fakePreferences();
    const entries = [{ area: FIRST }, { area: SECOND }];
    const app = createFakeApp(entries, preferences, browser.newTab());
    const rollsIn = ({ store }: typeof app) =>
      selectArea(store.getState())?.schools.map(({ pupils }) => pupils?.value ?? null);
    const own = FIRST.schools.map(({ pupils }) => pupils?.value ?? null);
    await app.store.getState().openArea("first");
    const places = await app.places.open();
    const urn = FIRST.schools[0]?.urn ?? "";
    places.getState().edit(
      (work) => ({
        ...work,
        figures: new Map([[urn, figuresOf(urn, 41)]]),
        figuresFrom: "May.csv",
      }),
      "Gave figures",
    );
    const given = [41, ...own.slice(1)];
    expect(rollsIn(app)).toEqual(given);
    expect(selectArea(app.store.getState())?.caveats.join(" ")).toContain(
      "you gave (May.csv) stand in the place of the area’s own for 1 school",
    );
    places.getState().undo();
    expect(rollsIn(app)).toEqual(own);
    expect(selectArea(app.store.getState())?.caveats).toEqual(FIRST.caveats);
    places.getState().redo();
    await app.store.getState().openArea("second");
    expect(rollsIn(app)).toEqual(SECOND.schools.map(({ pupils }) => pupils?.value ?? null));
    await app.store.getState().openArea("first");
    await expect.poll(() => rollsIn(app)).toEqual(given);

    const kept = async () => (await browser.newTab().openPlaces()).records("first");
    await expect.poll(async () => (await kept()).length).toBe(1);
    const later = createFakeApp(entries, preferences, browser.newTab());
    await later.store.getState().openArea("first");
    await expect.poll(() => rollsIn(later)).toEqual(given);
  });

  it("are not looked for where none were ever given", async () => {
    let asked = 0;
    const tab = fakeBrowser().newTab();
    const openPlaces = () => {
      asked++;
      return tab.openPlaces();
    };
    const app = createFakeApp([{ area: FIRST }], fakePreferences(), { ...tab, openPlaces });
    await app.store.getState().openArea("first");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toBe(0);
  });
});
