import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectOpenArea } from "../../src/app/selectors.ts";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import { F2, P, Q, T } from "../io/places/f2.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

const bare = evenArea(5, 600);
const area = {
  ...bare,
  schools: bare.schools.map((school, i) => {
    const { urn, name, laestab, lowAge, highAge, capacity, pupils } = F2[i] ?? school;
    return { ...school, urn, name, laestab, lowAge, highAge, capacity, pupils };
  }),
};
const example = planOf([F2.map(({ urn }) => urn)]);

/** Two schools by URN and DfE number, an unknown school, a capacity that is no number, and a school twice. */
const PASTED = [
  "urn\tlaestab\tcapacity\tpupils\tas_at\tplanning_area",
  `${P}\t\t60\t20\tMay 2026\tNorth`,
  `\t925/0005\t420\t\tMay 2026\tSouth`,
  "123456\t\t100\t50\t\t",
  `${Q}\t\tabout 100\t88\tJanuary 2026\tNorth`,
  `${P}\t\t70\t20\t\t`,
].join("\n");

async function openDialog() {
  const shown = await show(<PlacesTab />, { area, example });
  await shown.user.click(await screen.findByRole("button", { name: "Load figures…" }));
  const dialog = await screen.findByRole("dialog", { name: "Load figures for places" });
  return { ...shown, dialog };
}

const total = () => textOf(screen.getByRole("region", { name: /^Places in/, hidden: true }));

describe("figures that are pasted", () => {
  it("are shown as what would change, old and new, with the rows that cannot be used, before anything changes", async () => {
    const { user, dialog, store } = await openDialog();
    const opened = selectOpenArea(store.getState());
    await user.click(within(dialog).getByLabelText("Or paste rows with their headings"));
    await user.paste(PASTED);
    await user.click(within(dialog).getByRole("button", { name: "Read the pasted rows" }));
    const preview = await within(dialog).findByRole("region", {
      name: "What pasted rows would change",
    });
    expect(cellsOf(within(preview).getByRole("table")).slice(1)).toEqual([
      ["Pinfold", "Capacity", "56 (1 May 2025)", "60 (May 2026)"],
      ["Pinfold", "Roll", "14 (15 January 2026)", "20 (May 2026)"],
      ["Pinfold", "Planning area", "not known", "North"],
      ["Quarrington Lane", "Roll", "88 (15 January 2026)", "88 (January 2026)"],
      ["Quarrington Lane", "Planning area", "not known", "North"],
      ["Thornhill", "Capacity", "420 (1 May 2025)", "420 (May 2026)"],
      ["Thornhill", "Planning area", "not known", "South"],
    ]);
    const broken = within(preview).getByRole("region", { name: "Rows that could not be used" });
    expect(textOf(broken)).toContain("Row 4, urn: ");
    expect(textOf(broken)).toContain("Row 6, urn: Pinfold is in row 2 already");
    expect(textOf(within(preview).getByRole("region", { name: "Notes on the file" }))).toContain(
      "Row 5, capacity:",
    );
    expect(selectOpenArea(store.getState())).toBe(opened);
  });

  it("are used in one step that can be undone; each figure says where it is from and of when", async () => {
    const { user, dialog } = await openDialog();
    await user.click(within(dialog).getByLabelText("Or paste rows with their headings"));
    await user.paste(PASTED);
    await user.click(within(dialog).getByRole("button", { name: "Read the pasted rows" }));
    await user.click(await within(dialog).findByRole("button", { name: "Use these figures" }));
    // 60 − 20 = 40 in place of 42 unfilled at P.
    expect(total()).toContain("Unfilled places150 (18.9 %)");
    const dates = screen.getByRole("region", { name: "Where the figures come from" });
    expect(textOf(dates)).toContain("From pasted rows, for 3 schools");
    await user.selectOptions(screen.getByLabelText("By"), "school");
    const [first, second] = screen.getAllByRole("listitem").map(textOf);
    expect(first).toContain("Capacity: 60, May 2026 (pasted rows)");
    expect(second).toContain("Capacity: 105, May 2025 (the area’s own)");
    expect(second).toContain("Roll: 88, January 2026 (pasted rows)");
    await user.selectOptions(screen.getByLabelText("By"), "planning area");
    expect(screen.getAllByRole("listitem").map(textOf)).toEqual([
      expect.stringContaining("North108 of 165 places · 57 unfilled (34.5 %)"),
      expect.stringContaining("South371 of 420 places"),
      expect.stringContaining("Not given170 of 210 places"),
    ]);
    await user.click(
      screen.getByRole("button", { name: "Undo in places: Figures of pasted rows" }),
    );
    expect(total()).toContain("Unfilled places152 (19.2 %)");
    expect(screen.queryByText(/From pasted rows/)).toBeNull();
    await user.click(
      screen.getByRole("button", { name: "Redo in places: Figures of pasted rows" }),
    );
    expect(total()).toContain("Unfilled places150 (18.9 %)");
  });

  it("that cannot be read at all change nothing and say what to do", async () => {
    const { user, dialog, store } = await openDialog();
    const opened = selectOpenArea(store.getState());
    await user.click(within(dialog).getByLabelText("Or paste rows with their headings"));
    await user.paste("school\tplaces\nPinfold\t60");
    await user.click(within(dialog).getByRole("button", { name: "Read the pasted rows" }));
    const alert = await within(dialog).findByRole("alert");
    expect(textOf(alert)).toContain("Nothing was taken from pasted rows. Nothing has changed.");
    expect(textOf(alert)).toContain("Give a row of headings with urn");
    expect(within(dialog).queryByRole("button", { name: "Use these figures" })).toBeNull();
    expect(selectOpenArea(store.getState())).toBe(opened);
  });

  it("by year group are counted where they were given, and can be taken back", async () => {
    const { user, dialog } = await openDialog();
    await user.click(within(dialog).getByLabelText("Or paste rows with their headings"));
    await user.paste(
      [
        "urn,pan,year_0,year_1,year_2,year_3,year_4,year_5,year_6",
        `${P},8,2,2,2,2,2,2,2`,
        `${T},60,53,53,53,53,53,53,53`,
      ].join("\n"),
    );
    await user.click(within(dialog).getByRole("button", { name: "Read the pasted rows" }));
    await user.click(await within(dialog).findByRole("button", { name: "Use these figures" }));
    await user.click(screen.getByText("Year groups"));
    expect(cellsOf(screen.getByRole("table"))[1]).toEqual([
      "Reception of 2 of 5 schools",
      "55",
      "68",
      "13",
      "0",
    ]);
    await user.click(screen.getByRole("button", { name: "Load figures…" }));
    await user.click(await screen.findByRole("button", { name: "Use the area’s own again" }));
    expect(screen.getByText("Year groups: not given.")).toBeDefined();
  });
});
