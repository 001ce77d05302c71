import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The file beside the page that names the packages in it, with their licences. */
export const NOTICES_FILE = "THIRD-PARTY.txt";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/** The packages that `modules` are files of, by name, each with its licence in full. */
export function noticesText(modules: Iterable<string>): string {
  const folders = new Set(Array.from(modules, packageFolder).filter((folder) => folder !== null));
  const notices = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license, author } = readPackage(folder);
    if (name === undefined) continue;
    const title = `${name} ${version ?? ""} (${license ?? "licence not named"})`;
    notices.set(title, `${title}\n\n${licenceIn(folder) ?? authorLine(author)}`);
  }
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text.trim());
  return `Software of others in School Cluster Planner, with its licences.\n\n${sorted.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}

/** The folder of the package that a module's file is in; `null` for our own files and the builder's. */
function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, "").split("?")[0] ?? "";
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path);
  const folder = match?.[1];
  return folder !== undefined && existsSync(join(folder, "package.json")) ? folder : null;
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The text of a package's licence, or of the one that covers the repository it was published from. */
function licenceIn(folder: string): string | null {
  const files = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort();
  const texts = files.map((name) => readFileSync(join(folder, name), "utf8").trim());
  return texts.length === 0 ? null : texts.join("\n\n");
}

function authorLine(author: PackageJson["author"]): string {
  const name = typeof author === "string" ? author : author?.name;
  return name === undefined ? "" : `Copyright ${name}`;
}
