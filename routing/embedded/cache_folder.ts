import { homedir } from "node:os";
import { join } from "node:path";

const PROGRAM = "school-cluster-planner";

/** Where this user's tiles are kept unless told otherwise: the system's folder for what can be made again. */
export function defaultCacheFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const home = homedir();
  if (platform === "win32") {
    return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), PROGRAM, "cache");
  }
  if (platform === "darwin") return join(home, "Library", "Caches", PROGRAM);
  return join(environment["XDG_CACHE_HOME"] ?? join(home, ".cache"), PROGRAM);
}
