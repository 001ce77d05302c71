import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import type { Position } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { ROOT } from "../support/repository.ts";
import { areaFromFolder, examplePlan, expectedClusters, planFromFile } from "./support/expected.ts";
import type { Planner } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** The example of Lincolnshire with three schools elsewhere: one too far away, one too many, one in a second cluster too. */
const DRAFT = join(ROOT, "tests", "fixtures", "plans", "lincolnshire-three-faults.json");

const DIGBY = "Digby Church of England School";
const HOLTON = "Holton Le Clay Infant School";
const BILLINGHAY = "The Billinghay Church of England Primary School";
const CORRINGHAM = "Corringham CofE VC Primary School";
const ALFORD = "Alford Primary School";

const TOO_FAR = new RegExp(`Holton le Clay: ${HOLTON} to ${DIGBY} takes .+, over by .+ min\\.`);
const TOO_MANY = "Gainsborough has 9 schools, 1 more than the most allowed (8).";
const IN_TWO = `${ALFORD} is in 2 clusters: Huttoft and Chapel St Leonards. Each school has one.`;

const MENDED = [
  "from Holton le Clay to Walcot",
  "from Gainsborough to Corringham",
  "from Huttoft and Chapel St Leonards to Huttoft",
];

interface SavedPlan {
  readonly clusters: readonly { readonly name: string; readonly schools: readonly string[] }[];
}

/** Each cluster's name with its schools, in whatever order they are listed. */
function memberships({ clusters }: SavedPlan): readonly string[] {
  return clusters.map(({ name, schools }) => `${name}: ${[...schools].sort().join(" ")}`);
}

/** What saving the plan as a file takes away. */
async function planInFile(planner: Planner): Promise<SavedPlan> {
  const { path } = await planner.download("Save the plan as a file");
  return JSON.parse(readFileSync(path, "utf8"));
}

function placeOf({ schools }: Area, name: string): Position {
  const location = schools.find((school) => school.name === name)?.location;
  if (location == null) throw new Error(`${name} is not on the map.`);
  return location;
}

test("a planner opens a draft with three faults, finds and mends them, compares it with before, and has it all after a reload", async () => {
  const planner = await openPlanner();
  await planner.map.shows(280);
  const area = await areaFromFolder("lincolnshire");
  const schoolDay = namedSpeed("school-day");
  const over = expectedClusters(area, planFromFile(DRAFT), schoolDay).filter(({ verdicts }) =>
    verdicts.includes("over"),
  );
  expect(over.map(({ name }) => name)).toEqual(["Holton le Clay"]);
  const overBy = over[0]?.overMinutes;

  // The draft, and what the list of problems says of it.
  const dialog = await planner.openDialog("Open a file…");
  await dialog.chooseFiles(DRAFT);
  await dialog.says(/^Draft with three faults/);
  await dialog.press("Use this plan");
  await dialog.gone();
  await planner.announces(/^Draft with three faults is open\./);
  await expect.poll(() => planner.leadFigures()).toMatch(/56 clusters.*1 over/);
  await planner.showTab("Problems");
  for (const problem of [TOO_FAR, TOO_MANY, IN_TWO]) await planner.says(problem);

  // The first with the mouse: the list leads the map there, and the school is drawn to a near cluster.
  await goesTo(planner, TOO_FAR);
  await planner.clusterSays("Holton le Clay", `Over by about ${overBy} min`);
  const pair = [placeOf(area, DIGBY), placeOf(area, HOLTON)] as const;
  await planner.tools.take("Move");
  await planner.map.drags(pair, placeOf(area, DIGBY), placeOf(area, BILLINGHAY), async () => {
    await planner.says(/^Worst pair/);
  });
  await planner.announces(`Moved ${DIGBY} to Walcot.`);
  await expect.poll(() => planner.leadFigures()).toMatch(/^2 errors/);

  // The second with keys alone: to the problem, the school ticked in the list, where it goes, and done.
  await planner.keys("n");
  await planner.announces(`Problem 1 of 20. ${TOO_MANY}`);
  await planner.tabTo(/^Problems/);
  for (const tab of ["Places", "Schools"]) {
    await planner.keys("ArrowLeft");
    await expect.poll(() => planner.focused()).toBe(tab);
  }
  await planner.tabTo("Find in this list");
  await planner.type("Corringham");
  await planner.tabTo(`Pick ${CORRINGHAM}`);
  await planner.keys("Space");
  await planner.announces("1 school picked.");
  await planner.tabTo("Move the picked schools to");
  await planner.keys("5");
  await planner.tabTo(`Move ${CORRINGHAM} to Corringham`);
  await planner.keys("Enter");
  await planner.announces(`Moved ${CORRINGHAM} to Corringham.`);

  // The third by the first of the ranked repairs.
  await planner.showTab("Problems");
  await expect.poll(() => planner.leadFigures()).toMatch(/^1 error/);
  await planner.says(IN_TWO);
  await planner.press("Ways to mend it");
  await planner.says(/fewest moves first\.$/);
  await planner.press(/^Take Alford Primary School out of Chapel St Leonards/);
  await planner.announces(/^Mended 1 problem: /);
  await expect.poll(() => planner.leadFigures()).toMatch(/^0 errors/);

  // What the three did, beside the draft as it was opened, and the draft itself for a look.
  const panel = await planner.compare.open();
  await panel.getByText(/^3 schools move/).waitFor();
  for (const move of MENDED) await panel.getByText(move).waitFor();
  await planner.press("Before");
  await planner.announces("The plan before. It cannot be changed.");
  await expect.poll(() => planner.leadFigures()).toMatch(/^4 errors/);
  await planner.press(/^Before/);
  await planner.announces("The plan as it is now.");
  await expect.poll(() => planner.leadFigures()).toMatch(/^0 errors/);

  // Saved in the browser, and in a file: the schools are where they were in the example that the draft was made from.
  await planner.kept.isSaved();
  const saved = await planInFile(planner);
  expect(memberships(saved)).toEqual(memberships(examplePlan("lincolnshire")));
  await planner.reload();
  await planner.kept.tells(/“Draft with three faults” is open as you left it/);
  await planner.map.shows(280);
  await expect.poll(() => planner.leadFigures()).toMatch(/56 clusters.* 0 over/);
  expect((await planInFile(planner)).clusters).toEqual(saved.clusters);
  await planner.undo();
  await planner.showTab("Problems");
  await planner.says(IN_TWO);
});

/** Steps through the list of problems until it is at this one. */
async function goesTo(planner: Planner, problem: RegExp): Promise<void> {
  for (let place = 1; ; place++) {
    await planner.press("Next");
    const said = await planner.tools.said(`Problem ${place} of `);
    if (problem.test(said)) return;
    if (said.startsWith(`Problem ${place} of ${place}.`))
      throw new Error(`${problem} is not listed.`);
  }
}
