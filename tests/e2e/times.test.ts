import { expect, test } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { areaFromFolder } from "./support/expected.ts";
import type { Planner, Screen } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** Opens the dialog about drive times from the bar at the foot, with keys alone, and goes a `step` from "Calibrate". */
async function openTimes(planner: Planner, step?: "ArrowLeft" | "ArrowRight"): Promise<void> {
  await planner.tabTo("Calibrate…", "Shift+Tab");
  await planner.keys("Enter");
  await planner.says(/^Drive times$/);
  await planner.tabTo("Calibrate");
  if (step === undefined) return;
  await planner.keys(step);
  await expect.poll(() => planner.focused()).not.toBe("Calibrate");
}

test("with keys alone: a known time is recorded and undone, and timed drives give a factor that is used and undone", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.openArea("Rutland");
  await planner.map.shows(17);
  const area = await areaFromFolder("rutland");
  await openTimes(planner, "ArrowLeft");
  await planner.tabTo(/^From/);
  await planner.keys("ArrowDown");
  await planner.tabTo(/^To/);
  await planner.keys("ArrowDown", "ArrowDown");
  await planner.tabTo("Minutes, one way");
  await planner.type("17.5");
  await planner.tabTo(/^Who knows it/);
  await planner.type("Headteacher");
  await planner.tabTo(/^How it is known/);
  await planner.type("Timed in June");
  await planner.keys("Enter");
  await planner.announces(/is now judged as it is known locally/);
  await planner.keys("Escape");
  await expect.poll(() => planner.focused()).toBe("Calibrate…");
  await planner.says(/, 1 known locally/);
  await planner.keys("Control+z");
  await expect.poll(() => planner.nothingToUndo()).toBe(true);

  const [from, ...others] = area.schools;
  const trips = others.slice(0, 8).map((to, i) => {
    const raw = area.driveTimes.seconds(0 as SchoolIndex, (i + 1) as SchoolIndex);
    return `${from?.urn},${to.urn},${((raw * 1.3) / 60).toFixed(2)}`;
  });
  await openTimes(planner);
  await planner.tabTo(/^Timed drives: from, to, minutes/);
  await planner.type(trips.join("\n"));
  await planner.says(/^8 rows: 8 used, 0 schools to look at\.$/);
  await planner.says(/^×1\.30$/);
  await planner.tabTo("Use this factor");
  await planner.keys("Enter");
  await planner.announces(/^Every time is now judged at Your own timings ×1\.30/);
  await planner.keys("Control+z");
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
});

test.each<Screen>(["desktop", "phone"])(
  "no tab of the dialog about drive times breaks an accessibility rule (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen, withoutWebGl: true });
    await planner.showPane("Map");
    await planner.map.shows(280);
    await planner.showPane("Lists");
    await planner.openArea("Isle of Wight");
    await planner.says(/^7\s+clusters/);
    await openTimes(planner);
    for (const [tab, text] of [
      ["Calibrate", /^Timed drives: from/],
      ["Slower roads", /^At Peak/],
      ["Bridges and roads", /^Another road/],
      ["Where from", "Where the times come from"],
      ["Known times", "Record a known time"],
    ] as const) {
      await expect.poll(() => planner.focused(), { message: tab }).toBe(tab);
      await planner.says(text);
      expect.soft(await accessibilityFaults(planner), tab).toEqual([]);
      expect.soft(await planner.overflowing(), tab).toEqual([]);
      await planner.keys("ArrowRight");
    }
  },
);

test("a closed road is said in a banner until it is opened again, and its drives are marked", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.openArea("Isle of Wight");
  await planner.says(/^7\s+clusters/);
  await openTimes(planner, "ArrowRight");
  await planner.says(/^At Peak/);
  await planner.keys("ArrowRight");
  await planner.says(/^Another road/);
  await planner.tabTo(/^Another road/);
  await planner.type("Fairlee Road");
  await planner.keys("Enter");
  await planner.announces("Fairlee Road is on 485 drives.");
  await planner.tabTo(/^Close Fairlee Road/, "Shift+Tab");
  await planner.keys("Space");
  await planner.announces("Everything is now shown without Fairlee Road.");
  await planner.keys("Escape");
  await planner.says(/^Shown as if Fairlee Road is shut/);
  await planner.pickCluster("Northwood");
  await planner.clusterSays("Northwood", "uses Fairlee Road");
  await planner.clusterSays("Northwood", /\(detour\)/);
  await planner.press("Open again");
  await planner.announces("Every crossing is open again.");
  await planner.clusterSays("Northwood", /Within – 28\.2 min/);
});
