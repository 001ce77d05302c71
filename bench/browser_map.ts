import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { startLocalServer } from "../routing/server/local_server.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";

/** All English primaries with coordinates; a table that lies beside the repository, not in it. */
const ENGLAND = "../shared/data/england/schools.csv";
const SCREEN = { width: 1366, height: 768 };
const TRIAL_MS = 3000;

/** Prints frames per second of panning and zooming with every English primary on the map, beside the same with none. */
export async function run(print: (line: string) => void): Promise<void> {
  if (!existsSync(ENGLAND)) {
    print(`browser map: ${ENGLAND} is absent, so nothing is drawn`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "map-bench-"));
  const browser = await launchBrowser();
  try {
    await build({
      root: "bench/map_page",
      base: "./",
      configFile: false,
      logLevel: "error",
      worker: { format: "es" },
      build: { outDir: folder, emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 4000 },
    });
    writeFileSync(join(folder, "schools.json"), JSON.stringify(schoolRows()));
    const server = await startLocalServer(folder, 0);
    try {
      await compare(print, browser, server.url);
    } finally {
      await server.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

function schoolRows(): (number | null)[][] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(ENGLAND, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => [
    Number(row["longitude"]),
    Number(row["latitude"]),
    row["pupils"] ? Number(row["pupils"]) : null,
  ]);
}

async function compare(
  print: (line: string) => void,
  browser: Browser,
  url: string,
): Promise<void> {
  const empty = await measure(browser, `${url}?schools=0`);
  const full = await measure(browser, url);
  print(`browser map: ${full.schools} schools drawn ${Math.round(full.readyMs)} ms after opening`);
  for (const gesture of ["pan", "zoom"] as const) {
    const ratio = full[gesture] / empty[gesture];
    print(
      `browser map: ${gesture} ${full[gesture].toFixed(1)} frames/s with ${full.schools} schools, ` +
        `${empty[gesture].toFixed(1)} on an empty map, ratio ${ratio.toFixed(2)} (software rendering)`,
    );
  }
}

async function measure(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: SCREEN });
  const began = performance.now();
  await page.goto(url);
  await page.waitForSelector('#map[data-idle="true"]');
  const readyMs = performance.now() - began;
  const schools = Number(await page.getAttribute("#map", "data-rendered-schools"));
  const pan = await framesPerSecond(page, () => drag(page));
  const zoom = await framesPerSecond(page, () => wheel(page));
  await page.close();
  return { schools, readyMs, pan, zoom };
}

/** Frames per second that the page draws while `gesture` is repeated for three seconds. */
export async function framesPerSecond(page: Page, gesture: () => Promise<void>): Promise<number> {
  const counting = page.evaluate(
    (trialMs) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        let frames = 0;
        const count = (now: number) => {
          frames++;
          if (now - began < trialMs) requestAnimationFrame(count);
          else resolve((frames * 1000) / (now - began));
        };
        requestAnimationFrame(count);
      }),
    TRIAL_MS,
  );
  const end = performance.now() + TRIAL_MS;
  while (performance.now() < end) await gesture();
  return counting;
}

/** Drags the map at the middle of the screen there and back. */
export async function drag(page: Page): Promise<void> {
  const [x, y] = [SCREEN.width / 2, SCREEN.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 60, { steps: 20 });
  await page.mouse.move(x, y, { steps: 20 });
  await page.mouse.up();
}

/** Turns the wheel over the map, three steps in and three out. */
export async function wheel(page: Page): Promise<void> {
  for (const by of [-120, -120, -120, 120, 120, 120]) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(60);
  }
}
