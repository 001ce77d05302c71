import { BuildFailure, buildIfStale, NODE_BUILD, ROOT } from "../routing/launch/build_if_stale.mjs";

try {
  process.chdir(ROOT);
  await buildIfStale(NODE_BUILD);
  await import("../build/geodata/cli.js");
} catch (error) {
  if (!(error instanceof BuildFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
