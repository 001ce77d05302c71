import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { LocalServer } from "../../routing/server/local_server.ts";
import { startLocalServer } from "../../routing/server/local_server.ts";
import { areaFromRegister, readRegister } from "../../src/io/register.ts";
import type { OsrmServer } from "../support/osrm_server.ts";
import { startOsrmServer } from "../support/osrm_server.ts";
import { buildWhereStale, ROOT } from "../support/repository.ts";
import { accessibilityFaults } from "./support/accessibility.ts";
import { launchBrowser } from "./support/browser.ts";
import type { OpenDialog } from "./support/open_dialog.ts";
import type { PlannerHost } from "./support/planner.ts";
import { Planner } from "./support/planner.ts";

const HARTLEPOOL = "805";

let browser: PlannerHost["browser"];
let folder: string;
let server: LocalServer;
let osrm: OsrmServer;
let planner: Planner;
/** How long the OSRM server takes over a route. */
let routeMs: number;

/** A build and several page loads come together in one test. */
const PATIENCE_MS = 120_000;

const SLOWLY = 500;
const FAST = 1;

beforeAll(async () => {
  buildWhereStale("app");
  buildWhereStale("commands");
  browser = await launchBrowser();
}, 180_000);

afterAll(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "planner-own-areas-"));
  server = await startServer();
  routeMs = FAST;
  osrm = await startOsrmServer({
    misdeed: ({ service }) => (service === "route" ? { kind: "slow", ms: routeMs } : null),
  });
  planner = await Planner.open({ browser, address: server.url }, { withoutWebGl: true });
  await planner.map.shows(280);
  await planner.openArea("Hartlepool");
});

afterEach(async () => {
  await planner.close();
  await server.close();
  await osrm.close();
  rmSync(folder, { recursive: true });
  expect(planner.faults).toEqual([]);
});

function startServer(port = 0): Promise<LocalServer> {
  return startLocalServer(join(ROOT, "dist"), port, { areas: folder, sourcesFile: null });
}

async function hartlepool() {
  const bytes = readFileSync(join(ROOT, "geodata", "register", "england.csv.gz"));
  const register = await readRegister(bytes);
  if (!register.ok) throw new Error(JSON.stringify(register.problems));
  return areaFromRegister(register.value, HARTLEPOOL);
}

async function askFor(dialog: OpenDialog, address: string): Promise<void> {
  await dialog.choose(/^An OSRM server/);
  await dialog.fill("Address of the OSRM server", address);
  await dialog.press("Get road times");
}

test(
  "an estimated area gets road times from an OSRM server at the press of a button, and keeps its plan",
  async () => {
    const { schools } = await hartlepool();
    const paste = await planner.openDialog("Today’s partnerships…");
    await paste.paste(schools.slice(0, 4).map(({ urn }, i) => [urn, i < 2 ? "North" : "South"]));
    await paste.press(/^Use these 2/);
    const before = await planner.clusterNames();
    await planner.says(/Times: estimated/);
    const dialog = await planner.dialogBehind("Get road times…");
    await dialog.says("Who works out the drives");
    expect(await accessibilityFaults(planner)).toEqual([]);
    await askFor(dialog, server.url);
    await dialog.says("Road times for Hartlepool could not be had");
    expect(await accessibilityFaults(planner)).toEqual([]);
    expect(await dialog.refusal()).toMatch(/OSRM/);
    await planner.says(/Times: estimated/);
    await dialog.press("Choose anew");
    await askFor(dialog, osrm.address);
    await dialog.says("Hartlepool has road times now");
    await dialog.press("Done");
    await planner.says(/Times: road times \(OSRM\)/);
    await planner.map.shows(schools.length);
    await expect.poll(() => planner.clusterNames()).toEqual(before);
  },
  PATIENCE_MS,
);

test(
  "a build goes on while the page is loaded again, and the page finds it; the area is there from then on",
  async () => {
    const dialog = await planner.openDialog("Get road times…");
    routeMs = SLOWLY;
    await askFor(dialog, osrm.address);
    await dialog.says(/asking for routes/);
    await planner.reload();
    await planner.says("Getting road times for Hartlepool");
    routeMs = FAST;
    await planner.announces("Hartlepool is judged on its road times now.");
    await planner.says(/Times: road times \(OSRM\)/);
    await planner.reload();
    await planner.says(/Times: road times \(OSRM\)/);
  },
  PATIENCE_MS,
);

test(
  "a build that was stopped, or ended with the server, is gone on with",
  async () => {
    const dialog = await planner.openDialog("Get road times…");
    routeMs = SLOWLY;
    await askFor(dialog, osrm.address);
    await dialog.says(/asking for routes/);
    await dialog.press("Stop");
    await dialog.says(/was stopped; what was done is kept/);
    await dialog.press("Go on");
    await dialog.says(/asking for routes/);
    const { port } = server;
    await server.close();
    server = await startServer(port);
    await planner.reload();
    const again = await planner.openDialog("Get road times…");
    await again.says(/ended with the planner; what was done is kept/);
    routeMs = FAST;
    await again.press("Go on");
    await again.says("Hartlepool has road times now");
    // What the page says of a server that is gone is not a fault of the page.
    planner.faults.splice(0);
  },
  PATIENCE_MS,
);
