import type { Locator, Page } from "playwright-core";

/** What a browser keeps of plans, and what the screen says of it. */
export class KeptWorkDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the status bar says that every change is saved in this browser. */
  async isSaved(): Promise<void> {
    await this.says(/^Saved in this browser \d\d:\d\d/);
  }

  /** Waits until the status bar says this of saving. */
  async says(text: string | RegExp): Promise<void> {
    await this.#page.locator(".status-bar__saving", { hasText: text }).waitFor();
  }

  #bar(): Locator {
    return this.#page.getByRole("complementary", { name: "Your saved work" });
  }

  /** Waits until the bar below the top one says this. */
  async tells(text: string | RegExp): Promise<void> {
    await this.#bar().getByText(text).waitFor();
  }

  /** Presses a button of that bar. */
  async answer(button: string): Promise<void> {
    await this.#bar().getByRole("button", { name: button }).click();
  }

  async tellsNothing(): Promise<void> {
    await this.#bar().waitFor({ state: "detached" });
  }

  /** Closes this tab alone, without asking it. */
  closeTab(): Promise<void> {
    return this.#page.close();
  }

  /** Whether the browser would ask before this tab is left. */
  asksBeforeLeaving(): Promise<boolean> {
    return this.#page.evaluate(() => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    });
  }

  /** The rows of the dialog's plans: name, clusters. */
  async plans(): Promise<readonly string[]> {
    const rows = this.#page.getByRole("dialog").locator("tbody th");
    await rows.first().waitFor();
    return (await rows.allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());
  }

  /** Goes to a step of the history. */
  async goToStep(label: string | RegExp): Promise<void> {
    const steps = this.#page.getByRole("list", { name: "Steps" });
    await steps.getByRole("button", { name: label }).click();
  }
}
