import { expect, test } from "vitest";
import type { RoadUses } from "../../src/domain/crossings.ts";
import { recordKnownTime } from "../../src/domain/edits/record_known_time.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import { areaOf, evenArea, planOf, schoolOf } from "../support/builders.ts";
import type { FakeApp } from "./fake_app.ts";
import { createFakeApp, openFakeApp } from "./fake_app.ts";

const at = (index: number) => index as SchoolIndex;

/** Three schools in a row of 20 raw minutes; from the first to the last it is 30 over the bridge. */
const AREA = {
  ...areaOf({
    schools: ["1", "2", "3"].map((urn) => schoolOf(urn)),
    seconds: [
      [0, 1200, 1800],
      [1200, 0, 1200],
      [1800, 1200, 0],
    ],
  }),
  hasDirections: true,
};
const PLAN = planOf([["1", "3"], ["2"]]);

const USES: RoadUses = {
  size: 3,
  stored: Uint32Array.from([1, 2, 3, 5, 6, 7]),
  roads: [
    { name: "Long Bridge", ref: "A15", kind: "road", pairs: Uint32Array.from([2, 6]) },
    { name: "High Street", ref: "", kind: "road", pairs: Uint32Array.from([1]) },
  ],
};

async function opened(): Promise<FakeApp> {
  const app = await openFakeApp({ area: AREA, example: PLAN });
  Object.assign(app.deps, { roadUses: async () => ({ ok: true, value: USES, notes: [] }) });
  return app;
}

const worst = ({ store, selectors }: FakeApp) =>
  selectors.judgement(store.getState())?.clusters[0]?.worst;

const KNOWN = {
  from: "1",
  to: "3",
  minutes: minutes(50),
  speed: namedSpeed("school-day"),
  reason: "Timed",
  role: "Headteacher",
  date: "2026-06-24",
};

test("a recorded time is judged and shown at once, as one step that undo takes back", async () => {
  const app = await opened();
  const { edit, undo } = app.store.getState();
  expect(worst(app)).toMatchObject({ seconds: 2160, verdict: "within" });
  edit(recordKnownTime(KNOWN), "Recorded");
  expect(worst(app)).toMatchObject({ from: 0, to: 2, seconds: 3000, verdict: "over" });
  app.store.getState().show({ overlay: "drive-time" });
  app.store.getState().selectSchool(at(0));
  expect(app.selectors.overlayClasses(app.store.getState())).toEqual(["here", "20-30", "over-45"]);
  undo();
  expect(app.selectors.judgedArea(app.store.getState())).toBe(AREA);
  expect(worst(app)).toMatchObject({ seconds: 2160 });
});

test("a closed crossing sends its drives round until it is opened again, without a step in the history", async () => {
  const app = await opened();
  const { loadCrossings, closeCrossing, openAllCrossings } = app.store.getState();
  await loadCrossings();
  expect(app.selectors.crossings(app.store.getState()).map(({ name }) => name)).toEqual([
    "Long Bridge",
  ]);
  closeCrossing("Long Bridge", true);
  expect(worst(app)).toMatchObject({ seconds: 2880, low: 2160, verdict: "too-close-to-call" });
  expect(app.store.getState().history?.past).toBeNull();
  openAllCrossings();
  expect(worst(app)).toMatchObject({ seconds: 2160, verdict: "within" });
});

test("a road of the user's own can be added by name and closed, and one that no drive uses cannot", async () => {
  const app = await opened();
  await app.store.getState().loadCrossings();
  const { addRoad } = app.store.getState();
  expect(addRoad("Nowhere")).toBeNull();
  expect(addRoad("high street")?.name).toBe("High Street");
  addRoad("High Street");
  expect(app.selectors.crossings(app.store.getState()).map(({ name }) => name)).toEqual([
    "Long Bridge",
    "High Street",
  ]);
});

test("what is known of one area's crossings says nothing of the next", async () => {
  const other = { ...evenArea(3, 600), name: "other", hasDirections: true };
  const app = createFakeApp([{ area: AREA, example: PLAN }, { area: other }]);
  Object.assign(app.deps, { roadUses: async () => ({ ok: true, value: USES, notes: [] }) });
  await app.store.getState().openArea("test");
  await app.store.getState().loadCrossings();
  app.store.getState().closeCrossing("Long Bridge", true);
  await app.store.getState().openArea("other");
  expect(app.selectors.closedCrossings(app.store.getState())).toEqual([]);
  expect(app.selectors.judgedArea(app.store.getState())).toBe(other);
});

test("where the directions cannot be read, the reason is kept and asking again helps", async () => {
  const app = await opened();
  Object.assign(app.deps, { roadUses: () => Promise.reject(new Error("the server is away.")) });
  await app.store.getState().loadCrossings();
  expect(app.store.getState().crossings.roads).toMatchObject({
    status: "failed",
    problems: ["The stored directions could not be read: the server is away."],
  });
  Object.assign(app.deps, { roadUses: async () => ({ ok: true, value: USES, notes: [] }) });
  await app.store.getState().loadCrossings();
  expect(app.store.getState().crossings.roads.status).toBe("ready");
});

test("proposals are made and judged by known times too", async () => {
  const area = { ...evenArea(6, 600), name: "test" };
  const app = await openFakeApp({ area });
  const apart = ["2", "3", "4", "5", "6"].flatMap((urn) => [
    { ...KNOWN, from: "1", to: urn },
    { ...KNOWN, from: urn, to: "1" },
  ]);
  for (const time of apart) app.store.getState().edit(recordKnownTime(time), "Recorded");
  await app.store.getState().propose({ objective: "travel", clusters: "auto" });
  const { proposal } = app.store.getState();
  expect(proposal.status).toBe("ready");
  if (proposal.status !== "ready") return;
  expect(proposal.proposal.unplaced.map(({ urn }) => urn)).toEqual(["1"]);
  app.store.getState().acceptProposal("Accepted");
  expect(app.store.getState().history?.present.value.knownTimes).toHaveLength(10);
});
