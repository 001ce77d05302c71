import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** The schools of Rutland, straight from the area's file. */
function rutland(): readonly { readonly urn: string; readonly name: string }[] {
  const file = join(ROOT, "geodata", "areas", "rutland", "schools.csv");
  const text = readFileSync(file, "utf8");
  return Papa.parse<{ urn: string; name: string }>(text, { header: true, skipEmptyLines: true })
    .data;
}

const REASON = "The two schools share a headteacher";

test("today's partnerships are shown, started from and left by a move with its reason, which is printed and kept", async () => {
  const [first, second, third, fourth] = rutland();
  if (!first || !second || !third || !fourth) throw new Error("Rutland has too few schools.");
  const planner = await openPlanner({ link: "#area=rutland", withoutWebGl: true });
  await planner.map.shows(17);

  const dialog = await planner.openDialog("Today’s partnerships…");
  await dialog.paste([
    ["urn", "cluster", "kind", "purpose"],
    [first.urn, "North", "", ""],
    [second.urn, "North", "", ""],
    [third.urn, "South", "", ""],
    [fourth.urn, "South", "", ""],
    [second.urn, "South", "", ""],
  ]);
  await dialog.says("1 school in two partnerships to decide");
  expect(await dialog.offers(/^Use these/)).toBe(false);
  await dialog.chooseIn(`Home cluster of ${second.name}`, "North");
  await dialog.fill("What its link with South is for", "A shared music teacher");
  expect(await accessibilityFaults(planner)).toEqual([]);
  await dialog.choose(/^Keep my clusters/);
  await dialog.press("Use these 2 partnerships");
  await planner.announces(/^2 partnerships of today are shown beside your clusters/);
  await planner.says("Today’s partnerships");
  expect(await accessibilityFaults(planner)).toEqual([]);

  const told = await planner.openDialog("Today’s partnerships…");
  await told.says("You have given 2 partnerships of 4 schools.");
  await told.press("Start from today’s partnerships");
  await planner.announces(/^Your plan starts from today’s 2 partnerships\./);
  await expect.poll(() => planner.clusterNames()).toEqual(["North", "South"]);

  await planner.findSchool(second.name, second.name);
  await planner.says(/A shared music teacher/);
  await planner.findSchool(first.name, first.name);
  await planner.moveSchool(first.name, "South");
  // With keys alone: the quiet line after the move, a role, a reason.
  await planner.tabTo(/^Add a reason for: Moved /);
  await planner.keys("Enter");
  await planner.type(REASON);
  await planner.tabTo(/^Asked for by \(a role, no name\)/);
  await planner.type("Headteacher");
  expect(await accessibilityFaults(planner)).toEqual([]);
  await planner.tabTo("Keep the reason");
  await planner.keys("Enter");
  await planner.announces(/^The reason is kept with “Moved /);

  await planner.choose("History of changes");
  await planner.says(new RegExp(`^Headteacher, .*: ${REASON}$`));
  expect(await accessibilityFaults(planner)).toEqual([]);
  const printed = await planner.takeAway.printedBy("Print the moves and their reasons");
  expect(printed.isAlone).toBe(true);
  expect(printed.sheets).toBe(1);
  expect(printed.text).toContain(`${first.name} from North to South`);
  expect(printed.text).toContain(REASON);

  await planner.undo();
  await planner.press(/^Redo: Moved /);
  await planner.kept.isSaved();
  await planner.reload();
  await planner.kept.tells(/is open as you left it/);
  await planner.findSchool(first.name, first.name);
  await planner.says(new RegExp(`^Headteacher, .*: ${REASON}$`));
  await planner.says(/Home cluster today: North/);

  const again = await planner.openDialog("Today’s partnerships…");
  await again.press("Start a new plan from them, and keep mine");
  await planner.announces(/^A new plan starts from today’s partnerships\./);
  await expect.poll(() => planner.clusterNames()).toEqual(["North", "South"]);
  await planner.openDialog("Your plans…");
  await expect.poll(() => planner.kept.plans()).toHaveLength(2);
  const [started] = await planner.kept.plans();
  expect(started).toMatch(/^Today’s partnerships in Rutland.* open now$/);
  expect(planner.faults).toEqual([]);
});
