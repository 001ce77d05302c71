import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const GURNARD = "Gurnard Primary School";
const LAST_YEAR = join(ROOT, "tests", "fixtures", "plans", "isle-of-wight-end-to-end.json");

test("with the mouse: a moved school is named, ringed on the map and seen as it was; a plan from a file stands beside it", async () => {
  const planner = await openPlanner({ link: "#area=isle-of-wight" });
  await planner.map.shows(36);
  await planner.findSchool("Gurnard", GURNARD);
  await planner.moveSchool(GURNARD, "Ryde");
  const panel = await planner.compare.open();
  await panel.getByText(/^1 school moves/).waitFor();
  await panel.getByText("from Northwood to Ryde").waitFor();
  await planner.map.rings(1);
  await panel.getByRole("button", { name: GURNARD }).click();
  await panel.getByText(`Selected: ${GURNARD}`).waitFor();
  const listed = () => planner.leadFigures();
  const now = await listed();
  await planner.press("Before");
  await planner.announces("The plan before. It cannot be changed.");
  await planner.map.rings(1);
  const asItWas = await listed();
  await planner.press(/^Before/);
  await planner.announces("The plan as it is now.");
  expect(await listed()).toBe(now);
  await planner.undo();
  await panel.getByText("No school moves").waitFor();
  await planner.map.rings(0);
  expect(await listed()).toBe(asItWas);
  await panel.getByLabel(/^Or beside a plan from a file/).setInputFiles(LAST_YEAR);
  await panel
    .getByText(/schools move/)
    .first()
    .waitFor();
  await planner.announces(/is beside your plan\. Your plan is as it was\.$/);
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
});

test("with keys alone: a school is taken out, the plans are compared, and B shows the plan before as long as it is held", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=isle-of-wight" });
  await planner.map.shows(36);
  await planner.tabTo(/^Search school/);
  await planner.typeAndTake("Gurnard");
  await planner.school(GURNARD).waitFor();
  await planner.tabTo(`Move ${GURNARD} to`);
  await planner.keys("Home");
  await planner.announces(`Took ${GURNARD} out of its cluster.`);
  await planner.tabTo("More", "Shift+Tab");
  await planner.keys("Enter");
  await planner.tabTo("Compare plans");
  await planner.keys("Enter");
  const panel = await planner.compare.panel();
  await panel.getByText(/^1 school is in no cluster any more/).waitFor();
  await planner.map.svgRings(1);
  await planner.map.svgSays("from 1");
  await planner.tabTo(GURNARD);
  await planner.keys("Enter");
  await panel.getByText(`Selected: ${GURNARD}`).waitFor();
  await planner.compare.lookingBack(async () => {
    await planner.map.svgSays("not placed");
    await planner.announces("The plan before. It cannot be changed.");
  });
  await planner.announces("The plan as it is now.");
  await planner.map.svgSays("from 1");
  await planner.tabTo("Close the comparison", "Shift+Tab");
  await planner.keys("Enter");
  await planner.map.svgRings(0);
});

test("on a phone the comparison fits the screen", async () => {
  const planner = await openPlanner({ screen: "smallestPhone", link: "#area=isle-of-wight" });
  await planner.says(/36 schools/);
  await planner.showPane("Lists");
  await planner.says(/7\s+clusters/);
  await planner.findSchool("Gurnard", GURNARD);
  await planner.moveSchool(GURNARD, "Ryde");
  const panel = await planner.compare.open();
  await panel.getByText(/^1 school moves/).waitFor();
  await panel.getByText("Figures").first().click();
  await panel.getByRole("table").nth(1).waitFor();
  expect(await planner.overflowing()).toEqual([]);
  await planner.showPane("Map");
  expect(await planner.overflowing()).toEqual([]);
});
