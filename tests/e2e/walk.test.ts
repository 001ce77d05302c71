import { join } from "node:path";
import { expect, test } from "vitest";
import { namedSpeed } from "../../src/domain/speed.ts";
import { ROOT } from "../support/repository.ts";
import type { ExpectedCluster } from "./support/expected.ts";
import { areaFromFolder, examplePlan, expectedClusters, planFromFile } from "./support/expected.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const END_TO_END = join(ROOT, "tests", "fixtures", "plans", "isle-of-wight-end-to-end.json");

/** The first cluster, for which the oracle must have something to say. */
function first(clusters: readonly ExpectedCluster[]): ExpectedCluster {
  const [cluster] = clusters;
  if (cluster === undefined) throw new Error("The plan has no clusters.");
  return cluster;
}

test("Lincolnshire opens with 280 schools; a cluster's worst pair is named, drawn, and judged again in winter", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  const area = await areaFromFolder("lincolnshire");
  const plan = examplePlan("lincolnshire");
  const schoolDay = first(expectedClusters(area, plan, namedSpeed("school-day")));
  const winter = first(expectedClusters(area, plan, namedSpeed("winter")));
  const { name } = schoolDay;
  await planner.pickCluster(name);
  await planner.clusterSays(name, `Within – about ${schoolDay.minutes} min`);
  await planner.clusterSays(name, `${schoolDay.from} → ${schoolDay.to}`);
  await planner.map.drawsWorstPair(`about ${schoolDay.minutes} min`);
  await planner.judgeAt("winter");
  await planner.clusterSays(name, `${winter.from} → ${winter.to}`);
  await planner.clusterSays(name, `most likely ${winter.minutes} min`);
  await planner.map.drawsWorstPair(`about ${winter.minutes} min`);
  expect(winter.minutes).not.toBe(schoolDay.minutes);
  await planner.announces("Every time is now judged at Winter ×1.45.");
  // The parts of the screen scroll, never the page.
  const page = "document.documentElement";
  expect(await planner.inPage(`${page}.scrollHeight - ${page}.clientHeight`)).toBe(0);
});

test("an Isle of Wight plan is over the limit on a school day and within it at free flow", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  await planner.openArea("Isle of Wight");
  await planner.map.shows(36);
  const dialog = await planner.openDialog("Open a file…");
  await dialog.chooseFiles(END_TO_END);
  await dialog.press("Use this plan");
  const area = await areaFromFolder("isle-of-wight");
  const plan = planFromFile(END_TO_END);
  const schoolDay = first(expectedClusters(area, plan, namedSpeed("school-day")));
  const freeFlow = first(expectedClusters(area, plan, namedSpeed("free-flow")));
  expect(schoolDay.verdicts).toContain("over");
  expect(freeFlow.verdicts).toEqual(["within"]);
  await planner.pickCluster("End to end");
  await planner.clusterSays("End to end", `Over by ${schoolDay.overMinutes} min`);
  await planner.clusterSays("End to end", `${schoolDay.from} → ${schoolDay.to}`);
  await planner.map.drawsWorstPair(`✕ ${schoolDay.minutes} min`);
  await expect.poll(() => planner.leadFigures()).toMatch(/8 clusters.*7 within.*1 over/);
  await planner.judgeAt("free-flow");
  await planner.clusterSays("End to end", `Within – ${freeFlow.minutes} min`);
  await planner.map.drawsWorstPair(`${freeFlow.minutes} min`);
  await expect.poll(() => planner.leadFigures()).toMatch(/8 clusters.*8 within.*0 over/);
  await planner.undo();
  await expect.poll(() => planner.leadFigures()).toMatch(/8 clusters.*7 within.*1 over/);
  await planner.clusterSays("End to end", `Over by ${schoolDay.overMinutes} min`);
});

test("a proposal for Rutland is compared with what was there, accepted, and undone", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  await planner.openArea("Rutland");
  await planner.map.shows(17);
  const area = await areaFromFolder("rutland");
  const before = expectedClusters(area, examplePlan("rutland"), namedSpeed("school-day"));
  await planner.pickCluster(first(before).name);
  await planner.renameCluster(first(before).name, "Mine");
  await planner.askForProposal();
  await planner.setLimit("Schools, at least", "2");
  await planner.setLimit("Number of clusters", "5");
  await planner.startProposing();
  const comparison = await planner.comparison();
  expect(comparison["Clusters"]).toEqual(["3", "5"]);
  expect(comparison["Within"]).toEqual(["3", "5"]);
  const longest = Math.max(...before.map(({ minutes }) => Number(minutes)));
  expect(comparison["Longest worst pair, min"]?.[0]).toBe(longest.toFixed(1));
  await expect.poll(() => planner.clusterNames()).toHaveLength(5);
  await planner.showInReview("Before");
  await expect.poll(() => planner.clusterNames()).toContain("Mine");
  await planner.showInReview("Proposal");
  await planner.acceptProposal();
  await planner.announces("The proposal is now your plan.");
  await expect.poll(() => planner.clusterNames()).toHaveLength(5);
  await planner.undo();
  await expect
    .poll(() => planner.clusterNames())
    .toEqual(["Mine", ...before.slice(1).map(({ name }) => name)]);
  await planner.undo();
  await planner.undo();
  await expect.poll(() => planner.clusterNames()).toEqual(before.map(({ name }) => name));
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
});
