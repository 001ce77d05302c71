import { expect, test } from "vitest";
import { namedSpeed } from "../../src/domain/speed.ts";
import {
  areaFromFolder,
  boundsOf,
  examplePlan,
  expectedClusters,
  loneliestSchool,
} from "./support/expected.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("the legend covers no school as the map opens, and a click on a school's symbol opens that school", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  const area = await areaFromFolder("lincolnshire");
  const places = area.schools.flatMap(({ location }) => (location === null ? [] : [location]));
  expect(await planner.map.underLegend(places, boundsOf(area))).toBe(0);
  const school = loneliestSchool(area);
  await planner.map.clickAt(school.position, boundsOf(area));
  await planner.school(school.name).waitFor();
});

test("without WebGL the map is an SVG drawing of all 280 schools that can be clicked", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await expect.poll(() => planner.map.svgSchools()).toBe(280);
  expect(await planner.map.svgSchoolsUnderLegend()).toBe(0);
  const area = await areaFromFolder("lincolnshire");
  const school = loneliestSchool(area);
  await planner.map.clickSvgSchool(school.name);
  await planner.school(school.name).waitFor();
  const [cluster] = expectedClusters(area, examplePlan("lincolnshire"), namedSpeed("school-day"));
  if (cluster === undefined) throw new Error("The example is empty.");
  await planner.press(/^Close this school/);
  await planner.pickCluster(cluster.name);
  await planner.map.svgSays(`about ${cluster.minutes} min`);
  await planner.openArea("Rutland");
  await planner.map.shows(17);
});
