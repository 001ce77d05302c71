import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { collectionProblems } from "../support/geojson_rules.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** West of Newport, with the schools of Northwood and Gurnard in it. */
const DRAWN = {
  type: "Polygon",
  coordinates: [
    [
      [-1.34, 50.72],
      [-1.29, 50.72],
      [-1.29, 50.78],
      [-1.34, 50.78],
      [-1.34, 50.72],
    ],
  ],
};

test("a plan is saved as a map and as a table, each with all 36 schools", async () => {
  const planner = await openPlanner({ link: "#area=isle-of-wight", withoutWebGl: true });
  await planner.map.shows(36);
  const save = async (format: RegExp) => {
    const dialog = await planner.openDialog("Export…");
    expect(await accessibilityFaults(planner)).toEqual([]);
    await dialog.choose(format);
    const file = await planner.takeAway.savedBy(() => dialog.press("Export"));
    await dialog.gone();
    return { name: file.name, text: readFileSync(file.path, "utf8") };
  };
  const map = await save(/^Map \(GeoJSON\)/);
  expect(map.name).toBe("example-made-by-the-planner.geojson");
  const json = JSON.parse(map.text) as { features: readonly unknown[] };
  expect(collectionProblems(json)).toEqual([]);
  expect(json.features).toHaveLength(7 + 36);
  const table = await save(/^Table \(CSV\)/);
  expect(table.text.trimEnd().split("\n")).toHaveLength(1 + 36);
});

test("a boundary is pasted by keyboard alone, the others give way, and undo takes it back", async () => {
  const planner = await openPlanner({ link: "#area=isle-of-wight", withoutWebGl: true });
  await planner.map.shows(36);
  await planner.pickCluster("Northwood");
  await planner.tabTo(/^Boundary:/);
  await planner.keys("Enter");
  await planner.tabTo(/^A polygon as GeoJSON, longitude first/);
  await planner.type(JSON.stringify(DRAWN));
  await planner.tabTo("Use this boundary");
  await planner.keys("Enter");
  await planner.announces(
    /^The boundary of Northwood is drawn by hand\. \d schools are on the other/,
  );
  await planner.says(/but outside the boundary drawn for it\./);
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.undo();
  await planner.says("Boundary: the land nearest to its schools");
});

test("a cluster is printed on one sheet, upright, with its map, schools, pairs and sources alone", async () => {
  const planner = await openPlanner({ link: "#area=isle-of-wight", withoutWebGl: true });
  await planner.map.shows(36);
  await planner.pickCluster("Northwood");
  const { text, isAlone, sheets } = await planner.takeAway.printedBy("Print this cluster");
  expect(text).toContain("1 Northwood");
  expect(text).toContain("10 pairs, both ways");
  expect(text).toContain("Judged at School day ×1.20 against a limit of 45 minutes");
  expect(isAlone).toBe(true);
  expect(sheets).toBe(1);
});
