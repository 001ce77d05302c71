import type { Page } from "playwright-core";

/** A school's own page, driven in the words of its users. */
export class SchoolPageDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The rows of the table of partners: school, minutes there and minutes back. */
  async partners(): Promise<readonly (readonly [string, string, string])[]> {
    const rows = this.#page.getByRole("region", { name: "Partners" }).locator("tbody tr");
    await rows.first().waitFor();
    return rows.evaluateAll((found) =>
      found.map((row) => {
        const figures = [...row.querySelectorAll("td.number")].map((cell) => cell.textContent);
        const name = row.querySelector("button")?.firstChild?.textContent ?? "";
        return [name, figures[0] ?? "", figures[1] ?? ""] as const;
      }),
    );
  }

  /** Types some letters and picks a school of those that are found. */
  async find(letters: string, name: string): Promise<void> {
    const search = this.#page.getByRole("combobox", { name: /^Type three letters/ });
    await search.click();
    await this.#page.keyboard.type(letters);
    await this.#page.getByRole("option", { name }).first().click();
    await this.#page.getByRole("heading", { name }).waitFor();
  }

  async showWay(to: string): Promise<void> {
    const partners = this.#page.getByRole("region", { name: "Partners" });
    await partners.getByRole("button").filter({ hasText: to }).first().click();
  }

  /** The sentences of the way there or back. */
  async steps(which: "There" | "Back"): Promise<readonly string[]> {
    const way = this.#page.getByRole("region", { name: new RegExp(`^${which}`) });
    await way.getByRole("listitem").first().waitFor();
    return way.locator("li > span:first-child").allTextContents();
  }

  async listPartners(which: RegExp): Promise<void> {
    await this.#page.getByRole("radio", { name: which }).check({ force: true });
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.#page.getByRole("textbox", { name: label }).fill(text);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#page.getByRole("combobox", { name: label }).selectOption({ label: option });
  }

  /** The part of the address after `#`, decoded. */
  link(): string {
    return decodeURIComponent(new URL(this.#page.url()).hash);
  }

  /** Types another address after `#`. */
  async follow(link: string): Promise<void> {
    await this.#page.evaluate((hash) => {
      location.hash = hash;
    }, link);
  }

  async goBack(): Promise<void> {
    await this.#page.goBack();
  }

  /** How many sheets of A4 what is in front takes. */
  async sheets(): Promise<number> {
    const pdf = await this.#page.pdf({ preferCSSPageSize: true });
    return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  }

  /** Waits until the map, or the SVG map in its place, draws the way there and back. */
  async mapDrawsWay(): Promise<void> {
    await this.#page
      .locator('[data-idle="true"][data-rendered-ways="back there"], .svg-map [data-route]')
      .first()
      .waitFor({ state: "attached" });
  }
}
