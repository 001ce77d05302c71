import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { CompareDriver } from "./compare_driver.ts";
import { focusedName, overflowingElements, refuseDatabases, refuseWebGl } from "./in_page.ts";
import { KeptWorkDriver } from "./kept_work_driver.ts";
import { MapDriver } from "./map_driver.ts";
import { OpenDialog } from "./open_dialog.ts";
import { escaped, plain } from "./plain_text.ts";
import { ScenarioDriver } from "./scenario_driver.ts";
import { SchoolPageDriver } from "./school_page_driver.ts";
import { TakeAwayDriver } from "./take_away_driver.ts";
import { ToolsDriver } from "./tools_driver.ts";

/** The desktop that the screens are designed for, and a phone. */
export const SCREENS = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  smallestPhone: { width: 320, height: 640 },
} as const;

export type Screen = keyof typeof SCREENS;

/** Where the app is served, and a browser to open it in. */
export interface PlannerHost {
  readonly browser: Browser;
  readonly address: string;
}

export interface PlannerOptions {
  readonly screen?: Screen;
  /** A browser that can draw no WebGL: the SVG map is there at once, for tests that are not about the map. */
  readonly withoutWebGl?: boolean;
  /** The part of the address after `#`. */
  readonly link?: string;
  /** A browser that keeps nothing in a database. */
  readonly withoutStorage?: boolean;
  /** A browser without a network. */
  readonly isOffline?: boolean;
}

export type Tab = "Clusters" | "Schools" | "Places" | "Problems";
/** The parts of a saved page. */
export type SavedTab = "A school" | "Clusters" | "Pairs" | "Schools" | "Map" | "About";
export type MenuEntry =
  | "Your plans…"
  | "Open a file…"
  | "Today’s partnerships…"
  | "Export…"
  | "Get road times…"
  | "Where the times come from"
  | "What am I looking at?";

/** The longest that anything on the screen may take. */
const PATIENCE_MS = 40_000;

/** The app on one page, driven in the words of its users. It notes whatever the page should not have done in `faults`. */
export class Planner {
  /** Uncaught errors, console errors (among them violations of the Content-Security-Policy) and requests of other hosts. */
  readonly faults: string[];
  /** What is done on a school's own page. */
  readonly schoolPage: SchoolPageDriver;
  readonly map: MapDriver;
  /** What leaves the page: files and paper. */
  readonly takeAway: TakeAwayDriver;
  readonly compare: CompareDriver;
  readonly tools: ToolsDriver;
  /** Tests of changes to schools. */
  readonly scenarios: ScenarioDriver;
  /** What the browser keeps of plans. */
  readonly kept: KeptWorkDriver;
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #address: string;
  private constructor(page: Page, address: string, faults: string[] = []) {
    this.#page = page;
    this.faults = faults;
    this.schoolPage = new SchoolPageDriver(page);
    this.map = new MapDriver(page);
    this.takeAway = new TakeAwayDriver(page);
    this.compare = new CompareDriver(page);
    this.tools = new ToolsDriver(page);
    this.scenarios = new ScenarioDriver(page);
    this.kept = new KeptWorkDriver(page);
    this.#context = page.context();
    this.#address = address;
  }

  /** Opens the app in a new browser profile, with nothing kept from before. */
  static async open(host: PlannerHost, options: PlannerOptions = {}): Promise<Planner> {
    const context = await host.browser.newContext({
      viewport: SCREENS[options.screen ?? "desktop"],
      reducedMotion: "reduce",
      offline: options.isOffline ?? false,
    });
    if (options.withoutWebGl === true) await context.addInitScript(refuseWebGl);
    if (options.withoutStorage === true) await context.addInitScript(refuseDatabases);
    return Planner.openIn(context, host.address, options.link);
  }

  /** Opens the app in a browser profile that may have been used before. */
  static async openIn(context: BrowserContext, address: string, link = ""): Promise<Planner> {
    context.setDefaultTimeout(PATIENCE_MS);
    const planner = new Planner(await context.newPage(), address);
    await planner.#listen();
    await planner.#page.goto(`${address}${link}`);
    return planner;
  }

  /** Opens the app in another tab of the same browser; its faults are this one's too. */
  async anotherTab(link = ""): Promise<Planner> {
    const page = await this.#context.newPage();
    const planner = new Planner(page, this.#address, this.faults);
    planner.#listenTo(page);
    await page.goto(`${this.#address}${link}`);
    return planner;
  }

  async #listen(): Promise<void> {
    const { faults } = this;
    await this.#context.route(
      (url) => url.protocol.startsWith("http") && !url.href.startsWith(this.#address),
      async (route) => {
        faults.push(`It asked for ${route.request().url()}`);
        await route.abort();
      },
    );
    this.#listenTo(this.#page);
  }

  #listenTo(page: Page): void {
    const { faults } = this;
    page.on("pageerror", (error) => faults.push(error.stack ?? error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  /** Loads the page again, as after closing and opening the browser's tab. */
  async reload(): Promise<void> {
    await this.#page.reload();
  }

  // What is on the screen

  /** Waits until the whole text is on the screen, anywhere. */
  async says(text: string | RegExp): Promise<void> {
    await this.#page.getByText(text).locator("visible=true").first().waitFor();
  }

  /** Waits until a screen reader is told this. */
  async announces(text: string | RegExp): Promise<void> {
    await this.#page.locator("p.visually-hidden[role=status]", { hasText: text }).waitFor({
      state: "attached",
    });
  }

  async areaTitle(): Promise<string> {
    return this.#areaSwitch().inputValue();
  }

  /** What sticks out of the screen sideways, or makes the page scroll that way. */
  overflowing(): Promise<readonly string[]> {
    return this.#page.evaluate(overflowingElements);
  }

  // Area, speed, search, history

  #areaSwitch(): Locator {
    return this.#page.getByRole("combobox", { name: "Area", exact: true });
  }

  async openArea(title: string): Promise<void> {
    await this.#areaSwitch().click();
    await this.#areaSwitch().fill(title);
    await this.#page.getByRole("option", { name: title }).first().click();
    await this.#page.waitForFunction(
      (wanted) => [...document.querySelectorAll("input")].some(({ value }) => value === wanted),
      title,
    );
  }

  async judgeAt(speed: "free-flow" | "school-day" | "peak" | "winter"): Promise<void> {
    await this.#page.getByLabel("Times for").selectOption(speed);
  }

  async findSchool(query: string, name: string): Promise<void> {
    const search = this.#page.getByRole("combobox", { name: /^Search school/ });
    await search.fill(query);
    await this.#page.getByRole("option", { name }).first().click();
    await this.school(name).waitFor();
  }

  async undo(): Promise<void> {
    await this.#page.getByRole("button", { name: /^Undo: / }).click();
  }

  async nothingToUndo(): Promise<boolean> {
    return this.#page.getByRole("button", { name: "Nothing to undo" }).isDisabled();
  }

  // Lists

  /** On a phone, brings a pane to the front; on a desktop all are there. */
  async showPane(pane: "School" | "Lists" | "Map" | "Details"): Promise<void> {
    const button = this.#page
      .getByRole("navigation", { name: "Panes" })
      .getByRole("button", { name: pane });
    if (await button.isVisible()) await button.click();
  }

  async showTab(tab: Tab | SavedTab): Promise<void> {
    await this.#page.getByRole("tab", { name: tab }).click();
    await this.#page.getByText("Opening the list…").waitFor({ state: "hidden" });
  }

  async showTable(): Promise<void> {
    await this.#page.getByRole("radio", { name: "Table" }).check({ force: true });
    await this.#page.getByRole("table").first().waitFor();
  }

  #clusterRow(name: string): Locator {
    return this.#page
      .getByRole("list", { name: "Clusters", exact: true })
      .getByRole("button")
      .filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  async pickCluster(name: string): Promise<void> {
    await this.#clusterRow(name).click();
    await this.#panel(name).waitFor();
  }

  /** The names of the clusters in the list, as far as it is drawn. */
  async clusterNames(): Promise<readonly string[]> {
    await this.showPane("Lists");
    await this.showTab("Clusters");
    const titles = this.#page.locator(".cluster-row__title");
    await titles.first().waitFor();
    return titles.allTextContents();
  }

  /** What the lists that move a school say: its cluster, in each place that shows one. */
  async clustersOf(school: string): Promise<readonly string[]> {
    const lists = this.#page.getByRole("combobox", { name: `Move ${school} to` });
    return lists.evaluateAll((found) =>
      found.map((list) => (list as HTMLSelectElement).selectedOptions[0]?.textContent ?? ""),
    );
  }

  /** The text above the list: how many clusters are within, over or too close to call. */
  async leadFigures(): Promise<string> {
    return plain(await this.#page.locator(".list-head").first().textContent());
  }

  #panel(name: string): Locator {
    return this.#page.getByRole("region", { name: new RegExp(`^Cluster \\d+, ${escaped(name)}$`) });
  }

  /** Waits until the panel of the cluster says this. */
  async clusterSays(name: string, text: string | RegExp): Promise<void> {
    await this.#panel(name).getByText(text).first().waitFor();
  }

  async renameCluster(name: string, wanted: string): Promise<void> {
    await this.#panel(name).getByRole("button", { name: "Rename" }).click();
    await this.#page.getByRole("textbox", { name: "Name of the cluster" }).fill(wanted);
    await this.#page.keyboard.press("Enter");
    await this.#panel(wanted).waitFor();
  }

  /** The panel of a school. */
  school(name: string): Locator {
    return this.#page.getByRole("region", { name, exact: true });
  }

  async moveSchool(name: string, cluster: string): Promise<void> {
    const select = this.#page.getByRole("combobox", { name: `Move ${name} to` }).first();
    const option = select.locator("option", { hasText: cluster });
    await select.selectOption((await option.first().getAttribute("value")) ?? cluster);
  }

  // Proposals

  async askForProposal(): Promise<void> {
    const panel = this.#page.getByRole("region", { name: "Propose clusters" });
    if (!(await panel.isVisible()))
      await this.#page.getByRole("button", { name: "Propose clusters" }).first().click();
    await panel.waitFor();
  }

  async startProposing(): Promise<void> {
    const panel = this.#page.getByRole("region", { name: "Propose clusters" });
    await panel.getByRole("button", { name: "Propose clusters" }).click();
    await panel.getByRole("button", { name: "Accept" }).waitFor();
  }

  async acceptProposal(): Promise<void> {
    await this.#page.getByRole("button", { name: "Accept" }).click();
  }

  /** The comparison of a proposal with what was there, by row: before and after. */
  async comparison(): Promise<Readonly<Record<string, readonly [string, string]>>> {
    const rows = this.#page
      .getByRole("region", { name: "Propose clusters" })
      .getByRole("table")
      .first()
      .locator("tbody tr");
    const cells = await rows.evaluateAll((found) =>
      found.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    return Object.fromEntries(
      cells.map(([label, before, after]) => [label ?? "", [before ?? "", after ?? ""]]),
    );
  }

  async showInReview(which: "Before" | "Proposal"): Promise<void> {
    await this.#page.getByRole("radio", { name: which }).check({ force: true });
  }

  async setLimit(label: string, value: string): Promise<void> {
    await this.#page.getByRole("textbox", { name: label, exact: false }).first().fill(value);
  }

  // Dialogs and buttons

  async openDialog(entry: MenuEntry | "Objections…"): Promise<OpenDialog> {
    await this.#page.getByRole("button", { name: "More", exact: true }).click();
    await this.#page.locator("#more-menu").getByRole("button", { name: entry }).click();
    const element = this.#page.getByRole("dialog");
    await element.waitFor();
    return new OpenDialog(element);
  }

  /** The dialog that a button on the screen opens. */
  async dialogBehind(button: string | RegExp): Promise<OpenDialog> {
    await this.press(button);
    const element = this.#page.getByRole("dialog");
    await element.waitFor();
    return new OpenDialog(element);
  }

  /** The file that an entry of the ⋯ menu saves; it is gone once the browser is closed. */
  async download(entry: string): Promise<{ readonly name: string; readonly path: string }> {
    await this.#page.getByRole("button", { name: "More", exact: true }).click();
    return this.takeAway.savedBy(() => this.#page.getByRole("button", { name: entry }).click());
  }

  /** Chooses an entry of the ⋯ menu that opens no dialog. */
  async choose(entry: string): Promise<void> {
    await this.#page.getByRole("button", { name: "More", exact: true }).click();
    await this.#page.locator("#more-menu").getByRole("button", { name: entry }).click();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.#page.getByRole("button", { name: button }).locator("visible=true").first().click();
  }

  // Keyboard

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Types into the combobox that has the focus and takes the first that it finds, once it is listed. */
  async typeAndTake(text: string): Promise<void> {
    await this.type(text);
    await this.#page.locator("[role=listbox] [role=option]").first().waitFor();
    await this.keys("ArrowDown", "Enter");
  }

  /** Presses Tab until what has the focus is called this: round and round, since the part that holds it may still be loading. */
  async tabTo(name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      await this.#page.keyboard.press(key);
      const focused = await this.focused();
      if (typeof name === "string" ? focused === name : name.test(focused)) return;
    }
    throw new Error(`${name} cannot be reached with the Tab key.`);
  }

  /** What the element with the focus is called; "" for the page itself. */
  focused(): Promise<string> {
    return this.#page.evaluate(focusedName);
  }

  // A page under test

  /** Runs a script in the page; for checks that are not a user's. */
  inPage<T>(script: string): Promise<T> {
    return this.#page.evaluate(script);
  }
}
