import { expect, it } from "vitest";
import { evenArea } from "../support/builders.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

it("schools are picked alone, in addition and less some, in the order of picking", async () => {
  const { store } = await openFakeApp({ area: evenArea(5, 600) });
  const { pick } = store.getState();
  const picked = () => [...store.getState().picked];
  pick(["3", "1", "3"], "only");
  expect(picked()).toEqual(["3", "1"]);
  pick(["5", "1"], "add");
  expect(picked()).toEqual(["3", "1", "5"]);
  const before = store.getState().picked;
  pick(["1"], "add");
  pick(["4"], "remove");
  expect(store.getState().picked).toBe(before);
  pick(["3", "5"], "remove");
  expect(picked()).toEqual(["1"]);
  pick([], "only");
  expect(picked()).toEqual([]);
});

it("another area is opened with no school picked", async () => {
  const first = { ...evenArea(3, 600), name: "first" };
  const second = { ...evenArea(3, 600), name: "second" };
  const { store } = createFakeApp([{ area: first }, { area: second }]);
  await store.getState().openArea("first");
  store.getState().pick(["1"], "only");
  await store.getState().openArea("second");
  expect([...store.getState().picked]).toEqual([]);
});
