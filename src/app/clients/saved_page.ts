import type { ReadAsset } from "../../io/assets.ts";
import type { PageToSave } from "../../io/html_export.ts";
import { writeSavedPage } from "../../io/html_export.ts";
import { SAVED_PAGE_FILE } from "../../io/saved_page.ts";

/** One self-contained page as HTML. Rejects with a sentence where its template or a file of the area cannot be had. */
export async function savedPage(read: ReadAsset, page: PageToSave): Promise<string> {
  const template = await read(SAVED_PAGE_FILE);
  if (template === null) {
    throw new Error(
      `${SAVED_PAGE_FILE} is missing on the web server. Ask its keeper to copy the whole package again.`,
    );
  }
  const { html } = await writeSavedPage(new TextDecoder().decode(template), page);
  return html;
}
