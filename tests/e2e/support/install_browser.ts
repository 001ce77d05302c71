import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findBrowser } from "./find_browser.ts";

/** What to do where no browser could be installed. */
export const BROWSER_ADVICE = `The browser tests need Chromium, Google Chrome or Microsoft Edge, and none could be found or installed.
  Debian, Ubuntu:  sudo apt-get install chromium   (or Google Chrome's own package)
  macOS:           install Google Chrome from https://www.google.com/chrome/
  Windows:         Microsoft Edge is part of it; if it was removed, install it again
  elsewhere:       npx playwright-core install --with-deps chromium
If it is somewhere unusual, set CHROME_PATH to its executable.`;

/** A browser's executable, installed first where there is none: by the system as root on Debian, else by Playwright. `null` where neither could. */
export function findOrInstallBrowser(): string | null {
  const there = findBrowser();
  if (there !== null) return there;
  process.stderr.write("No Chromium, Chrome or Edge found: installing one…\n");
  if (isDebianRoot()) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
    const packaged = findBrowser();
    if (packaged !== null) return packaged;
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core")), "cli.js");
  const dependencies = isDebianRoot() ? ["--with-deps"] : [];
  run(process.execPath, [cli, "install", ...dependencies, "chromium"]);
  return findBrowser();
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

function run(command: string, args: readonly string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Its output goes to stderr: the installers' progress is no result.
  const result = spawnSync(command, args, { stdio: ["ignore", 2, 2], env: environment });
  if (result.error !== undefined) process.stderr.write(`${command}: ${result.error.message}\n`);
}
