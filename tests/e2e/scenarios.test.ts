import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/accessibility.ts";
import type { Planner } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const SCHOOL = "Digby Church of England School";

const URN = "120519";

/** The schools of the clusters of the plan, as its file has them; the file has nothing of a test. */
async function schoolsOfPlan(planner: Planner): Promise<readonly string[]> {
  const dialog = await planner.openDialog("Export…");
  await dialog.choose(/^Plan file/);
  const { path } = await planner.takeAway.savedBy(() => dialog.press("Export"));
  await dialog.gone();
  const text = readFileSync(path, "utf8");
  expect(text).not.toMatch(/Test 1|not a proposal|"close"/);
  const plan: { clusters: { schools: string[] }[] } = JSON.parse(text);
  return plan.clusters
    .flatMap(({ schools }) => schools)
    .map(String)
    .toSorted();
}

async function isAccessible(planner: Planner, state: string): Promise<void> {
  expect.soft(await accessibilityFaults(planner), state).toEqual([]);
}

test("an officer tests the closing of a school: who goes where, the map, hidden and back, the re-proposal accepted and undone, and nothing of it in the plan's file", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  const { scenarios } = planner;
  await planner.map.shows(280);
  await scenarios.begin();
  await scenarios.change("Close a school");
  await isAccessible(planner, "the form of a change");
  await scenarios.save();
  await planner.says("Choose a school.");
  await scenarios.chooseSchool("School that closes", SCHOOL);
  await scenarios.save();
  await planner.says(`Close ${SCHOOL}`);
  await isAccessible(planner, "a change");

  await scenarios.show("What follows");
  const where = await scenarios.linesOf("Who goes where");
  expect(where[1]).toMatch(new RegExp(`^From ${SCHOOL}: \\d+ pupils$`));
  const pupils = Number(/(\d+) pupils$/.exec(where[1] ?? "")?.[1]);
  expect(pupils).toBeGreaterThan(0);
  const totals = await scenarios.linesOf("Places before and after");
  expect(totals[1]).toMatch(/280.*279/);
  await isAccessible(planner, "what follows");

  await scenarios.onMap("Test 1");
  const flows = (await scenarios.flows()).map(Number);
  expect(flows.reduce((sum, each) => sum + each, 0)).toBe(pupils);
  await planner.keys("Escape");
  await isAccessible(planner, "a test on the map");
  await scenarios.panel().getByRole("heading", { name: "Test 1" }).click();
  await planner.keys("h");
  await scenarios.isOutOfSight("Test 1");
  await planner.says("Tests are hidden");
  await isAccessible(planner, "hidden");
  await planner.keys("h");
  expect((await scenarios.flows()).length).toBe(flows.length);

  await scenarios.show("What follows");
  await planner.press("Look for it");
  await planner.says(/^Accepting takes Digby/);
  await isAccessible(planner, "a re-proposal");
  const before = await schoolsOfPlan(planner);
  expect(before).toContain(URN);
  await planner.press("Accept into the plan");
  await planner.announces(/took 1 school out/i);
  expect(await schoolsOfPlan(planner)).toEqual(before.filter((urn) => urn !== URN));
  await planner.undo();
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
  expect(await schoolsOfPlan(planner)).toEqual(before);
});

test("with keys alone: a test is made, read, taken back, deleted and brought back", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=rutland" });
  await planner.map.shows(17);
  await planner.tabTo("Clusters");
  await planner.keys("ArrowRight");
  await expect.poll(() => planner.focused()).toBe("Schools");
  await planner.keys("ArrowRight");
  await expect.poll(() => planner.focused()).toBe("Places");
  await planner.tabTo("Test a change…");
  await planner.keys("Enter");
  await planner.tabTo(/^Add a change/);
  await planner.keys("ArrowDown");
  await planner.tabTo("Begin");
  await planner.keys("Enter");
  await expect.poll(() => planner.focused()).toBe("School that closes");
  await planner.typeAndTake("Catmose");
  await planner.tabTo("Add the change");
  await planner.keys("Enter");
  await planner.announces(/^Added: Close Catmose Primary/);
  await planner.tabTo("Changes", "Shift+Tab");
  await planner.keys("ArrowRight");
  await planner.says(/^From Catmose Primary/);
  await planner.tabTo(/^Undo in places: Added/, "Shift+Tab");
  await planner.keys("Enter");
  await planner.announces(/^Undone: Added: Close Catmose/);
  await planner.tabTo(/^Delete Test 1/, "Shift+Tab");
  await planner.keys("Enter");
  await planner.announces("Deleted Test 1");
  await planner.tabTo(/^Undo in places: Deleted Test 1/, "Shift+Tab");
  await planner.keys("Enter");
  await planner.says("Test 1");
});
