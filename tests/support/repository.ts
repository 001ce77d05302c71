import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, whether this module runs from its source or compiled. */
export const ROOT: string = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  return existsSync(join(folder, "package-lock.json")) ? folder : rootAbove(dirname(folder));
}

/** Builds the app into dist/, or the commands into build/, where the sources have changed since. Throws what the build printed. */
export function buildWhereStale(what: "app" | "commands"): void {
  execFileSync(process.execPath, [join(ROOT, "routing", "launch", "build.mjs"), what], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}
