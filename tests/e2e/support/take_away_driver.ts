import type { Page } from "playwright-core";
import { plain } from "./plain_text.ts";

/** What came out on paper: the text of the page, whether all else was left out, and how many sheets of A4 it took. */
interface Printed {
  readonly text: string;
  readonly isAlone: boolean;
  readonly sheets: number;
}

/** What leaves the page: files and paper. */
export class TakeAwayDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The file that `act` makes the page save; it is gone once the browser is closed. */
  async savedBy(
    act: () => Promise<void>,
  ): Promise<{ readonly name: string; readonly path: string }> {
    const started = this.#page.waitForEvent("download");
    await act();
    const download = await started;
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  /** What a button prints of a cluster. */
  printedBy(button: string): Promise<Printed> {
    return this.printed(".cluster-paper", () =>
      this.#page.getByRole("button", { name: button }).click(),
    );
  }

  /** What `act` prints, which is the page with this selector. */
  async printed(selector: string, act: () => Promise<void>): Promise<Printed> {
    await this.#page.evaluate(() => {
      // Without a printer there would be nothing to see, and the page would be put away at once.
      window.print = () => {
        document.body.dataset["printed"] = "true";
      };
    });
    await act();
    await this.#page.locator("body[data-printed]").waitFor();
    await this.#page.emulateMedia({ media: "print" });
    const paper = this.#page.locator(selector);
    const isAlone =
      (await paper.isVisible()) &&
      (await this.#page
        .locator(".top-bar, .lists, .centre, .status-bar, .dialog")
        .locator("visible=true")
        .count()) === 0;
    const text = plain(await paper.textContent());
    const pdf = (await this.#page.pdf({ preferCSSPageSize: true })).toString("latin1");
    await this.#page.emulateMedia({ media: null });
    return { text, isAlone, sheets: (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length };
  }
}
