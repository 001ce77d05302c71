import type { Page } from "playwright-core";
import { PlacesDriver } from "./places_driver.ts";
import { plain } from "./plain_text.ts";

/** Tests of changes to schools: their list, their panel and what the map shows of one. */
export class ScenarioDriver {
  /** The places that the tests stand among. */
  readonly places: PlacesDriver;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.places = new PlacesDriver(page);
  }

  /** Makes a test in the tab "Places". */
  async begin(): Promise<void> {
    await this.#page.getByRole("tab", { name: "Places" }).click();
    await this.#page.getByRole("button", { name: "Test a change…" }).click();
    await this.panel().waitFor();
  }

  panel() {
    return this.#page.getByRole("region", { name: "Test of changes to schools" });
  }

  /** Begins a change, such as "Close a school". */
  async change(type: string): Promise<void> {
    await this.panel().getByLabel("Add a change").selectOption({ label: type });
    await this.panel().getByRole("button", { name: "Begin" }).click();
    await this.panel().getByRole("form", { name: type }).waitFor();
  }

  async chooseSchool(label: string, name: string): Promise<void> {
    await this.panel().getByRole("combobox", { name: label }).fill(name);
    await this.panel().getByRole("option", { name }).first().click();
    await this.panel().getByRole("list", { name: label }).getByText(name).waitFor();
  }

  async save(): Promise<void> {
    await this.panel().getByRole("button", { name: "Add the change" }).click();
  }

  /** Each line of a table under a heading of "What follows", once it is worked out. */
  async linesOf(part: string): Promise<readonly string[]> {
    const rows = this.panel().getByRole("region", { name: part }).getByRole("row");
    await rows.first().waitFor();
    return (await rows.allTextContents()).map((text) => plain(text));
  }

  async show(part: "Changes" | "What follows"): Promise<void> {
    await this.panel().getByRole("tab", { name: part }).click();
  }

  /** Chooses what the map shows, on the map. */
  async onMap(name: string): Promise<void> {
    await this.#page.getByLabel("On the map").first().selectOption({ label: name });
  }

  /** The numbers of pupils on the lines of the SVG map, once it shows a test. */
  async flows(): Promise<readonly string[]> {
    const drawn = this.#page.locator("svg [data-scenario]");
    await drawn.waitFor({ state: "attached" });
    return drawn.locator("rect + text").allTextContents();
  }

  /** The cells of a row of the table "Side by side", once each is worked out. */
  async sideBySide(what: string): Promise<readonly string[]> {
    const table = this.#page.getByRole("table", { name: "Tests side by side" });
    const row = table
      .getByRole("row")
      .filter({ has: this.#page.getByRole("rowheader", { name: what, exact: true }) });
    await row.filter({ hasNotText: "not known" }).waitFor();
    return (await row.getByRole("cell").allTextContents()).map((text) => plain(text));
  }

  /** Waits until nothing of any test is on the screen. */
  async isOutOfSight(name: string): Promise<void> {
    await this.panel().waitFor({ state: "detached" });
    await this.#page.locator("svg [data-scenario]").waitFor({ state: "detached" });
    await this.#page.getByText(name).locator("visible=true").first().waitFor({ state: "detached" });
    await this.#page.getByText("Test only").first().waitFor({ state: "detached" });
  }
}
