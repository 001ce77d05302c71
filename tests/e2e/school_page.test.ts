import { expect, test } from "vitest";
import { schoolAt, schoolIndexes } from "../../src/domain/area.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { areaFromFolder, examplePlan } from "./support/expected.ts";
import type { Planner, Screen } from "./support/planner.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

const GATTEN = "118158";
const PAGE = `#area=isle-of-wight&school=${GATTEN}`;
/** The stored way with the most steps of all. */
const LONGEST = "#area=isle-of-wight&school=118181&to=118192";

/** The partners of a school's cluster from the raw table: name, minutes there and back, quickest slower way first. */
async function expectedPartners(urn: string, factor: number) {
  const area = await areaFromFolder("isle-of-wight");
  const indexes = schoolIndexes(area);
  const indexOf = (wanted: string) => {
    const index = indexes.get(wanted);
    if (index === undefined) throw new Error(`There is no ${wanted}.`);
    return index;
  };
  const own = indexOf(urn);
  const cluster = examplePlan("isle-of-wight").clusters.find((c) => c.schools.includes(urn));
  return (cluster?.schools ?? [])
    .filter((other) => other !== urn)
    .map((other) => {
      const index = indexOf(other);
      const there = (area.driveTimes.seconds(own, index) * factor) / 60;
      const back = (area.driveTimes.seconds(index, own) * factor) / 60;
      return { name: schoolAt(area, index).name, there, back };
    })
    .sort((a, b) => Math.max(a.there, a.back) - Math.max(b.there, b.back))
    .map(({ name, there, back }) => [name, there.toFixed(1), back.toFixed(1)]);
}

test("a link opens straight on a school; winter changes every time; the way is on the map and in words", async () => {
  const planner = await openPlanner({ link: PAGE });
  await planner.map.shows(36);
  const partners = await expectedPartners(GATTEN, 1.2);
  expect(partners.length).toBeGreaterThan(2);
  expect(await planner.schoolPage.partners()).toEqual(partners);
  await planner.judgeAt("winter");
  expect(await planner.schoolPage.partners()).toEqual(await expectedPartners(GATTEN, 1.45));
  await planner.judgeAt("school-day");
  await planner.schoolPage.listPartners(/^Everyone within/);
  await planner.schoolPage.showWay("Godshill Primary School");
  const steps = await planner.schoolPage.steps("There");
  expect(steps[0]).toBe("Head south on Oaklyn Gardens");
  expect(steps.at(-1)).toContain("You have arrived");
  expect((await planner.schoolPage.steps("Back"))[0]).toBe("Head east on School Road");
  await planner.schoolPage.mapDrawsWay();
  expect(planner.schoolPage.link()).toBe(`${PAGE}&to=118159`);
  await planner.schoolPage.goBack();
  expect((await planner.schoolPage.partners()).length).toBeGreaterThan(partners.length);
  expect(planner.schoolPage.link()).toBe(PAGE);
});

test("a link with a wrong URN or area says so", async () => {
  const wrong = await openPlanner({ link: "#area=isle-of-wight&school=999999" });
  await wrong.says("No school with URN 999999");
  const nowhere = await openPlanner({ link: "#area=atlantis&school=1" });
  await nowhere.says(/There is no area called “atlantis” here\./);
});

test("with keys alone: a school's page is opened from its panel, a partner's way read, and the planner come back to", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: "#area=isle-of-wight" });
  await planner.map.shows(36);
  await planner.tabTo(/^Search school/);
  await planner.typeAndTake("Gatten");
  await planner.tabTo("Open this school’s page");
  await planner.keys("Enter");
  const [[first] = [""]] = await planner.schoolPage.partners();
  await planner.tabTo(`${first}, show the way`);
  await planner.keys("Enter");
  expect((await planner.schoolPage.steps("There")).length).toBeGreaterThan(2);
  await expect.poll(() => planner.focused()).toContain(first);
  await planner.schoolPage.mapDrawsWay();
  await planner.tabTo(/^← Partners of/, "Shift+Tab");
  await planner.keys("Enter");
  await planner.schoolPage.partners();
  await planner.tabTo("Back to the planner", "Shift+Tab");
  await planner.keys("Enter");
  await planner.school("Gatten and Lake Primary School").waitFor();
});

test("on a phone the page comes first: search, partners, the way; the map is behind a button", async () => {
  const planner = await openPlanner({ screen: "phone" });
  await planner.openArea("Isle of Wight");
  await planner.tabTo(/^Type three letters/);
  await planner.typeAndTake("gat");
  const [[first] = [""]] = await planner.schoolPage.partners();
  expect(await planner.overflowing()).toEqual([]);
  await planner.schoolPage.showWay(first);
  await planner.schoolPage.steps("There");
  expect(await planner.overflowing()).toEqual([]);
  await planner.showPane("Map");
  await planner.schoolPage.mapDrawsWay();
  await planner.showPane("School");
  await planner.schoolPage.steps("Back");
});

test("on a phone the map that was hidden while a school was chosen shows the whole area", async () => {
  const planner = await openPlanner({ screen: "phone", link: "#area=isle-of-wight&school=" });
  await planner.schoolPage.find("gat", "Gatten and Lake Primary School");
  await planner.showPane("Map");
  await planner.map.shows(36);
  const scale = await planner.inPage<string>(
    "document.querySelector('.maplibregl-ctrl-scale').innerText",
  );
  expect(scale).toMatch(/^10\skm$/);
});

test("another link needs a purpose, is drawn on the map's own layer, and is one step to undo", async () => {
  const planner = await openPlanner({ withoutWebGl: true, link: PAGE });
  await planner.map.shows(36);
  await planner.says("Add a link");
  await planner.inPage("document.querySelector('.link-form summary').click()");
  await planner.tabTo(/^The other school/);
  await planner.typeAndTake("Godshill");
  await planner.press("Add this link");
  await planner.says("Say what the link is for.");
  await planner.schoolPage.fill("What it is for", "Shared business manager");
  await planner.press("Add this link");
  await planner.announces("A link with Godshill Primary School is added.");
  await planner.schoolPage.listPartners(/^Other links \(1\)/);
  expect((await planner.schoolPage.partners()).map(([name]) => name)).toEqual([
    "Godshill Primary School",
  ]);
  await planner.undo();
  await planner.says(/^None yet/);
});

test("the page, the longest way and a request to move each print on one sheet", async () => {
  const page = await openPlanner({ withoutWebGl: true, link: PAGE });
  await page.schoolPage.partners();
  expect(await page.schoolPage.sheets()).toBe(1);
  await page.schoolPage.listPartners(/^Everyone within/);
  expect(await page.schoolPage.sheets()).toBe(1);
  await page.schoolPage.follow(LONGEST);
  await page.says("Head northeast on Steyne Road");
  expect((await page.schoolPage.steps("There")).length).toBe(52);
  expect(await page.schoolPage.sheets()).toBe(1);
  await page.schoolPage.follow(`${PAGE}&ask=move`);
  await page.schoolPage.choose("Cluster to join", "Ryde");
  await page.schoolPage.fill(
    "Reason",
    "Our families already travel that way every day of the week.",
  );
  expect(await page.schoolPage.sheets()).toBe(1);
});

const VIEWS: readonly (readonly [string, string, (planner: Planner) => Promise<unknown>])[] = [
  ["no school", "#area=isle-of-wight&school=", (planner) => planner.says(/How far are your/)],
  ["the partners", PAGE, (planner) => planner.schoolPage.partners()],
  ["a way", `${PAGE}&to=118159`, (planner) => planner.schoolPage.steps("There")],
  [
    "estimated times",
    "#area=lincolnshire&school=120374",
    (planner) => planner.schoolPage.partners(),
  ],
  [
    "a request",
    `${PAGE}&ask=move`,
    (planner) => planner.schoolPage.choose("Cluster to join", "Ryde"),
  ],
];

test.each<Screen>(["desktop", "phone"])(
  "no view of a school's page breaks an accessibility rule (%s)",
  async (screen) => {
    const planner = await openPlanner({ screen, withoutWebGl: true, link: PAGE });
    for (const [name, link, reach] of VIEWS) {
      await planner.schoolPage.follow(link);
      await reach(planner);
      expect.soft(await accessibilityFaults(planner), name).toEqual([]);
    }
  },
);
