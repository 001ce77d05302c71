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

const CATMOSE = "Catmose Primary";

/** Steps of the history whose name or reason sticks out of its row. */
const CUT_STEPS = `[...document.querySelectorAll(".history-row")]
  .filter((row) => row.scrollHeight > row.clientHeight || row.scrollWidth > row.clientWidth)
  .map((row) => row.textContent)`;

test("on the smallest phone what is said after a move leaves the tools free, and plans and steps are there whole", async () => {
  const planner = await openPlanner({
    screen: "smallestPhone",
    link: "#area=rutland",
    withoutWebGl: true,
  });
  await planner.says(/17 (primary )?schools/);
  await planner.showPane("Lists");
  await planner.says(/^3\s+clusters/);
  await planner.press("Got it");
  await planner.findSchool("Catmose", CATMOSE);
  await planner.moveSchool(CATMOSE, "Cottesmore");
  await planner.showPane("Map");
  await planner.says(`Moved ${CATMOSE} to Cottesmore`);
  await planner.tools.take("Brush");
  await planner.tools.take("Select");
  await planner.press("Add a reason");
  await planner.type("The two schools share a headteacher, a bus and a playing field");
  await planner.keys("Enter");
  await planner.announces(/^The reason is kept/);
  await planner.choose("History of changes");
  await planner.says(/a bus and a playing field/);
  expect(await planner.inPage(CUT_STEPS)).toEqual([]);
  expect(await planner.overflowing()).toEqual([]);
  const dialog = await planner.openDialog("Your plans…");
  await dialog.says("Duplicate");
  expect(await planner.overflowing()).toEqual([]);
});
