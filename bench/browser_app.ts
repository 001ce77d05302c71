import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { startLocalServer } from "../routing/server/local_server.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { buildWhereStale } from "../tests/support/repository.ts";
import { drag, framesPerSecond, wheel } from "./browser_map.ts";

const REGISTER = "geodata/register/england.csv.gz";
const SCREEN = { width: 1366, height: 768 };
const OPENINGS = 5;
const SWITCHES = 10;
const PATIENCE_MS = 120_000;

type Print = (line: string) => void;

/** Prints how long the built app takes to draw its first schools, to judge at another speed and to take in all of England. */
export async function run(print: Print): Promise<void> {
  buildWhereStale("app");
  const server = await startLocalServer("dist", 0);
  const browser = await launchBrowser();
  try {
    await benchOpening(print, browser, server.url);
    await benchSpeedSwitch(print, browser, server.url);
    await benchEngland(print, browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function benchOpening(print: Print, browser: Browser, url: string): Promise<void> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const page = await openPage(browser, url);
    times.push(
      await page.evaluate(
        () => performance.getEntriesByName("first-school-drawn")[0]?.startTime ?? Number.NaN,
      ),
    );
    await page.context().close();
  }
  print(figure("first school drawn after opening", median(times), 1500));
}

async function benchSpeedSwitch(print: Print, browser: Browser, url: string): Promise<void> {
  const page = await openPage(browser, url);
  const withMap = await switches(page);
  await page.getByRole("radio", { name: "Table" }).check({ force: true });
  await page.getByRole("table").waitFor();
  const withTable = await switches(page);
  print(figure("speed switched at 280 schools, judged and rendered", withMap.rendered, 50));
  print(
    figure("the same until repainted, with the map in software rendering", withMap.painted, 50),
  );
  print(figure("the same until repainted, with the table", withTable.painted, 50));
  await page.context().close();
}

async function switches(
  page: Page,
): Promise<{ readonly rendered: number; readonly painted: number }> {
  const times: (readonly [number, number])[] = [];
  for (let i = 0; i < SWITCHES; i++) {
    times.push(await page.evaluate(switchSpeed, i % 2 === 0 ? "winter" : "school-day"));
  }
  return {
    rendered: median(times.map(([rendered]) => rendered)),
    painted: median(times.map(([, painted]) => painted)),
  };
}

/** Milliseconds from the change of speed until React has rendered, and until the next frame is painted. */
function switchSpeed(speed: string): Promise<readonly [number, number]> {
  const select = document.querySelector<HTMLSelectElement>(".speed-select select");
  if (select === null) throw new Error("There is no list of speeds.");
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const began = performance.now();
      select.value = speed;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      queueMicrotask(() => {
        const rendered = performance.now() - began;
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => resolve([rendered, performance.now() - began]);
          painted.port2.postMessage(null);
        });
      });
    });
  });
}

async function benchEngland(print: Print, browser: Browser, url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "app-bench-"));
  const file = join(folder, "england.csv");
  writeFileSync(file, gunzipSync(readFileSync(REGISTER)));
  try {
    const page = await openPage(browser, url);
    await page.getByRole("combobox", { name: "Area", exact: true }).click();
    await page.getByRole("option", { name: "Rutland" }).click();
    await page.waitForSelector('[data-idle="true"][data-rendered-schools="17"]');
    const near = await frames(page);
    print(figure("England's schools read from a file", await readEngland(page, file), 3000));
    const began = performance.now();
    await page.getByRole("button", { name: "Open these schools" }).click();
    const all = '[data-idle="true"]:not([data-rendered-schools="17"])';
    await page.waitForSelector(all, { timeout: PATIENCE_MS });
    const shown = await page.getAttribute(all, "data-rendered-schools");
    const drawn = Math.round(performance.now() - began);
    print(`browser app: ${shown} schools on the map ${drawn} ms after "Open these schools"`);
    const crowded = await frames(page);
    for (const gesture of ["pan", "zoom"] as const) {
      print(
        `browser app: ${gesture} ${crowded[gesture].toFixed(1)} frames/s with ${shown} schools, ` +
          `${near[gesture].toFixed(1)} with Rutland's 17, ratio ${(crowded[gesture] / near[gesture]).toFixed(2)} ` +
          "(target 50 frames/s; software rendering)",
      );
    }
    await page.context().close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readEngland(page: Page, file: string): Promise<number> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Open a file…" }).click();
  const dialog = page.getByRole("dialog");
  const began = performance.now();
  await dialog.getByLabel("File", { exact: true }).setInputFiles(file);
  const authorities = dialog.getByLabel("Area to open");
  await authorities.waitFor({ timeout: PATIENCE_MS });
  const elapsed = performance.now() - began;
  await authorities.selectOption("all");
  return elapsed;
}

async function frames(page: Page): Promise<{ readonly pan: number; readonly zoom: number }> {
  const pan = await framesPerSecond(page, () => drag(page));
  return { pan, zoom: await framesPerSecond(page, () => wheel(page)) };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('[data-idle="true"][data-rendered-schools="280"]');
  return page;
}

function figure(what: string, milliseconds: number, target: number): string {
  return `browser app: ${what} ${milliseconds.toFixed(0)} ms, target ${target} ms, ratio ${(milliseconds / target).toFixed(2)}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
