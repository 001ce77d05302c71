import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import { evenArea, planOf } from "../support/builders.ts";
import { giveHeight, show } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** F2 of the domain handbook: capacity and roll. */
const F2: readonly (readonly [number, number])[] = [
  [56, 14],
  [105, 88],
  [105, 109],
  [105, 61],
  [420, 371],
];

const bare = evenArea(5, 600);
const area = {
  ...bare,
  schools: bare.schools.map((school, i) => ({
    ...school,
    district: i < 2 ? "North" : null,
    capacity: { value: F2[i]?.[0] ?? 0, asAt: null },
    pupils: { value: F2[i]?.[1] ?? 0, asAt: null },
  })),
};
const [p, q, r, s] = area.schools.map(({ urn }) => urn) as [string, string, string, string];
const example = planOf([
  [p, q],
  [r, s],
]);

describe("the places of an area", () => {
  it("are named and never netted: 152 unfilled beside 4 over and 148 net", async () => {
    giveHeight();
    await show(<PlacesTab />, { area, example });
    const figures = await screen.findByRole("region", { name: /^Places in/ });
    expect(figures.textContent).toContain("Places791");
    expect(figures.textContent).toContain("Pupils643");
    expect(figures.textContent).toContain("Unfilled places152 (19.2 %)");
    expect(figures.textContent).toContain("Over capacity4");
    expect(figures.textContent).toContain("Net148 (18.7 %)");
  });

  it("are listed by cluster, with the schools in none, and by district", async () => {
    giveHeight();
    const { user } = await show(<PlacesTab />, { area, example });
    const list = await screen.findByRole("list");
    const rows = () =>
      within(list)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toContain("102 of 161 places · 59 unfilled (36.6 %)");
    expect(rows()[1]).toContain("170 of 210 places · 44 unfilled (21.0 %) · over by 4");
    expect(rows()[2]).toContain("Not in a cluster371 of 420 places");
    await user.selectOptions(screen.getByLabelText("By"), "district");
    expect(rows()[0]).toContain("North102 of 161 places");
    expect(rows()[1]).toContain("Not given541 of 630 places");
    await user.selectOptions(screen.getByLabelText("By"), "school");
    expect(rows()).toHaveLength(5);
    expect(rows()[4]).toContain("371 of 420 places");
  });
});
