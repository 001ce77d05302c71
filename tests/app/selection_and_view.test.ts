import { expect, it } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { evenArea, planOf } from "../support/builders.ts";
import { createFakeApp, fakePreferences, openFakeApp } from "./fake_app.ts";

const AREA = evenArea(4, 600);
const PLAN = planOf([
  ["1", "2", "999"],
  ["3", "4"],
]);
const opened = () => openFakeApp({ area: AREA, example: PLAN });

it("a cluster that is selected is flown to, by the schools that the area has, and comes to the front on a phone", async () => {
  const { store } = await opened();
  store.getState().show({ task: "propose" });
  store.getState().selectCluster("1");
  expect(store.getState()).toMatchObject({
    selection: { cluster: "1", school: null },
    flight: { schools: [0, 1], when: "if-hidden" },
    task: null,
    narrowPane: "detail",
  });
  store.getState().selectCluster(null);
  expect(store.getState()).toMatchObject({ narrowPane: "lists", selection: { cluster: null } });
});

it("a school is selected beside its cluster, which is there again when the school is closed", async () => {
  const { store } = await opened();
  store.getState().selectCluster("1");
  store.getState().selectSchool(2 as SchoolIndex);
  expect(store.getState()).toMatchObject({
    selection: { cluster: "1", school: 2 },
    flight: { schools: [2] },
  });
  store.getState().selectSchool(null);
  expect(store.getState()).toMatchObject({
    selection: { cluster: "1", school: null },
    narrowPane: "detail",
  });
});

it("asking for a proposal brings its panel to the front on a phone", async () => {
  const { store } = await opened();
  store.getState().show({ task: "propose" });
  expect(store.getState()).toMatchObject({ task: "propose", narrowPane: "detail" });
});

it("the first visit's note is shown until it is dismissed, also on later visits", () => {
  const preferences = fakePreferences();
  const { store } = createFakeApp([{ area: AREA }], preferences);
  expect(store.getState().firstRunSeen).toBe(false);
  store.getState().dismissFirstRun();
  expect(store.getState().firstRunSeen).toBe(true);
  expect(createFakeApp([{ area: AREA }], preferences).store.getState().firstRunSeen).toBe(true);
});
