import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import {
  addScenario,
  changeKept,
  changeScenario,
  keptOf,
} from "../../../src/app/places/scenario_edits.ts";
import {
  fileOfScenario,
  planWithScenarios,
  scenariosOfFile,
} from "../../../src/app/places/scenario_files.ts";
import { scenarioRunsOf } from "../../../src/app/places/scenario_runs.ts";
import { movesFileText, planExport } from "../../../src/app/plan_exports.ts";
import { planFileText } from "../../../src/app/plan_file.ts";
import { selectOpenArea, selectPlan } from "../../../src/app/selectors.ts";
import { renameCluster } from "../../../src/domain/edits/rename_cluster.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import { resolveSettings } from "../../../src/domain/settings.ts";
import { writeSavedPage } from "../../../src/io/html_export.ts";
import { createLibraryClient } from "../../../src/io/library_protocol.ts";
import { readPlanJson } from "../../../src/io/plan_json.ts";
import { planOf } from "../../support/builders.ts";
import { F2, readF2Area, scenarioOf } from "../../support/scenarios.ts";
import type { FakeApp } from "../fake_app.ts";
import { createFakeApp, fakePreferences } from "../fake_app.ts";
import { fakeBrowser } from "../fake_keeping.ts";
import { BASE, fakeLibraryPort } from "../fake_ports.ts";
import { kept } from "../saved/kept_app.ts";

/** A school of Rutland. */
const CLOSED = "120229";

const HOME = {
  urn: CLOSED,
  place: "Okapi Lane",
  position: [-0.4, 53.1],
  yearGroup: null,
  pupils: 14,
} as const;
/** What nobody may find in anything that is not the scenario's own. */
const SECRETS = /zebra|quagga|okapi|2031/i;

/** All that can be taken away of the plan and the area, and what the browser keeps of plans. */
async function everythingElse(
  { store }: FakeApp,
  browser: ReturnType<typeof fakeBrowser>,
  preferences: Map<string, string>,
): Promise<readonly string[]> {
  const [area, plan] = [selectOpenArea(store.getState()), selectPlan(store.getState())];
  if (area === null || plan === null) throw new Error("Nothing is open.");
  const judgement = judgePlan(area, plan, resolveSettings(plan.settings));
  const madeAt = "2026-06-24T09:00:00.000Z";
  const exported = { area, plan, judgement, timesFrom: "", madeAt, withObjections: true };
  const template =
    '<title>%PAGE_TITLE%</title><script type="application/json">%PAGE_CONTENT%</script>';
  const page = await writeSavedPage(template, { area, plan, files: null, savedAt: madeAt });
  const content = JSON.parse(/json">(.*)<\/script>$/s.exec(page.html)?.[1] ?? "");
  const packed = [content.plan, ...Object.values<string>(content.files)];
  const storage = await browser.storage();
  const plans = await storage.plans();
  const ids = plans.map((each) => (each as { readonly id: string }).id);
  const steps = await Promise.all(ids.map((id) => storage.steps(id)));
  return [
    planFileText(plan, area, madeAt),
    planExport("csv", exported),
    planExport("geojson", exported),
    movesFileText(area, plan),
    page.html,
    ...packed.map((text) => gunzipSync(Buffer.from(text, "base64")).toString("latin1")),
    JSON.stringify(plans),
    JSON.stringify(steps),
    JSON.stringify([...preferences]),
  ];
}

it("a scenario is in no plan file, export, saved page or list of plans, nor in the plan's history after its re-proposal is accepted; where pupils live is kept only when ticked", async () => {
  const browser = fakeBrowser();
  const known = new Map<string, string>();
  const preferences = {
    ...fakePreferences(),
    get: (key: string) => known.get(key) ?? null,
    set: (key: string, value: string) => void known.set(key, value),
  };
  const library = createLibraryClient(fakeLibraryPort(), BASE);
  const reading = await library.area({ type: "folder", name: "rutland" });
  const example = await library.examplePlan("rutland");
  if (!reading.ok || example === null) throw new Error("Rutland cannot be read.");
  const area = reading.value;
  const app = createFakeApp([{ area, example }], preferences, browser.newTab());
  await app.store.getState().openArea(area.name);
  const places = await app.places.open();
  const runs = scenarioRunsOf(app.store, places, app.deps);
  const scenario = scenarioOf([{ type: "close", urn: CLOSED, date: "2031-08-31" }], {
    name: "Zebra",
  });
  const { edit } = places.getState();
  edit(addScenario(keptOf({ scenarios: [] }, scenario, "it")), "New test: Zebra", "it");
  edit(
    changeScenario("it", (each) => ({
      ...each,
      notes: { evidence: { community: "Quagga" }, mitigation: { "1": "Quagga" } },
    })),
    "Wrote: Quagga",
  );
  places.getState().giveHomes("it", [HOME]);
  app.store.getState().show({ task: "scenario" });
  places.getState().showOnMap("it");
  await expect.poll(() => app.store.getState().scenarioOnMap).not.toBeNull();
  app.store.getState().edit(renameCluster("1", "Fen"), "Renamed a cluster");
  await expect.poll(() => runs.store.getState().runs.get("it")?.status).toBe("ready");
  runs.replan("it");
  await expect.poll(() => runs.store.getState().replans.get("it")?.status).toBe("ready");
  runs.acceptReplan("it", "Took 1 school out");
  await kept(app.store);

  const records = async () =>
    JSON.stringify(await (await browser.newTab().openPlaces()).records(area.name));
  await expect.poll(records).toContain("Quagga");
  expect(await records()).toContain("Zebra");
  expect(await records()).not.toContain("Okapi");
  for (const text of await everythingElse(app, browser, known)) expect(text).not.toMatch(SECRETS);

  const [before] = places.getState().history.present.value.scenarios;
  expect(before === undefined ? "" : fileOfScenario(before, area)).not.toContain("Okapi");
  edit(
    changeKept("it", (each) => ({ ...each, homes: [HOME] })),
    "Kept homes",
  );
  await expect.poll(records).toContain("Okapi");
  for (const text of await everythingElse(app, browser, known)) expect(text).not.toMatch(SECRETS);
});

it("a scenario that is included by name is read from the plan's file among tests, and the plan that is opened from it does not carry it on", async () => {
  const area = readF2Area();
  const plan = { ...planOf([[F2.P, F2.Q]]), area: area.name };
  const [zebra, quagga] = ["Zebra", "Quagga"].map((name) =>
    keptOf({ scenarios: [] }, scenarioOf([{ type: "close", urn: F2.P }], { name }), name),
  );
  if (zebra === undefined || quagga === undefined) throw new Error("Two tests were made.");
  const text = planFileText(plan, area, "2026-06-24T09:00:00.000Z");
  expect(planWithScenarios(text, [], area)).toBe(text);
  const named = { ...zebra, homes: [HOME], status: "Not complete: still empty is one" };
  const including = planWithScenarios(text, [named], area);
  expect(including).toContain("Test only – not a proposal");
  expect(including).toContain("Not complete: still empty is one");
  expect(including).not.toMatch(/quagga|okapi/i);
  const read = await scenariosOfFile(new File([including], "plan.json"));
  expect(read.ok && read.value).toEqual([{ scenario: zebra.scenario, area: area.name, homes: [] }]);
  const reading = readPlanJson(new TextEncoder().encode(including), "plan.json");
  if (!reading.ok) throw new Error("The plan cannot be read.");
  expect(reading.notes.map(({ reason }) => reason)).toEqual([
    "The file includes a test of changes to schools, which is no part of the plan.",
  ]);
  expect(planFileText(reading.value, area, "2026-06-25T09:00:00.000Z")).not.toMatch(SECRETS);
  const without = await scenariosOfFile(new File([text], "plan.json"));
  expect(!without.ok && without.problems[0]?.reason).toBe(
    "It is a plan file that includes no test.",
  );
});
