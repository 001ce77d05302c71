import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startLocalServer } from "../../../routing/server/local_server.ts";
import { buildWhereStale, ROOT } from "../../support/repository.ts";
import { launchBrowser } from "./browser.ts";
import type { PlannerHost, PlannerOptions } from "./planner.ts";
import { Planner } from "./planner.ts";

/** The built app behind its own local server, and a browser to open it in. */
export interface RunningApp extends PlannerHost {
  close(): Promise<void>;
}

/** Serves the built app and launches a browser. */
export async function runApp(): Promise<RunningApp> {
  const server = await serveApp();
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, address: server.address, close };
}

/** Builds the app where it is stale and serves it, to browsers of the caller's own. */
export async function serveApp(): Promise<Omit<RunningApp, "browser">> {
  buildWhereStale("app");
  const server = await startLocalServer(join(ROOT, "dist"), 0);
  return { address: server.url, close: () => server.close() };
}

/**
 * The way to open the app in each test of a file. It is closed after the test, which fails where the page threw,
 * logged an error, broke its policy or asked for another host.
 */
export function plannersOfThisFile(): (options?: PlannerOptions) => Promise<Planner> {
  let app: RunningApp;
  const opened: Planner[] = [];
  beforeAll(async () => {
    app = await runApp();
  });
  afterEach(async () => {
    const planners = opened.splice(0);
    await Promise.all(planners.map((planner) => planner.close()));
    expect(planners.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(() => app.close());
  return async (options) => {
    const planner = await Planner.open(app, options);
    opened.push(planner);
    return planner;
  };
}
