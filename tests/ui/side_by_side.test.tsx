import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { addScenario } from "../../src/app/places/scenario_edits.ts";
import type { ScenarioAction } from "../../src/domain/places/scenario.ts";
import PlacesTab from "../../src/ui/places/PlacesTab.tsx";
import ScenarioSwitch from "../../src/ui/places/ScenarioSwitch.tsx";
import { planOf } from "../support/builders.ts";
import { F2, F2_YEARS, readF2Area, scenarioOf, yearFigures } from "../support/scenarios.ts";
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
const closeP: ScenarioAction = { type: "close", urn: F2.P, date: "2027-08-31" };
const pan45: ScenarioAction = { type: "pan", urn: F2.T, from: 60, pan: 45, firstSeptember: 2027 };
const closeNone: ScenarioAction = { type: "close", urn: "999999" };

/** The tab "Places" with tests of these actions by their names. */
async function open(
  tests: Readonly<Record<string, ScenarioAction>>,
  withMap = false,
): Promise<Shown> {
  giveHeight();
  const screenParts = (
    <>
      <PlacesTab />
      {withMap ? <ScenarioSwitch /> : null}
    </>
  );
  const shown = await show(screenParts, { area, example });
  const places = await shown.places.open();
  act(() => {
    const { edit } = places.getState();
    edit((work) => ({ ...work, figures: yearFigures(F2_YEARS) }), "Year groups");
    for (const [name, action] of Object.entries(tests)) {
      const scenario = scenarioOf([action], { name });
      edit(addScenario({ id: name, scenario, isIncluded: false }), `Opened ${name}`);
    }
  });
  return shown;
}

const tick = async ({ user }: Shown, name: string) =>
  user.click(await screen.findByRole("checkbox", { name: `Side by side: ${name}` }));

const openTable = async ({ user }: Shown): Promise<HTMLElement> => {
  await user.click(await screen.findByRole("button", { name: /side by side…$/ }));
  return screen.findByRole("table", { name: "Tests side by side" });
};

it("sets the ticked tests beside today in the order of the ticks, each worked out and headed as a test only", async () => {
  const shown = await open({ "Without Pinfold": closeP, "Thornhill at 45": pan45 });
  await tick(shown, "Thornhill at 45");
  await tick(shown, "Without Pinfold");
  const table = await openTable(shown);
  await within(table).findAllByText("735");
  await within(table).findAllByText("686");
  const rows = cellsOf(table);
  expect(rows[0]).toEqual([
    "",
    "Before",
    "Test only – not a proposalThornhill at 45",
    "Test only – not a proposalWithout Pinfold",
  ]);
  const first = new Map(rows.toReversed().map(([what = "", ...cells]) => [what, cells]));
  expect(first.get("Unfilled places")).toEqual(["152 (19.2 %)", "103 (15.0 %)", "96 (13.1 %)"]);
  expect(first.get("Net")).toEqual(["148 (18.7 %)", "43 (6.3 %)", "92 (12.5 %)"]);
  expect(first.get("Clusters touched")).toEqual(["–", "Cluster 2", "Cluster 1Cluster 2"]);
});

it("looks the same in every column, whatever follows from a test", async () => {
  const shown = await open({ "Without Pinfold": closeP, "Thornhill at 45": pan45 });
  await tick(shown, "Without Pinfold");
  await tick(shown, "Thornhill at 45");
  const table = await openTable(shown);
  await within(table).findAllByText("686");
  for (const row of table.querySelectorAll("tbody tr")) {
    const looks = [...row.querySelectorAll("td")].map(
      (cell) => `${cell.className} ${cell.getAttribute("style") ?? ""}`,
    );
    expect(new Set(looks).size, textOf(row)).toBeLessThan(2);
  }
});

it("refuses a fifth test in words and leaves it unticked", async () => {
  const shown = await open({ A: closeP, B: pan45, C: closeP, D: pan45, E: closeP });
  for (const name of ["A", "B", "C", "D", "E"]) await tick(shown, name);
  const refusal = "E is not put side by side: 4 tests are already. Untick one of them first.";
  expect(screen.getByText(refusal).getAttribute("role")).toBe("alert");
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Side by side: E" }).checked).toBe(
    false,
  );
  await tick(shown, "B");
  await tick(shown, "E");
  expect(screen.queryByText(refusal)).toBeNull();
  expect(screen.getByRole("button", { name: "See 4 tests side by side…" })).toBeTruthy();
});

it("copies the table without small numbers of pupils, and every column as a test only", async () => {
  const shown = await open({ "Without Pinfold": closeP, "Thornhill at 45": pan45 });
  await tick(shown, "Without Pinfold");
  await tick(shown, "Thornhill at 45");
  const table = await openTable(shown);
  await within(table).findAllByText("735");
  await within(table).findAllByText("686");
  const onScreen = new Map(cellsOf(table).map(([what = "", ...cells]) => [what, cells]));
  const walking = "Beyond the walking distance by road (a screen only)";
  expect(onScreen.get(walking)).toEqual(["–", "12", "0"]);
  await shown.user.click(screen.getByRole("button", { name: "Copy the table" }));
  await screen.findByText(/^Copied/);
  const copied = (await navigator.clipboard.readText()).split("\n").map((row) => row.split("\t"));
  const row = (what: string) => copied.find(([, each]) => each === what)?.slice(2);
  expect(row("heading")).toEqual(["", "Test only – not a proposal", "Test only – not a proposal"]);
  expect(row("Pupils who would move")).toEqual(["–", "14", "0"]);
  // Year by year 1 or 2 pupils go: what is counted or added up over their drives would tell them.
  expect(row(walking)).toEqual(["–", "c", "0"]);
  expect(row("More miles a year, there and back")).toEqual(["–", "c", "0"]);
});

it("turns the map between before and the tests side by side, in their order", async () => {
  const shown = await open({ "Without Pinfold": closeP, "Thornhill at 45": pan45 }, true);
  await tick(shown, "Thornhill at 45");
  await tick(shown, "Without Pinfold");
  const onMap = await screen.findByRole("group", { name: "Tests on the map" });
  const radios = () => within(onMap).getAllByRole<HTMLInputElement>("radio");
  expect(radios().map((radio) => textOf(radio.parentElement ?? radio))).toEqual([
    "Before",
    "Thornhill at 45",
    "Without Pinfold",
  ]);
  expect(radios().map(({ checked }) => checked)).toEqual([true, false, false]);
  await shown.user.click(radios()[2] as HTMLInputElement);
  await vi.waitFor(() => expect(shown.store.getState().scenarioOnMap?.closed).toHaveLength(1));
  await shown.user.click(radios()[0] as HTMLInputElement);
  expect(shown.store.getState().scenarioOnMap).toBeNull();
});

it("says of a test that cannot be worked out what is the matter, and that its figures are not known", async () => {
  const shown = await open({ "Without Pinfold": closeP, Unknown: closeNone });
  await tick(shown, "Without Pinfold");
  await tick(shown, "Unknown");
  const table = await openTable(shown);
  await within(table).findAllByText("735");
  expect(await within(table).findByText(/^It cannot be worked out yet/)).toBeTruthy();
  const capacity = cellsOf(table).find(([what]) => what === "Capacity");
  expect(capacity).toEqual(["Capacity", "791", "735", "not known"]);
});

it("is out of sight as soon as H is pressed, with all tests, and does not come back by itself", async () => {
  const shown = await open({ "Without Pinfold": closeP });
  await tick(shown, "Without Pinfold");
  await openTable(shown);
  await shown.user.keyboard("h");
  expect(screen.queryByText("Without Pinfold")).toBeNull();
  await shown.user.click(await screen.findByRole("button", { name: "Show again" }));
  expect(await screen.findByRole("button", { name: "Without Pinfold" })).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});
