import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/accessibility.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** Rutland's places, and those of two of its schools. */
const [ALL, CATMOSE, LANGHAM] = [3397, 210, 210];

test("with keys: two tests are ticked, seen side by side with today, turned on the map one after the other, and all hidden", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=rutland" });
  const { scenarios } = planner;
  await planner.map.shows(17);
  for (const [type, label, school] of [
    ["Close a school", "School that closes", "Catmose Primary"],
    ["Close a school", "School that closes", "Langham CofE (Controlled) Primary School"],
  ] as const) {
    await scenarios.begin();
    await scenarios.change(type);
    await scenarios.chooseSchool(label, school);
    await scenarios.save();
    await planner.announces(`Added: Close ${school}`);
  }
  await planner.tabTo("Side by side: Test 2");
  await planner.keys("Space");
  await planner.tabTo("Side by side: Test 1", "Shift+Tab");
  await planner.keys("Space");
  await planner.tabTo("See 2 tests side by side…", "Shift+Tab");
  await planner.keys("Enter");
  const figures = (places: readonly number[]) =>
    places.map((count) => count.toLocaleString("en-GB"));
  expect(await scenarios.sideBySide("Capacity")).toEqual(
    figures([ALL, ALL - LANGHAM, ALL - CATMOSE]),
  );
  expect.soft(await accessibilityFaults(planner), "side by side").toEqual([]);
  await planner.keys("Escape");
  await expect.poll(() => planner.focused()).toBe("See 2 tests side by side…");

  await planner.tabTo("Before");
  await planner.keys("ArrowRight");
  const second = await scenarios.flows();
  expect(second.length).toBeGreaterThan(0);
  expect(await planner.focused()).toBe("Test 2");
  expect.soft(await accessibilityFaults(planner), "a test on the map").toEqual([]);
  await planner.keys("ArrowRight");
  await expect.poll(() => scenarios.flows()).not.toEqual(second);
  await planner.keys("h");
  await scenarios.isOutOfSight("Test 1");
});
