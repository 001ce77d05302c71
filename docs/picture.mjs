import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../routing/launch/build_if_stale.mjs";

const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");
const built = spawnSync(process.execPath, [TSC, "-b", "tests"], { cwd: ROOT, encoding: "utf8" });
if (built.status === 0) await import("../build/tests/e2e/support/picture.js");
else {
  process.stderr.write(built.stdout + built.stderr);
  process.exitCode = 2;
}
