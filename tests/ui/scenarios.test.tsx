import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RightPanel } from "../../src/ui/detail/RightPanel.tsx";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import type { FakeEntry } from "../app/fake_app.ts";
import { planOf } from "../support/builders.ts";
import { F2, F2_YEARS, readF2Area, yearFigures } from "../support/scenarios.ts";
import type { Shown } from "./show.tsx";
import { cellsOf, giveHeight, show, textOf } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const area = readF2Area();
const example = planOf([
  [F2.P, F2.Q],
  [F2.R, F2.S, F2.T],
]);

/** The tab "Places" beside the panel, with the year groups of F2 given. */
async function open(entry: FakeEntry = { area, example }): Promise<Shown> {
  giveHeight();
  const shown = await show(
    <>
      <PlacesTab />
      <RightPanel />
    </>,
    entry,
  );
  const places = await shown.places.open();
  act(() =>
    places.getState().edit((work) => ({ ...work, figures: yearFigures(F2_YEARS) }), "Year groups"),
  );
  await shown.user.click(await screen.findByRole("button", { name: "Test a change…" }));
  await screen.findByRole("region", { name: "Test of changes to schools" });
  return shown;
}

async function choose({ user }: Shown, label: string, name: string): Promise<void> {
  await user.type(await screen.findByRole("combobox", { name: label }), name);
  await user.click(await screen.findByRole("option", { name: new RegExp(name) }));
}

async function begin({ user }: Shown, change: string): Promise<void> {
  await user.selectOptions(await screen.findByLabelText("Add a change"), change);
  await user.click(screen.getByRole("button", { name: "Begin" }));
}

async function closeP(shown: Shown): Promise<void> {
  const { user } = shown;
  await begin(shown, "Close a school");
  await choose(shown, "School that closes", "Pinfold");
  await user.type(screen.getByLabelText(/^Date/), "2027-08-31");
  await user.click(screen.getByRole("button", { name: "Add the change" }));
}

async function tableOf(region: string): Promise<readonly (readonly string[])[]> {
  const found = await screen.findByRole("region", { name: region });
  return cellsOf(within(found).getByRole("table"));
}

describe("a change that is wrong", () => {
  it("is told beside the field, and the keyboard goes there, for a school that was chosen too", async () => {
    const shown = await open();
    const { user } = shown;
    await user.selectOptions(
      await screen.findByLabelText("Add a change"),
      "Pair an infant and a junior school",
    );
    await user.click(screen.getByRole("button", { name: "Begin" }));
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    expect(document.activeElement).toBe(
      screen.getByRole("combobox", { name: "School for infants" }),
    );
    await choose(shown, "School for infants", "Pin");
    await choose(shown, "School for juniors", "Pin");
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    await screen.findByText("Choose another school than for infants.");
    expect(document.activeElement?.closest("ul")?.getAttribute("aria-label")).toBe(
      "School for juniors",
    );
  });
});

describe("a test of changes to schools", () => {
  it("closes Pinfold: 735 places, 643 pupils, 96 unfilled, 4 over and net 92; 9 go to Q and 5 to T", async () => {
    const shown = await open();
    await closeP(shown);
    await shown.user.click(screen.getByRole("tab", { name: "What follows" }));
    const totals = new Map(
      (await tableOf("Places before and after")).map(([what, ...rest]) => [what, rest]),
    );
    expect(totals.get("Capacity")).toEqual(["791", "735"]);
    expect(totals.get("Roll")).toEqual(["643", "643"]);
    expect(totals.get("Unfilled places")).toEqual(["152 (19.2 %)", "96 (13.1 %)"]);
    expect(totals.get("Over capacity")).toEqual(["4", "4"]);
    expect(totals.get("Net")).toEqual(["148 (18.7 %)", "92 (12.5 %)"]);
    const where = await tableOf("Who goes where");
    const to = (name: RegExp) =>
      where
        .filter(([school = ""]) => name.test(school))
        .reduce((sum, row) => sum + Number(row[2]), 0);
    expect([to(/^Quarr/), to(/^Thorn/)]).toEqual([9, 5]);
    const schools = new Map(
      (await tableOf("Schools that change")).map(([name = "", ...rest]) => [name[0], rest]),
    );
    expect(schools.get("P")).toEqual(["56", "closed", "14", "closed"]);
    expect(schools.get("Q")).toEqual(["105", "105", "88", "97"]);
    expect(schools.get("T")).toEqual(["420", "420", "371", "376"]);
    expect((await tableOf("Year by year"))[1]).toEqual([
      "2027",
      "735",
      "643",
      "96 (13.1 %)",
      "4",
      "92 (12.5 %)",
    ]);
  });

  it("changes an admission number that rolls through: 405, 390 and 375 places, said with every refusal beside its change", async () => {
    const shown = await open();
    const { user } = shown;
    await begin(shown, "Change an admission number");
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    expect(screen.getByText("Give the new number as a whole number of 0 or more.")).toBeTruthy();
    await choose(shown, "School", "Thornhill");
    await user.type(screen.getByLabelText(/^Admission number until now/), "60");
    await user.type(screen.getByLabelText(/^New admission number/), "45");
    await user.type(screen.getByLabelText(/^First September with it/), "2027");
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    await user.click(screen.getByRole("tab", { name: "What follows" }));
    const years = (await tableOf("Year by year")).slice(1, 4);
    expect(years.map(([year, capacity]) => [year, capacity])).toEqual([
      ["2027", "776"],
      ["2028", "761"],
      ["2029", "746"],
    ]);
    expect(years[2]?.[3]).toBe("107 (14.3 %)");
  });

  it("asks for a blank capacity beside the change that needs it, and goes on once it is given", async () => {
    const schools = area.schools.map((school) =>
      school.urn === F2.T ? { ...school, capacity: null } : school,
    );
    const shown = await open({ area: { ...area, schools }, example });
    const { user } = shown;
    await begin(shown, "Merge schools");
    await choose(shown, "Schools that become one", "Saltmarsh");
    await choose(shown, "Schools that become one", "Thornhill");
    await user.selectOptions(screen.getByLabelText("At the place of"), F2.T);
    await user.click(screen.getByLabelText("Both sites"));
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    const needed = await screen.findByRole("list", { name: "What is needed" });
    expect(needed.closest("li")?.textContent).toContain("Merge Saltmarsh");
    await user.click(within(needed).getByRole("button", { name: "Give it" }));
    expect(within(needed).getByText("Give a whole number of 0 or more.")).toBeTruthy();
    await user.type(within(needed).getByLabelText(/^Capacity of Thornhill/), "420");
    await user.click(within(needed).getByRole("button", { name: "Give it" }));
    await user.click(screen.getByRole("tab", { name: "What follows" }));
    const totals = await tableOf("Places before and after");
    expect(totals.find(([what]) => what === "Schools")).toEqual(["Schools", "5", "4"]);
  });

  it("is moved, taken out, copied and renamed, each as one step, and read again from its file", async () => {
    const shown = await open();
    const { user, places } = shown;
    await closeP(shown);
    await begin(shown, "Change the places of a school");
    await choose(shown, "School", "Ropewalk");
    await user.type(screen.getByLabelText("Places then"), "120");
    await user.click(screen.getByRole("button", { name: "Add the change" }));
    const changes = () =>
      within(screen.getByRole("list", { name: "Changes in order" }))
        .getAllByRole("listitem")
        .map(({ textContent }) => /^(Close|Change the places)/.exec(textContent ?? "")?.[0]);
    expect(changes()).toEqual(["Close", "Change the places"]);
    await user.click(screen.getByRole("button", { name: /^Move up/ }));
    expect(changes()).toEqual(["Change the places", "Close"]);
    await user.click(screen.getByRole("button", { name: /^Take out: Change the places/ }));
    expect(changes()).toEqual(["Close"]);
    const name = screen.getByLabelText("Name of this test");
    await user.clear(name);
    await user.type(name, "Without Pinfold{Enter}");
    await user.click(screen.getByRole("button", { name: /^Copy ?Without Pinfold$/ }));
    const names = async () =>
      (await places.open())
        .getState()
        .history.present.value.scenarios.map(({ scenario }) => scenario.name);
    expect(await names()).toEqual(["Without Pinfold", "Without Pinfold (copy)"]);
    const file = new File(
      [JSON.stringify({ name: "Theirs", actions: [{ type: "close", urn: Number(F2.P) }] })],
      "theirs.json",
      { type: "application/json" },
    );
    await user.upload(screen.getByLabelText("File of a test"), file);
    await screen.findByRole("heading", { name: "Theirs" });
    expect(changes()).toEqual(["Close"]);
    await user.click(screen.getByRole("button", { name: /^Delete ?Theirs$/ }));
    expect(await names()).toEqual(["Without Pinfold", "Without Pinfold (copy)"]);
    expect(screen.queryByRole("heading", { name: "Theirs" })).toBeNull();
  });

  it("says what it does to partnerships, keeps what is written of harm, and takes home areas for as long as the page is open", async () => {
    const shown = await open();
    const { user, places } = shown;
    await closeP(shown);
    await user.click(screen.getByRole("tab", { name: "What follows" }));
    const impacts = await screen.findByRole("region", { name: "What it does to partnerships" });
    const [impact] = within(impacts).getAllByRole("article");
    if (impact === undefined) throw new Error("No partnership is touched.");
    expect(textOf(impact)).toContain("Members lostPinfold Primary School");
    expect(textOf(impact)).toMatch(/Gain pupilsQuarrington Lane Primary School \+9/);
    expect(textOf(impact)).toContain("A member gains pupils whom a partner loses.");
    await user.type(within(impact).getByLabelText("How harm would be made good"), "Shared staff");
    await user.tab();
    const kept = async () => (await places.open()).getState().history.present.value.scenarios[0];
    expect((await kept())?.scenario.notes.mitigation).toEqual({ "1": "Shared staff" });
    await user.click(screen.getByText(/^Where pupils live/));
    await user.click(screen.getByLabelText("Or paste rows with their headings"));
    await user.paste(`urn,place,longitude,latitude,pupils\n${F2.P},Fen Lane,-0.26,53.16,14`);
    await user.click(screen.getByRole("button", { name: "Use these rows" }));
    await screen.findByText(/^Where pupils live: 14 pupils in 1 home area/);
    expect((await kept())?.homes).toBeUndefined();
    await user.click(screen.getByLabelText(/^Keep them with this test/));
    expect((await kept())?.homes).toHaveLength(1);
  });
});
