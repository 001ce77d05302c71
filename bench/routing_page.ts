import type { Browser, Page } from "playwright-core";
import { startLocalServer } from "../routing/server/local_server.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { areaFromFolder, type BuiltIn } from "../tests/e2e/support/expected.ts";
import { buildWhereStale } from "../tests/support/repository.ts";

const SCREEN = { width: 1366, height: 768 };
const FIRST_OPENINGS = 3;
const SCHOOLS = 6;

type Say = (what: string, times: readonly number[], target: number | null) => void;

/** Prints how long a school's own page takes to open, and the way to a partner to be read in words, beside opening a school's panel. */
export async function run(print: (line: string) => void): Promise<void> {
  buildWhereStale("app");
  const server = await startLocalServer("dist", 0);
  const browser = await launchBrowser();
  const say: Say = (what, times, target) => print(figure(what, times, target));
  try {
    await benchPages(browser, server.url, say, "isle-of-wight", 36);
    await benchPages(browser, server.url, say, "lincolnshire", 280);
    await benchWays(browser, server.url, say);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function benchPages(
  browser: Browser,
  url: string,
  say: Say,
  name: BuiltIn,
  count: number,
): Promise<void> {
  const panels: number[] = [];
  const first: number[] = [];
  const pages: number[] = [];
  const urns = await someSchools(name);
  for (let opening = 0; opening < FIRST_OPENINGS; opening++) {
    const page = await openPlanner(browser, url, name, count);
    for (const [place, urn] of urns.entries()) {
      await page.getByRole("combobox", { name: /^Search school/ }).fill(urn);
      await page.locator(".combobox__item").first().waitFor();
      panels.push(await clicked(page, ".combobox__item", ".panel .panel-head"));
      (place === 0 ? first : pages).push(
        await clicked(page, ".school-cluster ~ .button", ".partner-table"),
      );
      await page.getByRole("button", { name: "Back to the planner" }).click();
      await quiet(page);
    }
    await page.context().close();
  }
  say(`${name}: a school's panel (the baseline)`, panels, null);
  say(`${name}: the first page after the area is loaded`, first, 100);
  say(`${name}: a further page`, pages, 100);
}

async function benchWays(browser: Browser, url: string, say: Say): Promise<void> {
  const [from] = await someSchools("isle-of-wight");
  const page = await openPlanner(browser, url, "isle-of-wight", 36, `&school=${from}`);
  await page.getByRole("radio", { name: /^Everyone within/ }).check({ force: true });
  const walk = async () => {
    const times: number[] = [];
    for (let partner = 1; partner < SCHOOLS; partner++) {
      const name = `.partner-table tbody tr:nth-child(${partner}) button`;
      times.push(await clicked(page, name, ".steps li"));
      await page.getByRole("button", { name: /^← Partners/ }).click();
      await quiet(page);
    }
    return times;
  };
  const [first, ...fetched] = await walk();
  say("the first way: its files fetched, the words loaded", [first ?? Number.NaN], null);
  say("a way whose files are fetched", fetched, null);
  say("a way whose stored directions are in memory, steps on the screen", await walk(), 50);
  await page.context().close();
}

async function someSchools(name: BuiltIn): Promise<readonly string[]> {
  const { schools } = await areaFromFolder(name);
  const every = Math.floor(schools.length / SCHOOLS);
  return schools
    .filter(({ location }, place) => location !== null && place % every === 0)
    .slice(0, SCHOOLS)
    .map(({ urn }) => urn);
}

async function openPlanner(
  browser: Browser,
  url: string,
  area: string,
  count: number,
  more = "",
): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${url}#area=${area}${more}`);
  await page.waitForSelector(`[data-idle="true"][data-rendered-schools="${count}"]`);
  await page.waitForLoadState("networkidle");
  await quiet(page);
  return page;
}

async function quiet(page: Page): Promise<void> {
  await page.waitForSelector('[data-idle="true"]', { state: "attached" });
  await page.waitForTimeout(100);
}

/** Milliseconds from a click on `control` until `wanted` is on the page anew. */
async function clicked(page: Page, control: string, wanted: string): Promise<number> {
  const elapsed = await page.evaluate(clickAndWait, [control, wanted] as const);
  await quiet(page);
  return elapsed;
}

function clickAndWait([control, wanted]: readonly [string, string]): Promise<number> {
  const before = document.querySelector(wanted);
  const said = before?.textContent;
  const element = document.querySelector<HTMLElement>(control);
  if (element === null) throw new Error(`There is no ${control} to click on.`);
  return new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      const found = document.querySelector(wanted);
      if (found === null || (found === before && found.textContent === said)) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    element.click();
  });
}

function figure(what: string, times: readonly number[], target: number | null): string {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  const aim = target === null ? "" : `, target ${target} ms, ratio ${(middle / target).toFixed(2)}`;
  return `school's page: ${what} ${middle.toFixed(0)} ms (at most ${most.toFixed(0)})${aim}`;
}
