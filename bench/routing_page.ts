import type { Browser, Page } from "playwright-core";
import { startLocalServer } from "../routing/server/local_server.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { areaFromFolder, type BuiltIn } from "../tests/e2e/support/expected.ts";
import { buildWhereStale } from "../tests/support/repository.ts";

const SCREEN = { width: 1366, height: 768 };
const FIRST_OPENINGS = 3;
const SCHOOLS = 11;

/** Prints how long a school's own page takes to open, and the way to a partner to be read in words, beside opening a school's panel. */
export async function run(print: (line: string) => void): Promise<void> {
  buildWhereStale("app");
  const server = await startLocalServer("dist", 0);
  const browser = await launchBrowser();
  const say = (what: string, times: readonly number[], target: number | null) =>
    print(figure(what, times, target));
  try {
    for (const [name, count] of [
      ["isle-of-wight", 36],
      ["lincolnshire", 280],
    ] as const) {
      const urns = await someSchools(name);
      const page = await openPlanner(browser, server.url, name, count);
      say(`${name}: a school's panel (the baseline)`, await panels(page, urns), null);
      say(`${name}: a school's page`, await links(page, name, urns, ".partner-table"), 100);
      await page.context().close();
      const first: number[] = [];
      for (let opening = 0; opening < FIRST_OPENINGS; opening++) {
        const fresh = await openPlanner(browser, server.url, name, count);
        first.push(...(await links(fresh, name, urns.slice(0, 1), ".partner-table")));
        await fresh.context().close();
      }
      say(`${name}: the first page after the area is loaded`, first, 100);
    }
    await benchWays(browser, server.url, say);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function benchWays(
  browser: Browser,
  url: string,
  say: (what: string, times: readonly number[], target: number | null) => void,
): Promise<void> {
  const [from, ...others] = await someSchools("isle-of-wight");
  if (from === undefined) throw new Error("The Isle of Wight has no schools.");
  const page = await openPlanner(browser, url, "isle-of-wight", 36);
  const ways = others.map((to) => `${from}&to=${to}`);
  const [first, ...cold] = await links(page, "isle-of-wight", ways, ".steps li");
  say("the first way: its files fetched, the words loaded", [first ?? Number.NaN], null);
  say("a way whose files are fetched", cold, null);
  const warm = await links(page, "isle-of-wight", ways, ".steps li");
  say("a way whose stored directions are in memory, steps on the screen", warm, 50);
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
): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${url}#area=${area}`);
  await page.waitForSelector(`[data-idle="true"][data-rendered-schools="${count}"]`);
  await page.waitForLoadState("networkidle");
  return page;
}

/** Milliseconds from each school's link being followed until `wanted` stands on its page. */
async function links(
  page: Page,
  area: string,
  schools: readonly string[],
  wanted: string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const school of schools) {
    times.push(
      await page.evaluate(followLink, [`#area=${area}&school=${school}`, wanted] as const),
    );
    await quiet(page);
    await page.evaluate(() => history.back());
    await quiet(page);
  }
  return times;
}

/** Milliseconds until each school, found by its URN, has its panel on the planner's screen. */
async function panels(page: Page, urns: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const urn of urns) {
    const search = page.getByRole("combobox", { name: /^Search school/ });
    await search.fill(urn);
    await page.locator(".combobox__item").first().waitFor();
    times.push(await page.evaluate(pickFirst, `URN ${urn}`));
    await quiet(page);
  }
  return times;
}

async function quiet(page: Page): Promise<void> {
  await page.waitForSelector('[data-idle="true"]', { state: "attached" });
  await page.waitForTimeout(100);
}

function followLink([hash, wanted]: readonly [string, string]): Promise<number> {
  const before = document.querySelector(wanted);
  return new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      const found = document.querySelector(wanted);
      if (found === null || found === before) return;
      observer.disconnect();
      resolve(performance.now() - began);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    location.hash = hash;
  });
}

function pickFirst(wanted: string): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      const note = document.querySelector(".panel .panel-head__note");
      if (note?.textContent?.includes(wanted) !== true) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.querySelector<HTMLElement>(".combobox__item")?.click();
  });
}

function figure(what: string, times: readonly number[], target: number | null): string {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  const aim = target === null ? "" : `, target ${target} ms, ratio ${(middle / target).toFixed(2)}`;
  return `school's page: ${what} ${middle.toFixed(0)} ms (at most ${most.toFixed(0)})${aim}`;
}
