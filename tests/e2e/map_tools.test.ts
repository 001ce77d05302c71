import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { areaFromFolder } from "./support/expected.ts";
import { plannersOfThisFile } from "./support/running_app.ts";

const openPlanner = plannersOfThisFile();

/** The margin of the box, in pixels, and more degrees than that is on the map of Rutland. */
const MARGIN = 6;
const CLEAR_DEGREES = 0.012;

interface Box {
  /** Its north-west and its south-east corner, by index. */
  readonly corners: readonly [number, number];
  readonly schools: number;
}

/** A box from a school, half way down the map as far as can be, to another south-east of it; it holds a few more, and has none near its sides outside. */
function boxOf({ schools }: Area): Box {
  const placed = schools.flatMap(({ location }, at) =>
    location === null ? [] : [{ location, at }],
  );
  const lats = placed.map(({ location }) => location[1]);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const fromMiddle = [...placed].sort(
    (a, b) => Math.abs(a.location[1] - middle) - Math.abs(b.location[1] - middle),
  );
  const within = (a: readonly number[], b: readonly number[], room: number) =>
    placed.filter(
      ({ location: [lng, lat] }) =>
        lng >= (a[0] ?? 0) - room &&
        lng <= (b[0] ?? 0) + room &&
        lat <= (a[1] ?? 0) + room &&
        lat >= (b[1] ?? 0) - room,
    ).length;
  for (const a of fromMiddle) {
    for (const b of placed) {
      if (b.location[0] <= a.location[0] || b.location[1] >= a.location[1]) continue;
      const count = within(a.location, b.location, 0);
      if (count >= 4 && count <= 8 && within(a.location, b.location, CLEAR_DEGREES) === count) {
        return { corners: [a.at, b.at], schools: count };
      }
    }
  }
  throw new Error("No two schools of the area have such a box between them.");
}

test("a rectangle drawn with the mouse and one drawn with keys make the same plan in one step; Escape changes nothing", async () => {
  const area = await areaFromFolder("rutland");
  const { corners, schools } = boxOf(area);
  const label = `Started a cluster with ${schools} schools.`;

  const mouse = await openPlanner({ withoutWebGl: true });
  await mouse.openArea("Rutland");
  await mouse.map.shows(17);
  await mouse.tools.take("Rectangle");
  await mouse.tools.into("A new cluster");
  await mouse.tools.dragRound(corners, MARGIN, "hold");
  await mouse.tools.rings(schools);
  await mouse.keys("Escape");
  await mouse.announces("Cancelled: nothing changed.");
  await mouse.tools.letGo();
  expect(await mouse.nothingToUndo()).toBe(true);
  await mouse.tools.dragRound(corners, MARGIN, "release");
  const byMouse = await mouse.tools.said(label);
  const named = await mouse.clusterNames();
  await mouse.keys("Control+z");
  expect(await mouse.nothingToUndo()).toBe(true);

  const keys = await openPlanner({ withoutWebGl: true });
  await keys.openArea("Rutland");
  await keys.map.shows(17);
  await keys.tabTo("Select");
  await keys.keys("ArrowRight", "ArrowRight", "ArrowRight");
  await keys.tabTo(/^Into/);
  await keys.keys("End", "ArrowUp");
  await keys.tabTo("Draw on the map with keys");
  const names = area.schools.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en"));
  let reached = -1;
  for (const [turn, corner] of corners.entries()) {
    const name = area.schools[corner]?.name ?? "";
    const steps = names.indexOf(name) - reached;
    await keys.keys(...Array.from({ length: Math.abs(steps) }, () => (steps > 0 ? "." : ",")));
    await keys.announces(`${name}, `);
    reached += steps;
    const away = turn === 0 ? ["ArrowLeft", "ArrowUp"] : ["ArrowRight", "ArrowDown"];
    for (const arrow of away) {
      await keys.keys(...Array.from({ length: MARGIN / 2 }, () => `Shift+${arrow}`));
    }
    await keys.keys("Space");
  }
  expect(await keys.tools.said(label)).toBe(byMouse);
  expect(await keys.clusterNames()).toEqual(named);
});
