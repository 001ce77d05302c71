import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder with the source tables, beside the repository; `null` where it is not there. */
export function findSharedData(repository: string): string | null {
  const folder = join(repository, "..", "shared", "data");
  return existsSync(join(folder, "areas")) ? folder : null;
}
