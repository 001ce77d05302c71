import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { accessibilityFaults } from "./support/accessibility.ts";
import { startKillableBrowser } from "./support/killable_browser.ts";
import { Planner } from "./support/planner.ts";
import { plannersOfThisFile, serveApp } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const RUTLAND = { link: "#area=rutland", withoutWebGl: true } as const;

async function openRutland(): Promise<Planner> {
  const planner = await openPlanner(RUTLAND);
  await planner.says(/^3\s+clusters/);
  return planner;
}

async function renameFirst(planner: Planner, wanted: string): Promise<void> {
  const [name = ""] = await planner.clusterNames();
  await planner.pickCluster(name);
  await planner.renameCluster(name, wanted);
}

test("work is saved as it is done: after a reload it is there, says so, can be undone, and the example is one press away", async () => {
  const planner = await openRutland();
  await expect.poll(() => planner.kept.asksBeforeLeaving()).toBe(false);
  const [before = ""] = await planner.clusterNames();
  await renameFirst(planner, "Mine");
  await planner.kept.isSaved();
  await expect.poll(() => planner.kept.asksBeforeLeaving()).toBe(false);
  await planner.reload();
  await planner.kept.tells(
    /“My plan, from the example” is open as you left it: saved in this browser/,
  );
  await expect.poll(() => planner.clusterNames()).toContain("Mine");
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.undo();
  await expect.poll(() => planner.clusterNames()).toContain(before);
  await planner.kept.isSaved();
  await planner.reload();
  await planner.kept.tells(/is open as you left it/);
  await expect.poll(() => planner.clusterNames()).toContain(before);
  await planner.press(/^Redo: Renamed/);
  await expect.poll(() => planner.clusterNames()).toContain("Mine");
  await planner.kept.isSaved();
  await planner.reload();
  await planner.kept.answer("Start from the example again");
  await planner.kept.tellsNothing();
  await expect.poll(() => planner.clusterNames()).toContain(before);
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
  const dialog = await planner.openDialog("Your plans…");
  await dialog.press("Open My plan, from the example");
  await dialog.gone();
  await planner.announces("“My plan, from the example” is open.");
  await expect.poll(() => planner.clusterNames()).toContain("Mine");
});

test("a tab that is closed in the middle of the work loses nothing", async () => {
  const planner = await openRutland();
  const second = await planner.anotherTab("#area=isle-of-wight");
  await second.says(/^\d+\s+clusters/);
  await renameFirst(second, "Mine");
  await second.kept.isSaved();
  await second.kept.closeTab();
  const third = await planner.anotherTab("#area=isle-of-wight");
  await third.kept.tells(/is open as you left it/);
  await expect.poll(() => third.clusterNames()).toContain("Mine");
});

test("two tabs on one plan: a change in one is told in the other, which keeps its own as a copy or takes the other’s", async () => {
  const first = await openRutland();
  await renameFirst(first, "Hills");
  await first.kept.isSaved();
  const second = await first.anotherTab("#area=rutland");
  await second.kept.tells(/is open as you left it/);
  await second.kept.answer("Got it");
  await first.kept.says("also open in another tab");
  await renameFirst(second, "Moors");
  await second.kept.isSaved();
  await first.kept.tells(
    /“My plan, from the example” was changed in another tab at \d\d:\d\d\. Nothing was changed in this one since\./,
  );
  await first.renameCluster("Hills", "Coast");
  await first.kept.tells(/It was changed in this one at \d\d:\d\d, and that is not saved\./);
  await first.kept.says("Not saved: changed in another tab");
  await expect.poll(() => first.kept.asksBeforeLeaving()).toBe(true);
  expect(await accessibilityFaults(first)).toEqual([]);
  await first.kept.answer("Decide later");
  await first.kept.tellsNothing();
  await first.press("Decide…");
  await first.kept.answer("Keep mine as a copy");
  await first.kept.isSaved();
  await first.openDialog("Your plans…");
  await expect
    .poll(() => first.kept.plans())
    .toEqual(["My plan, from the example (copy) open now", "My plan, from the example"]);
  await expect.poll(() => second.clusterNames()).toContain("Moors");
  const third = await first.anotherTab("#area=rutland");
  await third.kept.tells(/\(copy\)” is open as you left it/);
  await expect.poll(() => third.clusterNames()).toContain("Coast");
});

test("several plans of an area are listed, renamed, copied, deleted and brought back by keyboard alone", async () => {
  const planner = await openRutland();
  await renameFirst(planner, "Hills");
  await planner.kept.isSaved();
  await planner.tabTo("More");
  await planner.keys("Enter");
  await planner.tabTo("Your plans…");
  await planner.keys("Enter");
  await planner.tabTo("Rename My plan, from the example");
  await planner.keys("Enter");
  await planner.tabTo("Name of My plan, from the example");
  await planner.keys("ControlOrMeta+a");
  await planner.type("For the heads");
  await planner.keys("Enter");
  await planner.says("The plan is called “For the heads” now.");
  await planner.tabTo("Duplicate For the heads");
  await planner.keys("Enter");
  await planner.tabTo("Delete For the heads (copy)");
  await expect.poll(() => planner.kept.plans()).toHaveLength(2);
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.keys("Enter");
  await planner.tabTo("Bring back For the heads (copy)");
  await expect.poll(() => planner.kept.plans()).toEqual(["For the heads open now"]);
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.keys("Enter");
  await planner.tabTo("Open For the heads (copy)");
  await planner.keys("Enter");
  await planner.announces("“For the heads (copy)” is open.");
  await expect.poll(() => planner.clusterNames()).toContain("Hills");
});

test("the history list jumps to any step by keyboard, says so, and marks it", async () => {
  const planner = await openRutland();
  const [before = ""] = await planner.clusterNames();
  await renameFirst(planner, "Hills");
  await planner.renameCluster("Hills", "Moors");
  await planner.choose("History of changes");
  await planner.says("2 steps. Choose one to see the plan as it was then.");
  await planner.keys("Home", "Enter");
  await planner.announces("The plan is as it was after “Opened”: as it was opened.");
  await expect.poll(() => planner.clusterNames()).toContain(before);
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.kept.goToStep(/Moors/);
  await planner.announces(/: step 2 of 2\.$/);
  await expect.poll(() => planner.clusterNames()).toContain("Moors");
});

test("a browser that lets nothing be saved says so, and asks before the page is left", async () => {
  const planner = await openPlanner({ ...RUTLAND, withoutStorage: true });
  await planner.says(/^3\s+clusters/);
  await planner.kept.tellsNothing();
  await renameFirst(planner, "Mine");
  await planner.kept.says("Not saved");
  await planner.kept.tells(/does not let the planner save plans.*save the plan as a file/);
  await expect.poll(() => planner.kept.asksBeforeLeaving()).toBe(true);
  expect(await accessibilityFaults(planner)).toEqual([]);
});

const profile = mkdtempSync(join(tmpdir(), "planner-profile-"));
let app: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(async () => {
  await app.close();
  // What the killed browser had started may still write there for a moment.
  await vi.waitFor(() => rmSync(profile, { recursive: true, force: true }), { timeout: 60_000 });
});

test("a browser that is killed in the middle of the work has it all when it is started again", async () => {
  const open = async () => {
    const killable = await startKillableBrowser(profile);
    const [context] = killable.browser.contexts();
    if (context === undefined) throw new Error("The browser has no profile open.");
    const planner = await Planner.openIn(context, app.address, RUTLAND.link);
    return { killable, planner };
  };
  const { killable, planner } = await open();
  await planner.says(/^3\s+clusters/);
  await renameFirst(planner, "Hills");
  await planner.renameCluster("Hills", "Moors");
  await planner.kept.isSaved();
  await killable.kill();
  const again = await open();
  try {
    await again.planner.kept.tells(/is open as you left it/);
    await expect.poll(() => again.planner.clusterNames()).toContain("Moors");
    await again.planner.undo();
    await expect.poll(() => again.planner.clusterNames()).toContain("Hills");
    expect([...planner.faults, ...again.planner.faults]).toEqual([]);
  } finally {
    await again.killable.kill();
  }
});
