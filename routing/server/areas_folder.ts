import { homedir } from "node:os";
import { join } from "node:path";

const PROGRAM = "school-cluster-planner";

/** Where this user's own areas are kept unless told otherwise: the system's folder for programs' data. */
export function defaultAreasFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const home = homedir();
  if (platform === "win32") {
    return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), PROGRAM, "areas");
  }
  if (platform === "darwin") {
    return join(home, "Library", "Application Support", PROGRAM, "areas");
  }
  return join(environment["XDG_DATA_HOME"] ?? join(home, ".local", "share"), PROGRAM, "areas");
}
