import type { Locator } from "playwright-core";
import { plain } from "./plain_text.ts";

/** A file made by a test. */
export interface MadeFile {
  readonly name: string;
  readonly text: string | Buffer;
}

/** The dialog that is open, in its users' words. */
export class OpenDialog {
  readonly #element: Locator;

  constructor(element: Locator) {
    this.#element = element;
  }

  async close(): Promise<void> {
    await this.#element.getByRole("button", { name: "Close", exact: true }).click();
    await this.gone();
  }

  gone(): Promise<void> {
    return this.#element.waitFor({ state: "detached" });
  }

  async says(text: string | RegExp): Promise<void> {
    await this.#element.getByText(text).first().waitFor();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.#element.getByRole("button", { name: button }).click();
  }

  /** Ticks the choice whose label begins so. */
  async choose(label: string | RegExp): Promise<void> {
    await this.#element.getByLabel(label).first().check();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#element.getByLabel(label).fill(value);
  }

  async offers(button: string | RegExp): Promise<boolean> {
    const found = this.#element.getByRole("button", { name: button });
    return (await found.count()) > 0 && (await found.isEnabled());
  }

  /** Chooses files from the disk. */
  async chooseFiles(...paths: readonly string[]): Promise<void> {
    await this.#fileInput().setInputFiles([...paths]);
  }

  async chooseMadeFile({ name, text }: MadeFile): Promise<void> {
    const buffer = Buffer.from(text);
    await this.#fileInput().setInputFiles({ name, mimeType: "text/plain", buffer });
  }

  #fileInput(): Locator {
    return this.#element.getByLabel("File", { exact: true });
  }

  /** Why the chosen file was not opened. */
  async refusal(): Promise<string> {
    return plain(await this.#element.getByRole("alert").textContent());
  }

  /** How many schools of an authority the chosen file offers to open. */
  async schoolsOffered(authority: string): Promise<number> {
    const option = this.#element.locator("option", { hasText: authority }).first();
    return Number(/\((\d+)\)/.exec((await option.textContent()) ?? "")?.[1]);
  }

  async openAllAuthorities(): Promise<void> {
    await this.#element.getByLabel("Area to open").selectOption("all");
  }

  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    const text = rows.map((cells) => cells.join("\t")).join("\n");
    await this.#element.getByLabel("School and partnership").fill(text);
  }

  /** The text of the row of the paste that has this written in it. */
  async pastedRow(written: string): Promise<string> {
    return plain(await this.#element.locator("li", { hasText: written }).first().textContent());
  }

  /** Says which school a pasted row means: its URN, or "leave-out". */
  async decideRow(written: string, choice: string): Promise<void> {
    const list = this.#element.getByRole("combobox", { name: `, ${written}: which school` });
    await list.selectOption(choice);
  }

  /** Chooses from the list that is called `list`. */
  async chooseIn(list: string, option: string): Promise<void> {
    await this.#element.getByRole("combobox", { name: list }).selectOption(option);
  }
}
