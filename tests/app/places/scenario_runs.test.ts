import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlacesStore } from "../../../src/app/places/places_store.ts";
import {
  addScenario,
  changeActions,
  giveFigure,
  keptOf,
} from "../../../src/app/places/scenario_edits.ts";
import { fileOfScenario } from "../../../src/app/places/scenario_files.ts";
import type { ScenarioRuns } from "../../../src/app/places/scenario_runs.ts";
import { scenarioRunsOf } from "../../../src/app/places/scenario_runs.ts";
import { planFileText } from "../../../src/app/plan_file.ts";
import { selectPlan } from "../../../src/app/selectors.ts";
import { undoDepth } from "../../../src/domain/history.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import { createLibraryClient } from "../../../src/io/library_protocol.ts";
import { readPlaceFigures } from "../../../src/io/places/place_figures.ts";
import { planner } from "../../cli/planner.ts";
import { planOf } from "../../support/builders.ts";
import { F2, F2_YEARS, readF2Area, scenarioOf, yearFigures } from "../../support/scenarios.ts";
import type { FakeApp, FakeEntry } from "../fake_app.ts";
import { openFakeApp } from "../fake_app.ts";
import { BASE, fakeLibraryPort } from "../fake_ports.ts";

interface Opened extends FakeApp {
  readonly placesStore: PlacesStore;
  readonly runs: ScenarioRuns;
}

async function open(entry: FakeEntry): Promise<Opened> {
  const app = await openFakeApp(entry);
  const placesStore = await app.places.open();
  const runs = scenarioRunsOf(app.store, placesStore, app.deps);
  return { ...app, placesStore, runs };
}

/** Opens a scenario of `actions`, kept as "it". */
function test({ store, placesStore }: Opened, actions: readonly ScenarioAction[]): void {
  const { edit, history } = placesStore.getState();
  edit(addScenario(keptOf(history.present.value, scenarioOf(actions), "it")), "New test", "it");
  store.getState().show({ task: "scenario" });
}

const runOf = ({ runs }: Opened) => runs.store.getState().runs.get("it");
const statusOf = (opened: Opened) => runOf(opened)?.status;

const F2_ENTRY: FakeEntry = {
  area: readF2Area(),
  example: planOf([
    [F2.P, F2.Q],
    [F2.R, F2.S, F2.T],
  ]),
};
const CLOSE_P: ScenarioAction = { type: "close", urn: F2.P, date: "2027-08-31" };

describe("a scenario that is open", () => {
  it("is worked out, and again whenever its actions change: PAN 60 to 45 gives 405, 390 and 375 places", async () => {
    const opened = await open(F2_ENTRY);
    const { placesStore } = opened;
    placesStore.getState().edit((work) => ({ ...work, figures: yearFigures(F2_YEARS) }), "Years");
    test(opened, [CLOSE_P]);
    await expect.poll(() => statusOf(opened)).toBe("ready");
    expect(runOf(opened)?.found?.outcome).toMatchObject({
      before: { capacity: 791, roll: 643, unfilled: 152, over: 4, net: 148 },
      after: { capacity: 735, roll: 643, unfilled: 96, over: 4, net: 92 },
      unplaced: [],
    });
    placesStore.getState().edit(
      changeActions("it", () => [
        { type: "pan", urn: F2.T, from: 60, pan: 45, firstSeptember: 2027 },
      ]),
      "Another",
    );
    expect(statusOf(opened)).toBe("running");
    await expect.poll(() => statusOf(opened)).toBe("ready");
    const years = runOf(opened)?.found?.outcome.years ?? [];
    const places = years.map(({ bySchool }) => bySchool.find(({ urn }) => urn === F2.T)?.capacity);
    expect(places.slice(0, 3)).toEqual([405, 390, 375]);
    expect(years[2]).toMatchObject({ capacity: 746, unfilled: 107 });
    placesStore.getState().undo();
    await expect.poll(() => runOf(opened)?.found?.outcome.after.capacity).toBe(735);
  });

  it("asks for a capacity that is not known, and is worked out once it is given", async () => {
    const area = {
      ...F2_ENTRY.area,
      schools: F2_ENTRY.area.schools.map((school) =>
        school.urn === F2.T ? { ...school, capacity: null } : school,
      ),
    };
    const opened = await open({ ...F2_ENTRY, area });
    test(opened, [{ type: "merge", urns: [F2.S, F2.T], into: F2.T, sites: 2 }]);
    await expect.poll(() => statusOf(opened)).toBe("refused");
    expect(runOf(opened)?.problems[0]?.reason).toContain("capacity");
    opened.placesStore.getState().edit(giveFigure(F2.T, "capacity", 420), "Capacity");
    await expect.poll(() => statusOf(opened)).toBe("ready");
  });

  it("says so when it was stopped or the solver broke, and can be asked again", async () => {
    const opened = await open(F2_ENTRY);
    test(opened, [CLOSE_P]);
    expect(statusOf(opened)).toBe("running");
    opened.solver.breakDown("The solver stopped working.");
    await expect.poll(() => statusOf(opened)).toBe("failed");
    expect(runOf(opened)?.reason).toContain("The solver stopped working.");
    opened.runs.ask("it");
    opened.runs.cancel("it");
    await expect.poll(() => statusOf(opened)).toBe("stopped");
    opened.runs.ask("it");
    await expect.poll(() => statusOf(opened)).toBe("ready");
  });

  it("is on the map only while it is asked for and not hidden", async () => {
    const opened = await open(F2_ENTRY);
    const { placesStore, store } = opened;
    const onMap = () => store.getState().scenarioOnMap;
    test(opened, [CLOSE_P]);
    await expect.poll(() => statusOf(opened)).toBe("ready");
    expect(onMap()).toBeNull();
    placesStore.getState().showOnMap("it");
    expect(onMap()).toMatchObject({ closed: [0], sites: [], ties: [], flows: [{ pupils: 14 }] });
    placesStore.getState().hide(true);
    expect(onMap()).toBeNull();
    placesStore.getState().hide(false);
    expect(onMap()).not.toBeNull();
    placesStore.getState().showOnMap(null);
    expect(onMap()).toBeNull();
  });

  it("re-proposes the clusters that it touches, which is put into the plan as one step and undone as one", async () => {
    const opened = await open(F2_ENTRY);
    const { runs, store } = opened;
    const clusters = () => selectPlan(store.getState())?.clusters.map(({ schools }) => schools);
    test(opened, [CLOSE_P]);
    await expect.poll(() => statusOf(opened)).toBe("ready");
    runs.replan("it");
    await expect.poll(() => runs.store.getState().replans.get("it")?.status).toBe("ready");
    const before = store.getState().history;
    runs.acceptReplan("it", "Took 1 school out");
    expect(clusters()?.flat()).not.toContain(F2.P);
    expect(clusters()?.flat().toSorted()).toEqual([F2.Q, F2.R, F2.S, F2.T]);
    const after = store.getState().history;
    expect(after === null || before === null ? 0 : undoDepth(after) - undoDepth(before)).toBe(1);
    store.getState().undo();
    expect(clusters()).toEqual([
      [F2.P, F2.Q],
      [F2.R, F2.S, F2.T],
    ]);
  });
});

it("gives the same as the command line for the same files, to the last digit", async () => {
  const library = createLibraryClient(fakeLibraryPort(), BASE);
  const [reading, example] = await Promise.all([
    library.area({ type: "folder", name: "rutland" }),
    library.examplePlan("rutland"),
  ]);
  if (!reading.ok || example === null) throw new Error("Rutland cannot be read.");
  const area = reading.value;
  const [first, second, third, fourth] = area.schools;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
    throw new Error("Rutland has four schools or more.");
  }
  const csv = [
    "urn,capacity,roll,pan,year_0,year_1,year_2,year_3,year_4,year_5,year_6",
    `${first.urn},220,179,30,25,25,25,26,26,26,26`,
    `${second.urn},315,298,45,42,42,42,43,43,43,43`,
  ].join("\n");
  const bytes = new TextEncoder().encode(csv);
  const given = await readPlaceFigures(bytes, "places.csv", area.schools);
  if (!given.ok) throw new Error("The figures cannot be read.");
  const opened = await open({ area, example });
  const { figures } = given.value;
  opened.placesStore.getState().edit((work) => ({ ...work, figures }), "Figures");
  test(opened, [
    { type: "close", urn: first.urn, date: "2027-08-31" },
    { type: "pan", urn: second.urn, from: 45, pan: 60, firstSeptember: 2028 },
    { type: "federate", urns: [third.urn, fourth.urn] },
    { type: "open", urn: "N1", name: "New", longitude: -0.7, latitude: 52.66, capacity: 105 },
  ]);
  await expect.poll(() => statusOf(opened)).toBe("ready");
  const folder = mkdtempSync(join(tmpdir(), "planner-parity-"));
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const plan = selectPlan(opened.store.getState());
  const [kept] = opened.placesStore.getState().history.present.value.scenarios;
  if (plan === null || kept === undefined) throw new Error("There is no plan or test.");
  const run = await planner([
    ...["scenario", "--json", "--area", "rutland", "--today", "2026-06-24"],
    ...["--actions", written("test.json", fileOfScenario(kept, area))],
    ...["--places", written("places.csv", csv)],
    ...["--plan", written("plan.json", planFileText(plan, area, "2026-06-24T09:00:00.000Z"))],
  ]);
  const { heading, name, ...told } = JSON.parse(run.stdout);
  expect([heading, name]).toEqual(["Test only – not a proposal", "Test"]);
  expect(told.displaced.length).toBeGreaterThan(5);
  expect(told).toEqual(JSON.parse(JSON.stringify(runOf(opened)?.found?.outcome)));
});
