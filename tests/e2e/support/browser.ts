import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { findBrowser } from "./find_browser.ts";
import { BROWSER_ADVICE } from "./install_browser.ts";

/** Software WebGL 2 without a graphics card, and no calls of the browser's own. */
export const FLAGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-first-run",
];

/** Chromium's sandbox does not start as root, which is what containers run as. */
export const ROOT_FLAGS = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** A headless browser with WebGL 2, to be closed by the caller. Throws with advice where there is none. */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(BROWSER_ADVICE);
  return chromium.launch({ executablePath, args: [...FLAGS, ...ROOT_FLAGS, ...extraFlags] });
}
