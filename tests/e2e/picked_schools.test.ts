import { expect, test } from "vitest";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("with keys alone: all schools of a district are picked in the table, moved as one step and the step undone", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.showTable();
  await planner.tabTo("Which schools");
  await planner.type("Boston");
  await planner.tabTo("Pick these 18 schools");
  await planner.keys("Enter");
  await planner.announces("Picked 18 schools: Boston.");
  await planner.tabTo("Move the picked schools to");
  await planner.type("3 ");
  await planner.says(/breaks the limit\.$/);
  await planner.tabTo(/^Move 18 schools to /);
  await planner.keys("Enter");
  await planner.announces(/^Moved 18 schools to /);
  await planner.says("18 schools picked");
  await planner.keys("Control+z");
  expect(await planner.nothingToUndo()).toBe(true);
});
