import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCsv } from "../../src/io/csv.ts";
import { writeWorkbook } from "../../src/io/workbook_writer.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import type { Planner } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

interface Known {
  readonly urn: string;
  readonly name: string;
  readonly capacity: number;
  readonly roll: number;
}

/** The schools of the template that have a capacity and a roll. */
function schoolsOf(template: string): readonly Known[] {
  const { header, records } = parseCsv(template.replace("\uFEFF", ""), "template");
  const at = (name: string) => header.indexOf(name);
  return records
    .map(({ cells }) => ({
      urn: cells[at("urn")] ?? "",
      name: cells[at("name")] ?? "",
      capacity: Number(cells[at("capacity")] || Number.NaN),
      roll: Number(cells[at("pupils")] || Number.NaN),
    }))
    .filter(({ capacity, roll }) => !Number.isNaN(capacity + roll));
}

/** What the page says of schools with these figures: each summed here by itself. */
function figuresOf(schools: readonly Known[]): Readonly<Record<string, string>> {
  const sum = (of: (school: Known) => number) => schools.reduce((all, each) => all + of(each), 0);
  const number = (value: number) => value.toLocaleString("en-GB");
  const places = sum(({ capacity }) => capacity);
  const share = (value: number) => `${number(value)} (${((value / places) * 100).toFixed(1)} %)`;
  return {
    Places: number(places),
    Pupils: number(sum(({ roll }) => roll)),
    "Unfilled places": share(sum(({ capacity, roll }) => Math.max(0, capacity - roll))),
    "Over capacity": number(sum(({ capacity, roll }) => Math.max(0, roll - capacity))),
    Net: share(sum(({ capacity, roll }) => capacity - roll)),
  };
}

async function isAccessible(planner: Planner, state: string): Promise<void> {
  expect.soft(await accessibilityFaults(planner), state).toEqual([]);
}

async function openFigures(planner: Planner): Promise<void> {
  await planner.tabTo("Load figures…");
  await planner.keys("Enter");
  await planner.says("Load figures for places");
}

test("with keys alone: a template is saved, a CSV and a workbook are loaded, the last is undone, and a reload brings the same", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=rutland" });
  const { takeAway } = planner;
  const { places } = planner.scenarios;
  await planner.map.shows(17);
  await planner.tabTo("Clusters");
  await planner.keys("ArrowRight");
  await expect.poll(() => planner.focused()).toBe("Schools");
  await planner.keys("ArrowRight");
  await expect.poll(() => planner.focused()).toBe("Places");
  await openFigures(planner);
  await isAccessible(planner, "the dialog");
  await planner.tabTo("CSV template");
  const { name, path } = await takeAway.savedBy(() => planner.keys("Enter"));
  expect(name).toMatch(/places-template.*\.csv$/);
  const own = schoolsOf(readFileSync(path, "utf8"));
  expect(own.length).toBeGreaterThan(10);
  const [first, second, ...others] = own;
  if (first === undefined || second === undefined) throw new Error("Rutland has schools");

  await planner.tabTo("File (CSV or Excel)");
  await places.giveFile({ name: "notes.csv", text: "school,places\nOakham,60\n" });
  await planner.says("Nothing was taken from notes.csv. Nothing has changed.");
  await isAccessible(planner, "a file that cannot be used");
  const csv = `urn,capacity,pupils,as_at\n${first.urn},500,100,May 2026\n999999,1,1,May 2026\n`;
  await places.giveFile({ name: "office.csv", text: csv });
  expect(await places.changes("office.csv")).toEqual([
    [first.name, "Capacity", expect.stringMatching(`^${first.capacity} `), "500 (May 2026)"],
    [first.name, "Roll", expect.stringMatching(`^${first.roll} `), "100 (May 2026)"],
  ]);
  await planner.says("Rows that could not be used: 1");
  await planner.says(/999999/);
  await isAccessible(planner, "what a file would change");
  expect(await places.figures()).toEqual(figuresOf(own));
  await planner.tabTo("Use these figures");
  await planner.keys("Enter");
  await planner.announces("Figures of 1 school are in use.");
  const withFirst = [{ ...first, capacity: 500, roll: 100 }, second, ...others];
  expect(await places.figures()).toEqual(figuresOf(withFirst));
  await planner.says("Dates differ.");

  await openFigures(planner);
  await planner.tabTo("File (CSV or Excel)");
  const rows = [
    ["urn", "capacity", "pupils", "as_at", "planning_area"],
    [Number(second.urn), 90, 120, "2026-05-21", "Rutland East"],
  ];
  const workbook = writeWorkbook([{ name: "Places", rows, widths: [9, 9, 9, 9, 20] }]);
  await places.giveFile({ name: "office.xlsx", text: Buffer.from(workbook) });
  expect((await places.changes("office.xlsx")).map(([school, , , then]) => [school, then])).toEqual(
    [
      [second.name, "90 (21 May 2026)"],
      [second.name, "120 (21 May 2026)"],
      [second.name, "Rutland East"],
    ],
  );
  await planner.tabTo("Use these figures");
  await planner.keys("Enter");
  await planner.says("From office.csv; office.xlsx, for 2 schools");
  expect(await places.figures()).toEqual(
    figuresOf([
      { ...first, capacity: 500, roll: 100 },
      { ...second, capacity: 90, roll: 120 },
      ...others,
    ]),
  );
  await isAccessible(planner, "figures that were loaded");

  await planner.tabTo("Undo in places: Figures of office.xlsx");
  await planner.keys("Enter");
  await planner.announces("Undone: Figures of office.xlsx");
  expect(await places.figures()).toEqual(figuresOf(withFirst));
  await expect.poll(() => places.timesKept()).toBe(3);
  await planner.reload();
  await planner.map.shows(17);
  await planner.showTab("Places");
  await planner.says("From office.csv, for 1 school");
  expect(await places.figures()).toEqual(figuresOf(withFirst));
});
