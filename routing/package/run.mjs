import { BuildFailure, buildIfStale, NODE_BUILD, WEB_BUILD } from "../launch/build_if_stale.mjs";

try {
  await buildIfStale(NODE_BUILD);
  await buildIfStale(WEB_BUILD);
  const { main } = await import("../../build/routing/package/main.js");
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
