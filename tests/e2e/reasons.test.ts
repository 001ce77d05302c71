import { test } from "vitest";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("a school in no cluster is told whether it can be placed, and a plan why it has no fewer clusters", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=rutland" });
  await planner.map.shows(17);
  const [first = ""] = await planner.clusterNames();
  await planner.pickCluster(first);
  await planner.says("Why not fewer clusters?");
  await planner.inPage("document.querySelector('.why-not-fewer summary').click()");
  await planner.press("Work out how few there can be");
  await planner.says(/ewer than \d+ cannot be made/);
  await planner.findSchool("Uppingham", "Uppingham Church of England Primary School");
  await planner.tabTo("Move Uppingham Church of England Primary School to");
  await planner.keys("Home");
  await planner.announces("Took Uppingham Church of England Primary School out of its cluster.");
  await planner.says(/^Why is it in no cluster/);
  await planner.inPage("document.querySelector('.panel .why summary').click()");
  await planner.press("Find what would place it");
  await planner.says(/Uppingham Church of England Primary School is in no cluster/);
});
