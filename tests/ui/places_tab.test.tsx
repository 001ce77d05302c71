import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectArea } from "../../src/app/selectors.ts";
import { emptySchool } from "../../src/domain/school.ts";
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

  it("are the area's own alone: a school over the border that the plan has joined is not among them", async () => {
    giveHeight();
    const neighbour = {
      ...emptySchool("990001", "Overborder"),
      longitude: -1,
      latitude: 52,
      capacity: { value: 1000, asAt: null },
      pupils: { value: 10, asAt: null },
    };
    const [first, second] = example.clusters;
    if (first === undefined || second === undefined) throw new Error("two clusters");
    const joined = {
      ...example,
      clusters: [{ ...first, schools: [...first.schools, neighbour.urn] }, second],
      borderSchools: [neighbour],
    };
    const { user, store } = await show(<PlacesTab />, { area, example: joined });
    expect(selectArea(store.getState())?.schools).toHaveLength(6);
    const figures = await screen.findByRole("region", { name: /^Places in/ });
    expect(figures.textContent).toContain("Unfilled places152 (19.2 %)");
    const rows = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(rows()[0]).toContain("102 of 161 places");
    await user.selectOptions(screen.getByLabelText("By"), "school");
    expect(rows()).toHaveLength(5);
    await user.click(screen.getByRole("button", { name: area.schools[4]?.name ?? "" }));
    expect(store.getState().selection.school).toBe(4);
  });

  it("say of which months they are and warn where those differ; what is blank is not known", async () => {
    const capacities = ["2025-05-01", "2025-05-01", "2025-05-01", "2025-05-01", "2026-01-15"];
    const rolls = ["2026-01-15", "2026-01-15", "2026-01-15", "2026-05-21", "2026-01-15"];
    const dated = {
      ...area,
      schools: area.schools.map((school, i) => ({
        ...school,
        capacity: i === 3 ? null : { value: F2[i]?.[0] ?? 0, asAt: capacities[i] ?? null },
        pupils: { value: F2[i]?.[1] ?? 0, asAt: rolls[i] ?? null },
      })),
    };
    const { user } = await show(<PlacesTab />, { area: dated, example });
    const figures = await screen.findByRole("region", { name: /^Places in/ });
    // Without S: 686 places, 582 pupils, 108 unfilled.
    expect(figures.textContent).toContain("Unfilled places108 (15.7 %)");
    expect(figures.textContent).toContain("Of 4 of 5 schools: those with a capacity and a roll.");
    const dates = screen.getByRole("region", { name: "Where the figures come from" });
    expect(dates.textContent).toContain(
      "Rolls: January 2026 (4 schools), May 2026 (1 school). Capacities: May 2025 (3 schools), January 2026 (1 school).",
    );
    expect(dates.textContent).toContain(
      "Rolls are of different months (January 2026 to May 2026), not one census",
    );
    expect(dates.textContent).toContain("At 3 schools the capacity is of another month");
    await user.selectOptions(screen.getByLabelText("By"), "school");
    const [first, , , fourth] = screen.getAllByRole("listitem");
    expect(first?.textContent).toContain("Capacity: 56, May 2025 (the area’s own)");
    expect(first?.textContent).toContain("Roll: 14, January 2026 (the area’s own)");
    expect(fourth?.textContent).toContain("Unfilled places not known");
    expect(fourth?.textContent).toContain("Capacity: not known");
  });

  it("are marked in words from the local thresholds on, which can be changed and undone", async () => {
    const { user } = await show(<PlacesTab />, { area, example });
    await user.selectOptions(await screen.findByLabelText("By"), "school");
    const marks = () =>
      screen
        .getAllByRole("listitem")
        .map((row) => row.querySelector(".places-mark")?.textContent ?? "");
    const second = "◆ 25\u00a0% or more and 30 or more places unfilled";
    const first = "◇ 10\u00a0% or more unfilled";
    // 75 % and 42; 16 %; over; 42 % and 44; 12 %.
    expect(marks()).toEqual([second, first, "", second, first]);
    await user.click(screen.getByText("Local thresholds"));
    const field = screen.getByLabelText("First mark, from (% unfilled)");
    await user.clear(field);
    expect(screen.getByRole("button", { name: "Use these" })).toHaveProperty("disabled", true);
    await user.type(field, "12.5");
    const places = screen.getByLabelText("and from (places unfilled)");
    await user.clear(places);
    await user.type(places, "43");
    await user.click(screen.getByRole("button", { name: "Use these" }));
    const changed = "12.5\u00a0% or more unfilled";
    expect(marks()).toEqual([
      `◇ ${changed}`,
      `◇ ${changed}`,
      "",
      "◆ 25\u00a0% or more and 43 or more places unfilled",
      "",
    ]);
    await user.click(screen.getByRole("button", { name: "Undo in places: Local thresholds" }));
    expect(marks()).toEqual([second, first, "", second, first]);
  });

  it("leave Ctrl and Z to the plan until there is a step of places to take back", async () => {
    const { user, places } = await show(<PlacesTab />, { area, example });
    const button = await screen.findByRole("button", { name: "Load figures…" });
    const isLeftToThePlan = () => fireEvent.keyDown(button, { key: "z", ctrlKey: true });
    expect(isLeftToThePlan()).toBe(true);
    await user.click(screen.getByText("Local thresholds"));
    const field = screen.getByLabelText("First mark, from (% unfilled)");
    await user.clear(field);
    await user.type(field, "20");
    await user.click(screen.getByRole("button", { name: "Use these" }));
    const { history } = (await places.open()).getState();
    expect(history.present.value.thresholds.share).toBe(0.2);
    act(() => expect(isLeftToThePlan()).toBe(false));
    expect((await places.open()).getState().history.present.value.thresholds.share).toBe(0.1);
    expect(isLeftToThePlan()).toBe(false);
  });

  it("say that the browser does not keep them, also while tests are hidden", async () => {
    const { places } = await show(<PlacesTab />, { area, example });
    const store = await places.open();
    await expect.poll(() => store.getState().area).toBe(area.name);
    act(() => store.setState({ keptProblem: "This browser keeps nothing.", isHidden: true }));
    expect((await screen.findByRole("alert")).textContent).toBe("This browser keeps nothing.");
    expect(screen.queryByRole("button", { name: "Test a change…" })).toBeNull();
  });
});
