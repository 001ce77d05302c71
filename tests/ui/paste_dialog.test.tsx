import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import TodaysDialog from "../../src/ui/today/TodaysDialog.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { show, textOf } from "./show.tsx";

afterEach(cleanup);

const NAMES = ["Ashby Wold", "Bexby", "Carlthorpe", "Dunstow"];
const SCHOOLS = NAMES.map((name, i) =>
  schoolOf(`90000${i + 1}`, { name: `${name} Primary School`, town: name }),
);
const AREA = {
  ...areaOf({ schools: SCHOOLS, seconds: SCHOOLS.map(() => SCHOOLS.map(() => 600)) }),
  title: "Wolds",
};
const PLAN = planOf([["900001", "900002"]]);
/** Two certain rows, one misspelt, one unknown. */
const ROWS = [
  "900001\tHills",
  "Bexby Primary School\tHills",
  "Carlthrope Primary School\tMoors",
  "Atlantis Academy\tMoors",
].join("\n");

async function pasted(text: string) {
  const onClose = vi.fn();
  const app = await show(<TodaysDialog onClose={onClose} />, { area: AREA, example: PLAN });
  await app.user.click(screen.getByRole("textbox", { name: "School and partnership" }));
  await app.user.paste(text);
  return { ...app, onClose };
}

const use = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Use these/ });
const clusters = (app: Awaited<ReturnType<typeof pasted>>) =>
  selectPlan(app.store.getState())?.clusters.map(({ name, schools }) => [name, ...schools]);

describe("pasting today's partnerships", () => {
  it("starts with nothing to use", async () => {
    await show(<TodaysDialog onClose={() => {}} />, { area: AREA, example: PLAN });
    expect(use().disabled).toBe(true);
  });

  it("cannot be used until every row that is not certain is decided, and guesses none", async () => {
    const app = await pasted(ROWS);
    expect(textOf(screen.getByRole("status"))).toBe(
      "4 rows: 2 matched for certain, 2 to look at, 0 without a partnership.",
    );
    expect(use().disabled).toBe(true);
    const misspelt = screen.getByRole<HTMLSelectElement>("combobox", { name: /^Row 3/ });
    const unknown = screen.getByRole<HTMLSelectElement>("combobox", { name: /^Row 4/ });
    expect(misspelt.selectedOptions[0]?.text).toBe("Choose…");
    await app.user.selectOptions(misspelt, /Carlthorpe/.exec(textOf(misspelt)) ? "900003" : "");
    expect(use().disabled).toBe(true);
    expect(screen.getByRole("heading", { name: "1 of 2 rows to decide" })).toBeTruthy();
    await app.user.selectOptions(unknown, "Leave this row out");
    expect(screen.getByRole("heading", { name: "Every row is decided" })).toBeTruthy();
    expect(use().disabled).toBe(false);
    await app.user.selectOptions(unknown, "Choose…");
    expect(use().disabled).toBe(true);
  });

  it("becomes the plan in one step, which undo takes back", async () => {
    const app = await pasted(ROWS);
    const start = selectPlan(app.store.getState());
    await app.user.selectOptions(screen.getByRole("combobox", { name: /^Row 3/ }), "900003");
    await app.user.selectOptions(screen.getByRole("combobox", { name: /^Row 4/ }), "leave-out");
    await app.user.click(use());
    expect(clusters(app)).toEqual([
      ["Hills", "900001", "900002"],
      ["Moors", "900003"],
    ]);
    expect(app.onClose).toHaveBeenCalledOnce();
    expect(app.store.getState().history?.present.label).toBe("Pasted 2 partnerships");
    app.store.getState().undo();
    expect(selectPlan(app.store.getState())).toBe(start);
  });

  it("can leave out all that is not decided at once", async () => {
    const app = await pasted(ROWS);
    await app.user.click(screen.getByRole("button", { name: "Leave out those not decided" }));
    expect(textOf(screen.getByRole("dialog", { hidden: true }))).toContain(
      "2 schools in, 2 rows left out",
    );
    await app.user.click(use());
    expect(clusters(app)).toEqual([["Hills", "900001", "900002"]]);
  });

  it("forgets what was decided when other rows are pasted", async () => {
    const app = await pasted(ROWS);
    await app.user.click(screen.getByRole("button", { name: "Leave out those not decided" }));
    await app.user.clear(screen.getByRole("textbox", { name: "School and partnership" }));
    await app.user.click(screen.getByRole("textbox", { name: "School and partnership" }));
    await app.user.paste(
      "Somewhere Else\tHills\nNowhere\tHills\nNo Such School\tHills\n900001\tHills",
    );
    expect(use().disabled).toBe(true);
    expect(screen.getByRole("heading", { name: "3 of 3 rows to decide" })).toBeTruthy();
  });

  it("takes a blank partnership for the one above only where that is asked for", async () => {
    const app = await pasted("900001\tHills\n900002\t\n");
    expect(textOf(screen.getByRole("status"))).toContain("1 without a partnership");
    await app.user.click(screen.getByRole("checkbox"));
    expect(textOf(screen.getByRole("status"))).toContain("0 without a partnership");
    await app.user.click(use());
    expect(clusters(app)).toEqual([["Hills", "900001", "900002"]]);
  });
});
