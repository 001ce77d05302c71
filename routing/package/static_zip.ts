import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Zippable } from "fflate";
import { strToU8, zipSync } from "fflate";

/**
 * A zip of the files in `folder`, without those of hidden folders, and of the texts in `added` by name; all below a folder
 * called `root`, in the order of their names. The same files give the same bytes.
 */
export function staticZip(
  folder: string,
  root: string,
  added: ReadonlyMap<string, string>,
): Uint8Array {
  const entries = new Map<string, Uint8Array>(
    shownFiles(folder).map((path) => [path, readFileSync(join(folder, path))]),
  );
  for (const [name, text] of added) entries.set(name, strToU8(text));
  const files: Zippable = {};
  for (const name of [...entries.keys()].sort()) {
    const bytes = entries.get(name);
    if (bytes === undefined) throw new Error(`${name} is to be packed and has no content.`);
    files[`${root}/${name}`] = [bytes, { level: name.endsWith(".gz") ? 0 : 9 }];
  }
  // Every entry is of one time, which a zip holds as local time and not before 1980.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

/** Paths relative to `folder`, with forward slashes. */
function shownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !path.split("/").some((part) => part.startsWith(".")));
}
