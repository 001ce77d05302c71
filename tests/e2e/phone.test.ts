import { expect, test } from "vitest";
import { namedSpeed } from "../../src/domain/speed.ts";
import { areaFromFolder, examplePlan, expectedClusters } from "./support/expected.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("on a phone the same walk goes by the buttons at the bottom", async () => {
  const planner = await openPlanner({ screen: "phone" });
  await planner.showPane("Map");
  await planner.map.shows(280);
  await planner.showPane("Lists");
  await planner.openArea("Rutland");
  const area = await areaFromFolder("rutland");
  const plan = examplePlan("rutland");
  const [schoolDay] = expectedClusters(area, plan, namedSpeed("school-day"));
  const [winter] = expectedClusters(area, plan, namedSpeed("winter"));
  if (schoolDay === undefined || winter === undefined) throw new Error("The example is empty.");
  const { name } = schoolDay;
  await planner.pickCluster(name);
  await planner.clusterSays(name, `Within – ${schoolDay.minutes} min`);
  await planner.judgeAt("winter");
  await planner.clusterSays(name, `Within – ${winter.minutes} min`);
  await planner.showPane("Map");
  await planner.map.shows(17);
  await planner.map.drawsWorstPair(`${winter.minutes} min`);
  await planner.askForProposal();
  await planner.setLimit("Schools, at least", "2");
  await planner.setLimit("Number of clusters", "5");
  await planner.startProposing();
  await planner.acceptProposal();
  await planner.showPane("Lists");
  await expect.poll(() => planner.clusterNames()).toHaveLength(5);
  await planner.undo();
  await expect
    .poll(() => planner.clusterNames())
    .toEqual(plan.clusters.map((cluster) => cluster.name));
});

test("nothing on the smallest phone needs scrolling sideways", async () => {
  const planner = await openPlanner({ screen: "smallestPhone" });
  await planner.says("How far are your partner schools?");
  expect(await planner.overflowing()).toEqual([]);
  await planner.showPane("Lists");
  await planner.says(/56\s+clusters/);
  expect(await planner.overflowing()).toEqual([]);
  await planner.press("Got it");
  await planner.showPane("Map");
  await planner.map.shows(280);
  expect(await planner.overflowing()).toEqual([]);
  await planner.showPane("Lists");
  await planner.pickCluster("Caistor");
  expect(await planner.overflowing()).toEqual([]);
  await planner.askForProposal();
  expect(await planner.overflowing()).toEqual([]);
  await planner.openDialog("Where the times come from");
  expect(await planner.overflowing()).toEqual([]);
});
