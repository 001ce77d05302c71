import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import TimesDialog from "../../src/ui/times/TimesDialog.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { cellsOf, show, textOf } from "./show.tsx";

afterEach(cleanup);

const NAMES = ["Ash", "Birch", "Cedar", "Douglas", "Elm", "Fir", "Gorse", "Hazel", "Ivy"];
/** Every pair takes 10 raw minutes. */
const AREA = areaOf({
  schools: NAMES.map((name, i) => schoolOf(String(100_001 + i), { name })),
  seconds: NAMES.map((_, i) => NAMES.map((_, j) => (i === j ? 0 : 600))),
});
const ENTRY = { area: AREA, example: planOf([["100001", "100002"]]) };

const open = () =>
  show(<TimesDialog onClose={() => {}} />, ENTRY, (app) =>
    app.store.getState().show({ timesTab: "calibrate" }),
  );

/** A row for each number of minutes, from Ash to one school after the other. */
const rows = (times: readonly (number | string)[]) =>
  times.map((time, i) => `Ash\t${NAMES[i + 1]}\t${time}`).join("\n");

const box = () => screen.getByLabelText("Timed drives: from, to, minutes");

describe("calibrating", () => {
  it("gives the median factor with its spread and uses it as one step", async () => {
    const { user, store } = await open();
    await user.click(box());
    await user.paste(rows([12, 12.5, 13, 13.5, 14, 14.5, 15, 15.5]));
    expect(textOf(screen.getByRole("region", { name: "What the drives say" }))).toContain(
      "Median of 8 drives. The middle half lies between ×1.29 and ×1.46 (13 % of the factor), nine in ten between ×1.22 and ×1.53.",
    );
    expect(screen.queryByRole("list", { name: "Before you use it" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Use this factor" }));
    const { present, past } = store.getState().history ?? { present: null, past: null };
    expect(present?.value.settings.speed).toEqual({ name: "custom", factor: 1.375, fixed: 0 });
    expect(past?.length).toBe(1);
    expect(store.getState().announcement).toContain("from 8 timed drives");
  });

  it("offers no factor of too few drives or out of all measure, and says why beside the button", async () => {
    const { user, store } = await open();
    const button = () => screen.getByRole("button", { name: "Use this factor" });
    const reason = () =>
      document.getElementById(button().getAttribute("aria-describedby") ?? "")?.textContent;
    await user.click(box());
    await user.paste(rows([12, 12, 12, 12, 12, 12, 12]));
    expect(button()).toHaveProperty("disabled", true);
    expect(reason()).toBe("Not to be used yet: 7 drives of the 8 that it takes.");
    await user.clear(box());
    await user.paste(rows([500, 500, 500, 500, 500, 500, 500, 500]));
    expect(button()).toHaveProperty("disabled", true);
    expect(reason()).toContain("a factor outside ×0.50 to ×3.00");
    await user.click(button());
    expect(store.getState().history?.past).toBeNull();
    expect(document.querySelector(".ratio-strip")?.textContent).toContain("8 drives, to ×50.00");
    expect(document.querySelectorAll(".ratio-strip circle")).toHaveLength(0);
  });

  it("warns of a wide spread and of a drive far from the others, and lists each drive", async () => {
    const { user } = await open();
    await user.click(box());
    await user.paste(rows([12, 13, 12.5, 60]));
    const warnings = textOf(screen.getByRole("list", { name: "Before you use it" }));
    expect(document.querySelector(".ratio-strip__beyond-label")?.textContent).toBe("×6.00");
    expect(warnings).toContain("The drives differ widely");
    expect(cellsOf(screen.getByRole("table"))[1]).toEqual([
      "Ash → Elm",
      "60.0",
      "10.0",
      "×6.00far from the others",
    ]);
  });

  it("says of each row that has no part in it why, and asks about a school that is not certain", async () => {
    const { user } = await open();
    await user.click(box());
    await user.paste(`${rows([12, "soon"])}\nAsh\tAsh\t9\nAsh\tHazels\t13`);
    expect(screen.getByText(/“soon” is no time/)).toBeTruthy();
    expect(screen.getByText(/it is from Ash to itself/)).toBeTruthy();
    const choice = screen.getByRole("combobox", { name: "Row 4, Hazels: which school" });
    await user.selectOptions(choice, "100008");
    expect(textOf(screen.getByRole("region", { name: "What the drives say" }))).toContain(
      "Median of 2 drives",
    );
    await user.selectOptions(choice, "leave-out");
    expect(screen.getByText("Row 4: “Hazels” is left out.")).toBeTruthy();
  });

  it("tells of rows that are no drives with their number, what stands there and what to do", async () => {
    const { user } = await open();
    await user.click(box());
    await user.paste(
      "nonsense\n100001,100002,12\n100001\t100003\t13\n100002,100002,5\n999999,100002,5\n100001,100004",
    );
    const told = textOf(screen.getByRole("list", { name: "Rows left out" }));
    expect(told).toContain("Row 1: “nonsense” is no drive. Write from, to and minutes");
    expect(told).toContain("Row 4: it is from 100002 to itself. Write the school");
    expect(textOf(screen.getByRole("list", { name: "Schools to look at" }))).toContain(
      "Row 5: 999999 is no school of this area. Correct the row, or leave it out",
    );
    expect(textOf(screen.getByRole("status"))).toContain(
      "6 rows: 2 used, 1 school to look at, 1 without minutes yet, 2 left out.",
    );
  });

  it("keeps what was pasted while another tab is looked at, and takes a filled-in list from a file", async () => {
    const { user } = await open();
    const file = new File(
      ["from urn,to urn,observed minutes\n100001,100002,12\n100001,100003,\n"],
      "drives.csv",
    );
    await user.upload(screen.getByLabelText("Filled-in list"), file);
    await waitFor(() =>
      expect(screen.getByText(/1 used, 0 schools to look at, 1 without minutes yet/)).toBeTruthy(),
    );
    await user.click(screen.getByRole("tab", { name: "Slower roads" }));
    await user.click(screen.getByRole("tab", { name: "Calibrate" }));
    expect(box()).toHaveProperty("value", expect.stringContaining("100001,100002,12"));
  });
});
