import type { Page } from "playwright-core";

/** The schools over the border: their switch on the map, their rings, their table and the panel that joins them. */
export class BorderDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Ticks the switch in the map's legend. */
  async show(): Promise<void> {
    const legend = this.#page.locator("details.legend");
    if ((await legend.getAttribute("open")) === null) await legend.locator("summary").click();
    await this.#page.getByRole("checkbox", { name: "Schools over the border" }).check();
    await this.#page.locator("svg [data-border-school]").first().waitFor({ state: "attached" });
  }

  /** Clicks the first ring of the SVG map, and says whose it is. */
  async clickOnMap(): Promise<string> {
    const ring = this.#page.locator("svg [data-border-school]").first();
    const name = (await ring.locator("title").textContent()) ?? "";
    await ring.dispatchEvent("click");
    await this.#page.getByRole("region", { name, exact: true }).waitFor();
    return name;
  }

  /** Joins the school in front to a cluster, by the mouse. */
  async join(cluster: string): Promise<void> {
    const select = this.#page.getByRole("combobox", { name: /^Join to a cluster/ });
    const option = select.locator("option", { hasText: cluster });
    await select.selectOption((await option.first().getAttribute("value")) ?? cluster);
    await this.#page.getByRole("button", { name: /^Join it to / }).click();
  }

  /** The name in the first row of the table of schools over the border. */
  async firstInTable(): Promise<string> {
    const first = this.#page
      .getByRole("region", { name: "Schools over the border" })
      .locator("tbody button")
      .first();
    await first.waitFor();
    return (await first.textContent()) ?? "";
  }
}
