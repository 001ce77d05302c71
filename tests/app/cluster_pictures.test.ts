import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { keepClusterPictures } from "../../src/app/effects/cluster_pictures.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { createFakeApp } from "./fake_app.ts";

const at = (urn: string) => {
  const place = Number(urn) - 1;
  return { location: [-0.5 + (place % 2) * 0.1, 53 + Math.floor(place / 2) * 0.1] as const };
};
const AREA = { ...evenArea(4, 600, at), name: "square", title: "Square" };
const LINE = { ...evenArea(3, 600), name: "line", title: "Line" };
const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);

async function opened() {
  const app = createFakeApp([
    { area: AREA, example: PLAN },
    { area: LINE, example: planOf([["1", "2", "3"]]) },
  ]);
  const failures: string[] = [];
  const stop = keepClusterPictures(app.store, app.selectors, app.deps, (reason) =>
    failures.push(reason),
  );
  await app.store.getState().openArea("square");
  await nextTurn();
  const ids = () => [...app.store.getState().pictures.keys()];
  return { ...app, failures, stop, ids };
}

it("every cluster gets a shape, a place for its number, a hue unlike its neighbours', and its neighbours", async () => {
  const { store } = await opened();
  const { pictures } = store.getState();
  const [first, second] = [pictures.get("1"), pictures.get("2")];
  expect(first?.shape?.geometry.type).toBe("Polygon");
  expect(first?.label).not.toBeNull();
  expect(first?.neighbours).toEqual(["2"]);
  expect(second?.neighbours).toEqual(["1"]);
  expect(first?.hue).not.toBe(second?.hue);
});

it("pictures follow an edit and its undo", async () => {
  const { store } = await opened();
  const before = store.getState().pictures.get("1")?.shape;
  store.getState().edit(moveSchool("3", "1"), "Moved 3");
  await nextTurn();
  const after = store.getState().pictures.get("1")?.shape;
  expect(after).not.toEqual(before);
  store.getState().undo();
  await nextTurn();
  expect(store.getState().pictures.get("1")?.shape).toEqual(before);
});

it("nothing is computed again for what does not move a school", async () => {
  const { store, areas } = await opened();
  const asked = areas.sent.length;
  store.getState().selectCluster("1");
  store.getState().show({ overlay: "size" });
  await nextTurn();
  expect(areas.sent.length).toBe(asked);
  store.getState().edit(renameCluster("1", "Hills"), "Renamed");
  await nextTurn();
  expect(areas.sent.slice(asked).every(({ type }) => type === "dissolve")).toBe(true);
});

it("pictures of an area that is no longer open never arrive", async () => {
  const { store, ids } = await opened();
  store.getState().edit(moveSchool("3", "1"), "Moved 3");
  await store.getState().openArea("line");
  expect(ids()).not.toContain("2");
  await nextTurn();
  expect(ids()).toEqual(["1"]);
});

it("pictures stay when the area gets other drive times, and when an own area is chosen again", async () => {
  const { store, ids } = await opened();
  store.getState().replaceArea({ ...AREA, driveTimes: evenArea(4, 900).driveTimes });
  await nextTurn();
  expect(ids()).toEqual(["1", "2"]);
  await store.getState().openArea("square");
  await nextTurn();
  expect(ids()).toEqual(["1", "2"]);
});

it("a worker that breaks is told of once, and the plan is as it was", async () => {
  const { store, areas, failures } = await opened();
  areas.breakDown("The part that draws cluster areas stopped working.");
  expect(failures).toEqual(["The part that draws cluster areas stopped working."]);
  expect(selectPlan(store.getState())?.clusters).toBe(PLAN.clusters);
});

it("after it is stopped nothing is asked any more", async () => {
  const { store, areas, stop } = await opened();
  const asked = areas.sent.length;
  stop();
  store.getState().edit(moveSchool("3", "1"), "Moved 3");
  await nextTurn();
  expect(areas.sent.length).toBe(asked);
});
