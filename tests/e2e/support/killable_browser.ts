import { spawn } from "node:child_process";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { FLAGS, ROOT_FLAGS } from "./browser.ts";
import { findBrowser } from "./find_browser.ts";
import { BROWSER_ADVICE } from "./install_browser.ts";

/** A browser over a profile on the disk, whose process can be ended as a crash or the power would. */
export interface KillableBrowser {
  readonly browser: Browser;
  /** Ends it at once, without a word. */
  kill(): Promise<void>;
}

/** Starts a browser over the profile in `folder`. */
export async function startKillableBrowser(folder: string): Promise<KillableBrowser> {
  const path = findBrowser();
  if (path === null) throw new Error(BROWSER_ADVICE);
  const process = spawn(
    path,
    [
      ...FLAGS,
      ...ROOT_FLAGS,
      "--headless=new",
      "--window-size=1366,868",
      "--remote-debugging-port=0",
      `--user-data-dir=${folder}`,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => process.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    process.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    process.once("error", reject);
    void ended.then(() => reject(new Error(`The browser ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return {
    browser,
    async kill() {
      process.kill("SIGKILL");
      await ended;
    },
  };
}
