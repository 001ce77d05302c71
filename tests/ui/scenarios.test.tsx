import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RightPanel } from "../../src/ui/detail/RightPanel.tsx";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import { planOf } from "../support/builders.ts";
import { F2, F2_YEARS, readF2Area, yearFigures } from "../support/scenarios.ts";
import type { Shown } from "./show.tsx";
import { cellsOf, giveHeight, show } from "./show.tsx";

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
async function open(): Promise<Shown> {
  giveHeight();
  const shown = await show(
    <>
      <PlacesTab />
      <RightPanel />
    </>,
    { area, example },
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

async function closeP(shown: Shown): Promise<void> {
  const { user } = shown;
  await user.selectOptions(await screen.findByLabelText("Add a change"), "Close a school");
  await user.click(screen.getByRole("button", { name: "Begin" }));
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
});
