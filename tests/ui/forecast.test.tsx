import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keptOf } from "../../src/app/places/scenario_edits.ts";
import { NO_NOTES } from "../../src/domain/places/scenario.ts";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import { areaOf, planOf, schoolOf } from "../support/builders.ts";
import { figuresOf } from "../support/scenarios.ts";
import { cellsOf, show } from "./show.tsx";

afterEach(cleanup);

const dated = (value: number) => ({ value, asAt: null });

/** Pinfold and Quarrington Lane of the worked example, 8 and 15 places in a year; Saltmarsh, whose capacity is blank; Thornhill. */
const area = areaOf({
  schools: [
    schoolOf("1", { pupils: dated(14), capacity: dated(56) }),
    schoolOf("2", { pupils: dated(88), capacity: dated(105) }),
    schoolOf("4", { pupils: dated(61), capacity: null }),
    schoolOf("5", { pupils: dated(371), capacity: dated(420) }),
  ],
  seconds: Array.from({ length: 4 }, (_, from) => [0, 1, 2, 3].map((to) => Math.abs(to - from))),
});
const PLANNING_AREAS = [
  ["1", "North"],
  ["2", "North"],
  ["4", "South"],
] as const;

const PASTED = [
  "planning_area\tyear_group\tseptember\tdemand\thousing\thousing_included",
  "North\t0\t2027\t30\t4\tyes",
  "North\t1\t2027\t20\t5\tno",
  "South\t0\t2027/28\t12\t\t",
  "West\t0\t2028\t9\t\t",
].join("\n");

async function openForecast() {
  const shown = await show(<PlacesTab />, { area, example: planOf([["1", "2"]]) });
  const { user, places } = shown;
  const store = await places.open();
  const figures = new Map(
    PLANNING_AREAS.map(([urn, planningArea]) => [urn, figuresOf(urn, { planningArea })] as const),
  );
  store.getState().edit((work) => ({ ...work, figures }), "Planning areas");
  await user.click(await screen.findByRole("button", { name: "Load a forecast…" }));
  await user.click(await screen.findByLabelText("Or paste rows with their headings"));
  await user.paste(PASTED);
  await user.click(screen.getByRole("button", { name: "Read the pasted rows" }));
  await user.click(await screen.findByRole("button", { name: "Use this forecast" }));
  const note = screen.getByRole("region", { name: "Forecast" });
  expect(note.textContent).toContain(
    "Forecast: 2027/28 to 2028/29, 3 planning areas, from pasted rows, given on ",
  );
  await user.click(screen.getByRole("button", { name: "Places needed and spare…" }));
  const dialog = within(await screen.findByRole("dialog"));
  return { ...shown, dialog, rows: () => cellsOf(dialog.getByRole("table")).slice(1) };
}

const UNKNOWN = ["not known", "not known", "not known"];

let opened: Awaited<ReturnType<typeof openForecast>>;
beforeEach(async () => {
  opened = await openForecast();
});

it("a pasted forecast gives places needed and spare by planning area, and not known where a capacity or planning area is missing", async () => {
  const { dialog, rows } = opened;
  // North: 8 + 15 places each in Reception and Year 1; 30 + 4 of housing and 20 pupils: 11 needed, 3 spare, and not net 8.
  expect(rows()).toEqual([
    ["2027/28", "North", "54", "46", "11", "3"],
    ["2027/28", "South", "12", ...UNKNOWN],
    ["2027/28", "All planning areas", "66", ...UNKNOWN],
    ["2028/29", "West", "9", ...UNKNOWN],
  ]);
  const said = dialog.getByRole("table").closest("dialog")?.textContent ?? "";
  expect(said).toContain("Places not known in West: no school here is given that planning area.");
  expect(said).toContain("Places not known in South: a school there has no capacity.");
  expect(said).toContain("1 of 4 schools have no planning area");
  expect(said).toContain("Counted on top of the demand: 4 pupils on 1 line");
  expect(said).toContain("Not counted: 5 pupils on 1 line");
  expect(said).toContain("No band");
});

it("the band is the authority's own error; year groups are listed, and all is taken back and undone", async () => {
  const { dialog, rows, user } = opened;
  const field = dialog.getByLabelText(/three-year forecast error/);
  await user.type(field, "ten");
  expect(dialog.getByRole("button", { name: "Use this error" })).toHaveProperty("disabled", true);
  await user.clear(field);
  await user.type(field, "-10");
  await user.click(dialog.getByRole("button", { name: "Use this error" }));
  // 54 ± 5.4; 34 ± 3.4 against 23, and 20 ± 2 against 23.
  expect(rows()[0]).toEqual([
    "2027/28",
    "North",
    "54 (48 to 60)",
    "46",
    "11 (7 to 15)",
    "3 (1 to 5)",
  ]);
  await user.selectOptions(dialog.getByLabelText("Planning area"), "North, by year group");
  expect(rows()).toEqual([
    ["2027/28", "Reception", "34 (30 to 38)4 of new housing counted", "23", "11 (7 to 15)", "0"],
    ["2027/28", "Year 1", "20 (18 to 22)5 of new housing not counted", "23", "0", "3 (1 to 5)"],
    ["2027/28", "Total of the year groups", "54 (48 to 60)", "46", "11 (7 to 15)", "3 (1 to 5)"],
  ]);
  await user.click(dialog.getByRole("button", { name: "Take this forecast back" }));
  expect(screen.queryByRole("region", { name: "Forecast" })).toBeNull();
  expect(document.activeElement?.textContent).toBe("Load a forecast…");
  await user.click(
    screen.getByRole("button", { name: "Undo in places: Took back the forecast of pasted rows" }),
  );
  await user.click(screen.getByRole("button", { name: "Places needed and spare…" }));
  const again = within(await screen.findByRole("dialog"));
  expect(again.getByText(/± 10.0 %/)).toBeDefined();
});

it("counts the places of a test from its September on, when it is chosen, and none while tests are hidden", async () => {
  const { user, dialog, rows, places } = opened;
  const store = await places.open();
  expect(dialog.queryByLabelText("Places")).toBeNull();
  act(() =>
    store.getState().edit(
      (work) => ({
        ...work,
        scenarios: [
          keptOf(
            work,
            {
              name: "Without Quarrington",
              actions: [{ type: "close", urn: "2", date: "2027-08-31" }],
              preferFaith: false,
              notes: NO_NOTES,
            },
            "2026-11-24T12:00:00Z",
          ),
        ],
      }),
      "New test",
    ),
  );
  await user.selectOptions(dialog.getByLabelText("Places"), "after Without Quarrington");
  expect(
    dialog.getByText(/^Test only – not a proposal: places that Without Quarrington/),
  ).toBeDefined();
  await user.selectOptions(dialog.getByLabelText("Planning area"), "North, by year group");
  // 34 pupils for the 8 places a year that Pinfold has: 26 more are needed.
  expect(rows()[0]?.slice(3)).toEqual(["8", "26", "0"]);
  act(() => store.getState().hide(true));
  expect(rows()[0]?.slice(3)).toEqual(["23", "11", "0"]);
});
