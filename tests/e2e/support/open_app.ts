import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { LocalServer } from "../../../routing/server/local_server.ts";
import { startLocalServer } from "../../../routing/server/local_server.ts";
import { buildWhereStale, ROOT } from "../../support/repository.ts";
import { launchBrowser } from "./browser.ts";

/** The desktop that the screens are designed for. */
const DESKTOP = { width: 1366, height: 768 };

/** The built app behind its own local server, and a browser to open it in. */
export interface RunningApp {
  readonly server: LocalServer;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The app on one page, with all that it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses outside the local server that it asked for; they were not let through. */
  readonly strangers: string[];
  /** Uncaught exceptions and console errors, among them violations of the Content-Security-Policy. */
  readonly errors: string[];
}

/** Builds the app where it is stale, serves it and launches a browser. */
export async function runApp(): Promise<RunningApp> {
  buildWhereStale("app");
  const server = await startLocalServer(join(ROOT, "dist"), 0);
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { server, browser, close };
}

/** Opens the app in a new browser profile, with nothing saved from before. */
export async function openPage(
  app: RunningApp,
  viewport: { readonly width: number; readonly height: number } = DESKTOP,
): Promise<OpenPage> {
  const context = await app.browser.newContext({ viewport, reducedMotion: "reduce" });
  const strangers: string[] = [];
  const errors: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(app.server.url) && url.protocol.startsWith("http"),
    async (route) => {
      strangers.push(route.request().url());
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(app.server.url);
  return { page, strangers, errors };
}
