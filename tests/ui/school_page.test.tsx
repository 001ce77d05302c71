import { Blob } from "node:buffer";
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import type { Area } from "../../src/domain/area.ts";
import { setSettings } from "../../src/domain/edits/set_settings.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import { undoDepth } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";
import SchoolPage from "../../src/ui/school_page/SchoolPage.tsx";
import { areaFromFolder } from "../e2e/support/expected.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { F1, readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import type { Shown } from "./show.tsx";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function open(urn: string | null, area: Area, example: Plan): Promise<Shown> {
  return show(<SchoolPage />, { area, example }, ({ store }) =>
    store.getState().openSchoolPage(urn),
  );
}

const carlthorpe = () => open(F1.C, readF1Area(), readF1Plan());

/** The rows of the partners' table: the school's first word, there, back and verdict. */
function partnerRows(): readonly string[] {
  const table = within(screen.getByRole("region", { name: "Partners" })).getByRole("table");
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => {
      const [school, verdict, there, back] = [...row.children].map(textOf);
      return [school?.split(" ")[0], there, back, verdict?.slice(2)].join(" ");
    });
}

/** What a screen reader adds to a field. */
function descriptionOf(field: HTMLElement): string {
  const id = field.getAttribute("aria-describedby");
  return document.getElementById(id ?? "")?.textContent ?? "";
}

describe("the page of Carlthorpe in F1", () => {
  it("lists its home cluster quickest first, with minutes both ways and the verdict in words", async () => {
    await carlthorpe();
    expect(screen.getByRole("heading", { name: /^Carlthorpe/ })).toBeTruthy();
    expect(document.title).toMatch(/^Carlthorpe /);
    expect(partnerRows()).toEqual([
      expect.stringMatching(/^Bexby 11\.4 .* Within$/),
      expect.stringMatching(/^Ashby 22\.2 .* Within$/),
      expect.stringMatching(/^Fenhallow 25\.2 .* Within$/),
      expect.stringMatching(/^Dunstow 37\.2 .* Within$/),
      expect.stringMatching(/^Eastmoor 46\.1 .* Over by 1\.1 min$/),
    ]);
  });

  it("follows when winter is chosen, and says that the factor is an assumption", async () => {
    const { store } = await carlthorpe();
    act(() => store.getState().edit(setSettings({ speed: namedSpeed("winter") }), "Winter"));
    expect(partnerRows().map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual([
      "Bexby 13.8",
      "Ashby 26.8",
      "Fenhallow 30.4",
      "Dunstow 45.0",
      "Eastmoor 55.7",
    ]);
    expect(partnerRows()[3]).toContain("Within");
    expect(textOf(screen.getByRole("contentinfo"))).toMatch(
      /Winter ×1\.45 .* ×1\.45 is an assumption/,
    );
  });

  it("counts everyone within the limit without the one that is over", async () => {
    const { user } = await carlthorpe();
    await user.click(screen.getByRole("radio", { name: "Everyone within 45 minutes (4)" }));
    expect(partnerRows()).toHaveLength(4);
  });

  it("makes a year of six meetings, and money only at a rate that is entered", async () => {
    const { user } = await carlthorpe();
    const year = screen.getByRole("region", { name: "A year’s travel to meetings" });
    const row = (name: RegExp) => textOf(within(year).getByRole("row", { name }));
    expect(row(/Bexby/)).toContain("2 h 17 min");
    expect(textOf(year)).not.toContain("£");
    await user.clear(within(year).getByRole("textbox", { name: "Meetings a year" }));
    await user.type(within(year).getByRole("textbox", { name: "Meetings a year" }), "3");
    await user.type(within(year).getByRole("textbox", { name: /Pence a mile/ }), "45");
    expect(row(/Bexby/)).toContain("1 h 8 min");
    expect(row(/Bexby/)).toContain("£");
    await user.clear(within(year).getByRole("textbox", { name: "Meetings a year" }));
    expect(textOf(year)).toContain("Meetings a year must be a number, 0 or more, such as 6.");
  });

  it("says that nobody can join a cluster that is over", async () => {
    await carlthorpe();
    expect(textOf(screen.getByRole("region", { name: "Schools that could join" }))).toContain(
      "None: a pair of this cluster is not within 45 minutes as it is.",
    );
  });

  it("has no way in words where none is stored, and still gives minutes, miles and verdict", async () => {
    const { user } = await carlthorpe();
    await user.click(screen.getByRole("button", { name: /Eastmoor.*show the way/ }));
    const page = textOf(screen.getByRole("region", { name: "A school’s own page" }));
    expect(page).toContain("has no stored directions: they come with road times.");
    expect(page).toMatch(/46\.1 min, \d+\.\d miles/);
    expect(page).toContain("Over by 1.1 min");
    await user.click(screen.getByRole("button", { name: /Partners of Carlthorpe/ }));
    expect(partnerRows()).toHaveLength(5);
  });

  it("takes another link with a purpose as one step, home staying one, and takes it away again", async () => {
    const { user, store } = await carlthorpe();
    const links = screen.getByRole("region", { name: "Other links" });
    await user.click(within(links).getByText("Add a link"));
    await user.click(within(links).getByRole("button", { name: "Add this link" }));
    const other = within(links).getByRole("combobox", { name: /other school/ });
    expect(document.activeElement).toBe(other);
    expect(descriptionOf(other)).toBe("Choose the other school.");
    const purpose = within(links).getByRole("textbox", { name: "What it is for" });
    expect(descriptionOf(purpose)).toBe("Say what the link is for.");
    expect(within(links).getByText(/^The other school/).className).not.toContain("hidden");
    await user.type(other, "Fen");
    await user.click(screen.getByRole("option", { name: /Fenhallow/ }));
    await user.click(within(links).getByRole("button", { name: "Add this link" }));
    expect(document.activeElement).toBe(purpose);
    expect(within(links).queryByText("Choose the other school.")).toBeNull();
    await user.selectOptions(
      within(links).getByRole("combobox", { name: "Kind of link" }),
      "business-services",
    );
    await user.type(
      within(links).getByRole("textbox", { name: "What it is for" }),
      "Business manager",
    );
    await user.click(within(links).getByRole("button", { name: "Add this link" }));
    const plan = () => selectPlan(store.getState());
    expect(plan()?.links).toEqual([
      { urns: [F1.C, F1.F], kind: "business-services", purpose: "Business manager" },
    ]);
    expect(plan()?.clusters).toHaveLength(1);
    const { history } = store.getState();
    expect(history === null ? 0 : undoDepth(history)).toBe(1);
    await user.click(screen.getByRole("radio", { name: "Other links (1)" }));
    expect(partnerRows()).toEqual([expect.stringMatching(/^Fenhallow 25\.2/)]);
    await user.click(within(links).getByRole("button", { name: /^Remove/ }));
    expect(plan()?.links).toEqual([]);
  });
});

describe("a school that is in no cluster", () => {
  it("sees the eight nearest and more when asked, never all at once", async () => {
    const { user } = await open("1", evenArea(30, 600), planOf([["29", "30"]]));
    expect(partnerRows()).toHaveLength(8);
    await user.click(screen.getByRole("button", { name: "Show more (21 left)" }));
    expect(partnerRows()).toHaveLength(16);
    expect(screen.queryByRole("region", { name: /year/ })).toBeNull();
    expect(textOf(screen.getByRole("region", { name: "Clusters it could join" }))).toContain(
      "12.0 min",
    );
  });

  it("without a place is told why nothing is judged", async () => {
    await open(
      "1",
      evenArea(3, 600, (urn) => (urn === "1" ? { location: null } : {})),
      planOf([]),
    );
    expect(screen.getByText(/has no grid reference/)).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Partners" })).toBeNull();
  });
});

describe("a partner that no road reaches", () => {
  it("says so", async () => {
    const area = readF1Area();
    const never = () => UNREACHABLE;
    const driveTimes = { ...area.driveTimes, seconds: never, low: never, high: never };
    await open(F1.C, { ...area, driveTimes }, readF1Plan());
    expect(partnerRows()[0]).toContain("No road route");
  });

  it("is not spoken of where only a road is shut: then the time is not known, nor the easiest place to meet", async () => {
    const area = readF1Area();
    const never = () => UNREACHABLE;
    const shut = { seconds: never, high: never, origin: () => "shut" as const };
    await open(F1.C, { ...area, driveTimes: { ...area.driveTimes, ...shut } }, readF1Plan());
    expect(partnerRows()[0]).toMatch(/not knownat least [\d.]+ minroad shut/);
    const page = textOf(document.body);
    expect(page).toContain("Too close to call (at least");
    expect(page).not.toContain("o road route");
    expect(page).not.toContain("the easiest school for all to meet at");
  });
});

it("asks which school it is, and says when a link named one that is not there", async () => {
  const { user, store } = await open(null, readF1Area(), readF1Plan());
  expect(screen.getByRole("heading", { name: "How far are your partner schools?" })).toBeTruthy();
  act(() => store.getState().openSchoolPage("999999"));
  expect(textOf(screen.getByRole("alert"))).toContain("No school with URN 999999");
  await user.type(screen.getByRole("combobox", { name: /^Type three letters/ }), "Carl");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByRole("heading", { name: /^Carlthorpe/ })).toBeTruthy();
});

it("shows the way in words from an area's stored directions", async () => {
  vi.stubGlobal("Blob", Blob);
  const area = await areaFromFolder("isle-of-wight");
  const { user } = await open("118158", area, planOf([["118158", "118159"]]));
  await user.click(screen.getByRole("button", { name: /Godshill.*show the way/ }));
  const there = await screen.findByRole("region", { name: /^There/ }, { timeout: 20_000 });
  const steps = within(there).getAllByRole("listitem").map(textOf);
  expect(steps[0]).toMatch(/^Head south on Oaklyn Gardens/);
  expect(steps.at(-1)).toContain("You have arrived");
  expect(textOf(there)).toContain("Joins the road 37 m from the school");
  expect(textOf(there)).toContain("4.7 miles, 11.1 min at School day");
  expect(screen.getByRole("region", { name: /^Back/ })).toBeTruthy();
});

it("says where the judged time is not that of the stored way, and what the way takes", async () => {
  vi.stubGlobal("Blob", Blob);
  const area = await areaFromFolder("isle-of-wight");
  const known: Area = {
    ...area,
    driveTimes: {
      ...area.driveTimes,
      seconds: (from, to) => seconds(area.driveTimes.seconds(from, to) + 600),
      high: (from, to) => seconds(area.driveTimes.seconds(from, to) + 600),
      low: (from, to) => seconds(area.driveTimes.seconds(from, to) + 600),
      origin: () => "known-locally",
    },
  };
  const { user } = await open("118158", known, planOf([["118158", "118159"]]));
  await user.click(screen.getByRole("button", { name: /Godshill.*show the way/ }));
  const there = await screen.findByRole("region", { name: /^There/ }, { timeout: 20_000 });
  expect(textOf(there)).toContain("23.1 min is what is judged; the steps below");
  expect(textOf(there)).toContain("add up to 11.1 min");
  expect(screen.getAllByText(/known locally/).length).toBeGreaterThan(0);
});

it("comes back to the partner whose way was read, with the keyboard on it", async () => {
  const { user } = await carlthorpe();
  await user.click(screen.getByRole("button", { name: /Dunstow.*show the way/ }));
  expect(document.activeElement?.tagName).toBe("H2");
  await user.click(screen.getByRole("button", { name: /^← Partners/ }));
  expect(document.activeElement?.textContent).toContain("Dunstow");
  await user.click(screen.getByRole("button", { name: /^Ask to move/ }));
  await user.click(screen.getByRole("button", { name: /^← Partners/ }));
  expect(document.activeElement?.textContent).toContain("Ask to move");
});

describe("a request to move", () => {
  it("shows the times before and after, asks for a reason, and is saved without a name", async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob);
      return "blob:x";
    };
    URL.revokeObjectURL = () => {};
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    const plan = planOf([[F1.A, F1.B, F1.C, F1.E, F1.F], [F1.D]]);
    const { user } = await open(F1.E, readF1Area(), plan);
    await user.click(screen.getByRole("button", { name: /^Ask to move/ }));
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Cluster to join" }),
      "Cluster 2",
    );
    const effect = textOf(
      screen.getByRole("region", { name: "The longest drive of each cluster" }),
    );
    expect(effect).toMatch(/46\.1 min, over by 1\.1 min.*25\.2 min/);
    expect(effect).toMatch(/one school, no drive to judge.*15\.0 min/);
    expect(effect).toMatch(/it leaves; 5 schools now, 4 after ?✕ Over: /);
    expect(effect).toMatch(/it joins; 1 school now, 2 after.*✓ Within: /);
    const [header, own] = cellsOf(screen.getByRole("table", { name: "After the move" }));
    expect(header?.at(-1)).toBe("Miles");
    expect(own?.[0]).toMatch(/^Dunstow.*✓ Within – 15\.0 min$/);
    expect(own?.at(-1)).toMatch(/^\d+\.\d$/);
    const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save it as a text file" });
    expect(save.disabled).toBe(true);
    await user.type(screen.getByRole("textbox", { name: "Reason" }), "Nearer to Dunstow");
    await user.click(save);
    const text = await saved[0]?.text();
    expect(text).toContain("Asked by: Headteacher");
    expect(text).toContain("Reason: Nearer to Dunstow");
    expect(text).toMatch(/Longest drive now: .*46\.1 min, over by 1\.1 min/);
    expect(text).toMatch(/Dunstow.*: there 15\.0 min, back .* Within – 15\.0 min/);
  });
});

it("an estimated area tells about how many miles, what a year costs, and how sure it is of who could join", async () => {
  const even = evenArea(4, 600);
  const schools = even.schools.map((school, place) => ({
    ...school,
    location: [0, 52 + place / 20] as const,
  }));
  const driveTimes = estimateDriveTimes(
    schools.map(({ location }) => location),
    null,
  );
  const { user } = await open("1", { ...even, schools, driveTimes }, planOf([["1", "2"]]));
  const partners = within(screen.getByRole("region", { name: "Partners" })).getByRole("table");
  // 0.05° of latitude is 5.56 km, which is 4.7 miles by road.
  expect(cellsOf(partners)[1]?.[4]).toBe("about 5");
  await user.type(screen.getByRole("textbox", { name: /Pence a mile/ }), "45");
  const year = screen.getByRole("region", { name: "A year’s travel to meetings" });
  expect(textOf(year)).toMatch(/about 56 ?about £25/);
  const join = screen.getByRole("region", { name: "Schools that could join" });
  expect(textOf(within(join).getAllByRole("row")[1] ?? join)).toMatch(/\d min \(\d+–\d+ min\)/);
});

it("tells on paper how many of a long list are printed", async () => {
  const all = evenArea(25, 600);
  const { user } = await open("1", all, planOf([["1", "2"]]));
  await user.click(screen.getByRole("radio", { name: /^Everyone within/ }));
  expect(screen.queryByText(/^The first 20/)).toBeNull();
  const partners = screen.getByRole("region", { name: "Partners" });
  await user.click(within(partners).getByRole("button", { name: /^Show more/ }));
  expect(screen.getByText(/^The first 20/).textContent).toBe(
    "The first 20 of 24, quickest first; the others are on screen.",
  );
});
