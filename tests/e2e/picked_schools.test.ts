import { expect, test } from "vitest";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("with keys alone: all schools of a district are picked in the table, moved as one step and the step undone", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.showTable();
  await planner.tabTo("Which schools");
  await planner.keys("End");
  await planner.tabTo(/^Pick these \d+ schools$/);
  await planner.keys("Enter");
  await planner.announces(/^Picked \d+ schools: West Lindsey\.$/);
  await planner.says(/^\d+ schools picked$/);
  await planner.tabTo("Go to the picked schools");
  await planner.keys("Enter");
  expect(await planner.focused()).toBe("Move the picked schools to");
  await planner.keys("ArrowDown");
  await planner.says(/(breaks the limit|is too close to call)\.$/);
  await planner.tabTo(/^Move \d+ schools to /);
  await planner.keys("Enter");
  await planner.announces(/^Moved \d+ schools to /);
  await planner.says(/^\d+ schools picked$/);
  await planner.keys("Control+z");
  expect(await planner.nothingToUndo()).toBe(true);
});
