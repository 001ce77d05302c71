import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/accessibility.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("schools over the border are shown, one joins by mouse and one by keys, and after a reload the cluster says what is estimated", async () => {
  const planner = await openPlanner({ link: "#area=rutland", withoutWebGl: true });
  await planner.says(/^3\s+clusters/);
  const [name = ""] = await planner.clusterNames();
  await planner.map.shows(17);
  await planner.map.border.show();
  await planner.announces(/schools that may be within 45\.0 min of one here/);
  const school = await planner.map.border.clickOnMap();
  await planner.says("Not in this area:");
  await planner.map.border.join(name);
  await planner.announces(/^Joined .+ from .+ to /);
  await planner.map.shows(18);
  await planner.says("Take out again");
  expect(await planner.clustersOf(school)).toContain(`1 ${name}`);
  await planner.pickCluster(name);
  await planner.clusterSays(name, /\d+ pairs estimated/);
  await planner.kept.isSaved();
  expect(await accessibilityFaults(planner)).toEqual([]);

  await planner.showTable();
  const other = await planner.map.border.firstInTable();
  await planner.tabTo(other);
  await planner.keys("Enter");
  await planner.tabTo(/^Join to a cluster/);
  await planner.keys("ArrowDown");
  await planner.tabTo(/^Join it to /);
  await planner.keys("Enter");
  await planner.announces(new RegExp(`^Joined ${other.replaceAll(".", "\\.")} from `));
  await planner.kept.isSaved();
  await planner.reload();
  await planner.says(/^3\s+clusters/);
  await planner.pickCluster(name);
  await planner.clusterSays(name, /\d+ pairs estimated/);
  await planner.clusterSays(name, /^6 schools|, 2 from /);
  await planner.undo();
  await planner.undo();
  await expect.poll(() => planner.leadFigures()).toMatch(/3 within(?!, with)/);
});
