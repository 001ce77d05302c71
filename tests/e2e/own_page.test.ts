import { expect, test } from "vitest";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

test("the page opens under its own policy and cannot reach another host even when a script tries", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  expect(planner.faults).toEqual([]);
  const outcome = await planner.inPage<string>(`new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
    fetch("https://example.org/").catch(() => null);
  })`);
  expect(outcome).toBe("connect-src");
  expect(planner.faults.splice(0).join()).toContain("example.org");
});
