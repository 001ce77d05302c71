import { createRequire } from "node:module";

/** Whether the optional package of the built-in engine is installed. It has no part for Windows. */
export function hasEmbeddedEngine(platform: NodeJS.Platform = process.platform): boolean {
  if (platform === "win32") return false;
  try {
    createRequire(import.meta.url).resolve("@valhallajs/valhallajs");
    return true;
  } catch {
    return false;
  }
}
