import { expect, test } from "vitest";
import type { MenuEntry } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("with keys alone: another area is opened, a school found and moved, and the move undone", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.tabTo("Area");
  await planner.typeAndTake("Isle of");
  await planner.map.shows(36);
  await planner.tabTo(/^Search school/);
  await planner.typeAndTake("Gurnard");
  await planner.school("Gurnard Primary School").waitFor();
  await planner.tabTo("Move Gurnard Primary School to");
  const [before] = await planner.clustersOf("Gurnard Primary School");
  await planner.keys("Home");
  await planner.announces("Took Gurnard Primary School out of its cluster.");
  await expect
    .poll(() => planner.clustersOf("Gurnard Primary School"))
    .toEqual(["Not in a cluster"]);
  await planner.keys("Control+z");
  await expect.poll(() => planner.clustersOf("Gurnard Primary School")).toEqual([before]);
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
});

const DIALOGS: readonly MenuEntry[] = [
  "Open a file…",
  "Today’s partnerships…",
  "Export…",
  "Where the times come from",
  "What am I looking at?",
];

const PANELS = [
  ["History of changes", "Close the history"],
  ["Compare plans", "Close the comparison"],
  ["What else could be done", "Close what else could be done"],
] as const;

test("problems are stepped through with Next, and closing a dialog or a panel of the ⋯ menu leads the keyboard back to it", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.showTab("Problems");
  await planner.tabTo("Next");
  await planner.keys("Enter");
  await planner.announces(/^Problem 1 of \d+\. /);
  await planner.keys("Enter");
  await planner.announces(/^Problem 2 of \d+\. /);
  await expect.poll(() => planner.focused()).toBe("Next");
  for (const entry of DIALOGS) {
    const dialog = await planner.openDialog(entry);
    await expect.poll(() => planner.focused()).not.toBe("");
    await planner.keys("Escape");
    await dialog.gone();
    await expect.poll(() => planner.focused(), { message: `after "${entry}"` }).toBe("More");
  }
  for (const [entry, close] of PANELS) {
    await planner.keys("Enter");
    await planner.tabTo(entry);
    await planner.keys("Enter");
    await planner.tabTo(close);
    await planner.keys("Enter");
    await expect.poll(() => planner.focused(), { message: `after "${entry}"` }).toBe("More");
  }
});
