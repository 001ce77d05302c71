import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

interface Registered {
  readonly urn: string;
  readonly laestab: string;
  readonly name: string;
  readonly la_name: string;
}

/** The schools of an authority, straight from the register's file. */
function registered(authority: string): readonly Registered[] {
  const file = join(ROOT, "geodata", "register", "england.csv.gz");
  const text = gunzipSync(readFileSync(file)).toString();
  const { data } = Papa.parse<Registered>(text, { header: true, skipEmptyLines: true });
  return data.filter((school) => school.la_name === authority);
}

test("pasted partnerships match certain schools alone; near, ambiguous and unknown names are asked about", async () => {
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  const schools = registered("Salford");
  const shared = schools.filter(({ name }) => name === "St Paul's CofE Primary School");
  expect(shared.length).toBeGreaterThan(1);
  const [first, second, ...rest] = schools.filter((school) => !shared.includes(school));
  const near = rest.find(({ name }) => /^[A-Z][a-z]{6,} .*Primary School$/.test(name));
  if (!first || !second || !near) throw new Error("Salford has too few schools.");
  const misspelt = near.name.slice(0, 3) + near.name.slice(4);
  await planner.openArea("Salford");
  await planner.map.shows(schools.length);

  const dialog = await planner.openDialog("Today’s partnerships…");
  await dialog.paste([
    ["School", "Partnership"],
    [first.urn, "North"],
    [`${second.laestab.slice(0, 3)}/${second.laestab.slice(3)}`, "North"],
    [misspelt, "South"],
    ["St Paul's CofE Primary School", "South"],
    ["Hogwarts School of Witchcraft", "South"],
  ]);
  await dialog.says(/5 rows: 2 matched for certain, 3 to look at/);
  expect(await dialog.pastedRow(misspelt)).toContain("is like");
  expect(await dialog.pastedRow("St Paul's CofE")).toContain("could be any of");
  expect(await dialog.pastedRow("Hogwarts")).toContain("matches no school here");
  expect(await dialog.offers(/^Use these/)).toBe(false);
  await dialog.decideRow(misspelt, near.urn);
  await dialog.decideRow("St Paul's CofE Primary School", shared[1]?.urn ?? "");
  expect(await dialog.offers(/^Use these/)).toBe(false);
  await dialog.decideRow("Hogwarts School of Witchcraft", "leave-out");
  await dialog.press("Use these 2 partnerships");
  await planner.announces("2 partnerships are now your plan.");
  await expect.poll(() => planner.clusterNames()).toEqual(["North", "South"]);
  await planner.pickCluster("South");
  await planner.clusterSays("South", near.name);
  await planner.clusterSays("South", "St Paul's CofE Primary School");
  await planner.undo();
  await planner.says("No clusters yet");
});
