import type { Page } from "playwright-core";
import type { MadeFile } from "./open_dialog.ts";
import { plain } from "./plain_text.ts";

/** The tab "Places": what the area has of places, and what is loaded of them. */
export class PlacesDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    // From now on, since a chooser that opens before anyone listens is the browser's own.
    page.on("filechooser", () => undefined);
  }

  /** Each figure of the area by its name, such as "Unfilled places". */
  async figures(): Promise<Readonly<Record<string, string>>> {
    const rows = this.#page.getByRole("region", { name: /^Places in/ }).locator("dl > div");
    await rows.first().waitFor();
    const texts = await rows.evaluateAll((found) =>
      found.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    return Object.fromEntries(texts.map(([name, value]) => [name ?? "", plain(value ?? "")]));
  }

  /** Gives a file to the field that has the focus, which a key opens. */
  async giveFile({ name, text }: MadeFile): Promise<void> {
    const asked = this.#page.waitForEvent("filechooser");
    await this.#page.keyboard.press("Enter");
    await (await asked).setFiles({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(text),
    });
  }

  /** The rows of what would change, once the file is read. */
  async changes(name: string): Promise<readonly (readonly string[])[]> {
    const rows = this.#page
      .getByRole("region", { name: `What ${name} would change` })
      .locator(".places-preview tbody tr");
    await rows.first().waitFor();
    const cells = await rows.evaluateAll((found) =>
      found.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    );
    return cells.map((row) => row.map(plain));
  }

  /** How often what was loaded has been written to the browser's storage. */
  timesKept(): Promise<number> {
    return this.#page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open("school-cluster-planner-places");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const [store = ""] = database.objectStoreNames;
            const found = database.transaction(store).objectStore(store).getAll();
            found.onerror = () => reject(found.error);
            found.onsuccess = () => {
              database.close();
              const kept = found.result.find(({ kind }) => kind === "figures");
              resolve(kept?.revision ?? 0);
            };
          };
        }),
    );
  }
}
