import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const MAC_APPLICATIONS = [
  "Chromium.app/Contents/MacOS/Chromium",
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_PROGRAMS = [
  "Chromium\\Application\\chrome.exe",
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** The executable of a Chromium, Chrome or Edge on this machine, `CHROME_PATH` first; `null` when there is none that starts. */
export function findBrowser(): string | null {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is "${named}", but there is no such file.`);
  }
  return candidates().find((path) => existsSync(path) && starts(path)) ?? null;
}

function candidates(): readonly string[] {
  const own = chromium.executablePath();
  return [...installed(), ...(own === "" ? [] : [own])];
}

function installed(): readonly string[] {
  if (process.platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
      .map((name) => process.env[name])
      .filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS_PROGRAMS.map((program) => join(root, program)));
  }
  if (process.platform === "darwin") {
    const roots = ["/Applications", join(process.env["HOME"] ?? "", "Applications")];
    return roots.flatMap((root) => MAC_APPLICATIONS.map((program) => join(root, program)));
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Some systems ship a `chromium-browser` that only prints how to get one. On Windows asking for the version opens a window. */
function starts(path: string): boolean {
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 60_000, stdio: "ignore" }).status === 0;
}
