import { expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { renameCluster } from "../../src/domain/edits/rename_cluster.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { createFakeApp } from "./fake_app.ts";

it("a change that no file holds is unsaved work, also while another area is open", async () => {
  const north = { ...evenArea(4, 600), name: "north" };
  const south = { ...evenArea(3, 900), name: "south" };
  const { store } = createFakeApp([
    { area: north, example: planOf([["1", "2"]]) },
    { area: south },
  ]);
  const state = () => store.getState();
  await state().openArea("north");
  expect(state().hasUnsavedWork()).toBe(false);
  state().edit(renameCluster("1", "Hills"), "Renamed");
  expect(state().hasUnsavedWork()).toBe(true);
  await state().openArea("south");
  expect(state().hasUnsavedWork()).toBe(true);
  await state().openArea("north");
  const plan = selectPlan(state());
  if (plan === null) throw new Error("North has no plan.");
  state().planSaved(plan, "2026-06-24T09:00:00.000Z");
  expect(state().hasUnsavedWork()).toBe(false);
  await state().openArea("south");
  expect(state().hasUnsavedWork()).toBe(false);
  await state().openArea("north");
  state().edit(renameCluster("1", "Moors"), "Renamed");
  expect(state().hasUnsavedWork()).toBe(true);
  state().undo();
  state().undo();
  expect(state().hasUnsavedWork()).toBe(false);
});
