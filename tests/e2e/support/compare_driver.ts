import type { Locator, Page } from "playwright-core";

/** The comparison of the user's own plan with another. */
export class CompareDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The panel, opened from the ⋯ menu. */
  async open(): Promise<Locator> {
    await this.#page.getByRole("button", { name: "More", exact: true }).click();
    await this.#page.locator("#more-menu").getByRole("button", { name: "Compare plans" }).click();
    return this.panel();
  }

  /** The panel, once it is there. */
  async panel(): Promise<Locator> {
    const panel = this.#page.getByRole("region", { name: "Compare plans" });
    await panel.waitFor();
    return panel;
  }

  /** Holds the key of the plan before down for as long as something is done. */
  async lookingBack(act: () => Promise<void>): Promise<void> {
    await this.#page.keyboard.down("b");
    await act();
    await this.#page.keyboard.up("b");
  }
}
