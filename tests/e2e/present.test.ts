import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/accessibility.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();
const SCHOOL = "Leighfield Primary School";
const WHAT = "Too far for winter mornings";

test("a plan is presented, an objection noted, printed, kept and undone, all by keyboard", async () => {
  const planner = await openPlanner({ link: "#area=rutland", withoutWebGl: true });
  await planner.map.shows(17);
  await planner.tabTo("More");
  await planner.keys("Enter");
  await planner.tabTo("Present");
  await planner.keys("Enter");
  await planner.says("3 within the limit");
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.keys("ArrowRight");
  await planner.announces(/^Cluster 1, Cottesmore, of 3\. Within – /);
  await planner.says(/^Worst pair: /);
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.tabTo(SCHOOL);
  await planner.keys("Enter");
  await planner.says("Against being in Cottesmore.");
  expect(await planner.focused()).toBe("What is objected");
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.type(WHAT);
  await planner.keys("Enter");
  await planner.announces(`Noted an objection at ${SCHOOL}. 1 objection in this cluster.`);
  expect(await planner.focused()).toBe(SCHOOL);
  await planner.keys("End");
  await planner.says(WHAT);
  expect(await accessibilityFaults(planner)).toEqual([]);
  const paper = await planner.takeAway.printed(".objection-paper", async () => {
    await planner.tabTo("Print as the meeting’s actions");
    await planner.keys("Enter");
  });
  expect(paper).toMatchObject({ isAlone: true, sheets: 1 });
  for (const text of [SCHOOL, WHAT, "Headteacher", "☐", "Times: road times by OSRM"]) {
    expect(paper.text).toContain(text);
  }
  await planner.keys("Escape");
  await expect.poll(() => planner.focused()).toBe("More");
  await planner.choose("History of changes");
  await planner.says(`Noted an objection at ${SCHOOL}`);
  await planner.kept.isSaved();
  await planner.reload();
  await planner.map.shows(17);
  const list = await planner.openDialog("Objections…");
  await planner.says(WHAT);
  expect(await accessibilityFaults(planner)).toEqual([]);
  const table = await planner.takeAway.savedBy(() => list.press("Save as a table (CSV)"));
  expect(readFileSync(table.path, "utf8")).toContain(`,Cottesmore,${WHAT},Headteacher,`);
  await list.close();
  await planner.keys("ControlOrMeta+z");
  const empty = await planner.openDialog("Objections…");
  await planner.says(/^None is noted yet\./);
  await empty.close();
  expect(planner.faults).toEqual([]);
});

test("on a phone a slide is read from top to bottom, and nothing sticks out", async () => {
  const planner = await openPlanner({
    link: "#area=rutland",
    withoutWebGl: true,
    screen: "phone",
  });
  await planner.choose("Present");
  await planner.press("Next →");
  await planner.says(/^Worst pair: /);
  expect(await planner.overflowing()).toEqual([]);
  await planner.press("Leave");
  await expect.poll(() => planner.focused()).toBe("More");
});
