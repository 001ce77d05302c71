import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import type { Planner } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const GIAS = [
  "edubasealldata20260624.csv",
  "links_edubasealldata20260624.csv",
  "grouplinks.csv",
].map((file) => join(ROOT, "tests", "fixtures", "gias", file));

test("the area switch opens road times for the Isle of Wight and estimates, with their caveats, for Norfolk", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.says(/Times: estimated/);
  await planner.openArea("Isle of Wight");
  await planner.map.shows(36);
  await planner.says(/Times: road times \(OSRM\)/);
  const authorities = JSON.parse(
    readFileSync(join(ROOT, "geodata", "register", "authorities.json"), "utf8"),
  ).authorities as readonly { readonly laName: string; readonly schools: number }[];
  const norfolk = authorities.find(({ laName }) => laName === "Norfolk")?.schools ?? 0;
  await planner.openArea("Norfolk");
  await planner.map.shows(norfolk);
  await planner.says(/Times: estimated/);
  await planner.says("No clusters yet");
  const dialog = await planner.openDialog("Where the times come from");
  await dialog.says("These are not road times.");
  await dialog.says("Know before you rely on them");
  await dialog.close();
  await planner.openArea("Lincolnshire");
  await planner.map.shows(280);
});

test("a GIAS extract with broken rows opens as an own area, after saying what each broken row needs", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  const dialog = await planner.openDialog("Open a file…");
  await dialog.chooseFiles(...GIAS);
  await dialog.says(/schools from 18 rows/);
  await dialog.says(/rows could not be used/);
  await dialog.says(/^Row 5, /);
  await dialog.says(/notes? on the file/);
  await expect.poll(() => planner.areaTitle()).toBe("Lincolnshire");
  const schools = await dialog.schoolsOffered("Lincolnshire");
  await dialog.press("Open these schools");
  await planner.announces(`Lincolnshire is open with ${schools} schools from your file.`);
  await planner.says("No clusters yet");
  await planner.showTab("Schools");
  await planner.says(`${schools} of ${schools} schools`);
  await planner.findSchool("Ashby Wold", "Ashby Wold Primary School");
});

const WRONG_FILES = [
  {
    name: "holiday.jpg.csv",
    text: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 2, 3, 255, 254, 0, 0]),
  },
  { name: "empty.csv", text: "" },
  {
    name: "three.json",
    text: JSON.stringify({
      code: "Ok",
      durations: [
        [0, 1],
        [1, 0],
      ],
    }),
  },
  { name: "broken.json", text: '{"format":"school-cluster-plan","version":' },
  { name: "newer.json", text: '{"format":"school-cluster-plan","version":99,"clusters":[]}' },
] as const;

test("a wrong file is refused with a sentence, a plan of another area cannot be used, and nothing changes", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  const before = await planner.clusterNames();
  for (const file of WRONG_FILES) {
    const dialog = await planner.openDialog("Open a file…");
    await dialog.chooseMadeFile(file);
    await dialog.says(`${file.name} was not opened. Nothing has changed.`);
    expect(await dialog.refusal()).toMatch(/changed\..+[.!] .+\.$/);
    await dialog.close();
    await expectUntouched(planner, before);
  }
  const dialog = await planner.openDialog("Open a file…");
  await dialog.chooseFiles(join(ROOT, "tests", "fixtures", "plans", "isle-of-wight.json"));
  await dialog.says(/None of its schools is in Lincolnshire/);
  expect(await dialog.offers("Use this plan")).toBe(false);
  await dialog.close();
  await expectUntouched(planner, before);
});

async function expectUntouched(planner: Planner, clusters: readonly string[]): Promise<void> {
  await expect.poll(() => planner.areaTitle()).toBe("Lincolnshire");
  await expect.poll(() => planner.clusterNames()).toEqual(clusters);
  await expect.poll(() => planner.nothingToUndo()).toBe(true);
  await planner.map.shows(280);
}
