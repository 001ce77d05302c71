import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

interface ListedSchool {
  readonly urn: string;
  readonly name: string;
  readonly latitude: string;
}

interface ListedCluster {
  readonly name: string;
  readonly schools: readonly string[];
}

/** A school of the northernmost cluster that can spare one, and the southernmost cluster, straight from the files. */
function northAndSouth(): { readonly school: string; readonly to: string } {
  const read = (...path: readonly string[]) => readFileSync(join(ROOT, "geodata", ...path), "utf8");
  const { data } = Papa.parse<ListedSchool>(read("areas", "lincolnshire", "schools.csv"), {
    header: true,
    skipEmptyLines: true,
  });
  const schools = new Map(data.map((school) => [school.urn, school]));
  const plan: { clusters: ListedCluster[] } = JSON.parse(read("examples", "lincolnshire.json"));
  const latitude = ({ schools: [urn = ""] }: ListedCluster) => Number(schools.get(urn)?.latitude);
  const sorted = [...plan.clusters].sort((a, b) => latitude(b) - latitude(a));
  const north = sorted.find((cluster) => cluster.schools.length > 3);
  const south = sorted.findLast((cluster) => cluster.schools.length < 8);
  const names = data.map(({ name }) => name);
  const isOnlyOne = (name: string) => names.filter((other) => other.startsWith(name)).length === 1;
  const school = north?.schools
    .map((urn) => schools.get(urn)?.name ?? "")
    .find((name) => name !== "" && isOnlyOne(name));
  if (north === undefined || south === undefined || school === undefined) {
    throw new Error("The example has no clusters to choose from.");
  }
  return { school, to: south.name };
}

test("a school far from its cluster is sent back by the fewest moves from the list of problems, in one step", async () => {
  const { school, to } = northAndSouth();
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.findSchool(school, school);
  await planner.moveSchool(school, to);
  await planner.showTab("Problems");
  await planner.press("Mend all with the fewest moves");
  await planner.says("1 school moves; at least 1 move is needed, and this is 1.");
  await planner.says(new RegExp(`^Move ${school} from ${to} to .+ is over the limit\\.`));
  await planner.press("Do this");
  await planner.announces("Mended 1 problem: moved 1 school.");
  const clusters = async () => (await planner.clustersOf(school)).join();
  await expect.poll(clusters).not.toContain(to);
  await planner.undo();
  await expect.poll(clusters).toContain(to);
});

test("the second of the ranked repairs of a problem is made with the keyboard alone, and one undo takes it back", async () => {
  const { school, to } = northAndSouth();
  const planner = await openPlanner({ withoutWebGl: true });
  await planner.map.shows(280);
  await planner.findSchool(school, school);
  await planner.moveSchool(school, to);
  await planner.showTab("Problems");
  await planner.keys("n");
  await planner.announces(/^Problem 1 of \d+\. /);
  await planner.tabTo("Ways to mend it");
  await planner.keys("Enter");
  await planner.says("3 ways to mend it, fewest moves first.");
  await planner.says("Proved: no repair moves fewer than 1 school.");
  const isWay = new RegExp(`^Move ${school} from ${to} to `);
  await expect.poll(() => planner.focused()).toMatch(isWay);
  const first = await planner.focused();
  await planner.keys("Tab");
  await expect.poll(() => planner.focused()).not.toBe(first);
  const second = await planner.focused();
  const chosen = new RegExp(`${isWay.source}(.+?): the worst pair`).exec(second)?.[1] ?? "none";
  await planner.says("No new pair breaks the limit.");
  await planner.keys("Enter");
  await planner.announces("Mended 1 problem: moved 1 school.");
  const clusters = async () => (await planner.clustersOf(school)).join();
  await planner.findSchool(school, school);
  await expect.poll(clusters).toContain(chosen);
  await planner.undo();
  await planner.findSchool(school, school);
  await expect.poll(clusters).toContain(to);
});
