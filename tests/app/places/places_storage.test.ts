import { describe, expect, it } from "vitest";
import type { PlacesRecord } from "../../../src/app/places/places_storage.ts";
import { fakeBrowser } from "../fake_keeping.ts";

const record = (change: Partial<PlacesRecord> = {}): PlacesRecord => ({
  area: "rutland",
  kind: "scenario",
  id: "a",
  revision: 1,
  savedAt: "2026-11-23T10:00:00Z",
  value: { name: "What if" },
  ...change,
});

describe("what a browser keeps of place planning", () => {
  it("is kept by area, apart from the plans", async () => {
    const browser = fakeBrowser();
    const tab = browser.newTab();
    const places = await tab.openPlaces();
    await places.write(record(), null);
    await places.write(record({ kind: "figures", id: "" }), null);
    await places.write(record({ area: "rutland-and-more" }), null);
    expect((await places.records("rutland")).map(({ kind, id }) => [kind, id])).toEqual([
      ["figures", ""],
      ["scenario", "a"],
    ]);
    expect(await (await tab.openStorage()).plans()).toEqual([]);
  });

  it("is not written over what was not seen, and says what is there", async () => {
    const places = await fakeBrowser().newTab().openPlaces();
    await places.write(record(), null);
    const other = record({ revision: 2, value: { name: "Another tab's" } });
    expect(await places.write(other, 1)).toEqual({ isWritten: true });
    expect(await places.write(record({ revision: 2 }), 1)).toEqual({
      isWritten: false,
      found: other,
    });
    expect(await places.write(record(), null)).toEqual({ isWritten: false, found: other });
    await places.forget("rutland", "scenario", "a");
    expect(await places.write(record({ revision: 3 }), 2)).toEqual({
      isWritten: false,
      found: null,
    });
    expect(await places.records("rutland")).toEqual([]);
  });
});
