import {
  BuildFailure,
  buildIfStale,
  NODE_BUILD,
  WEB_BUILD,
} from "../../routing/launch/build_if_stale.mjs";

// npm runs scripts from the package's folder; the files that people name are relative to where they typed.
const typedIn = process.env.INIT_CWD;
if (process.env.npm_lifecycle_event === "planner" && typedIn !== undefined) process.chdir(typedIn);

// A reader that has seen enough, such as head, ends the command without a fuss.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await buildIfStale(NODE_BUILD);
  // A page for others is a part of the app, filled with a plan.
  const isPage = process.argv.some((typed) => typed === "html" || typed === "--format=html");
  if (process.argv[2] === "export" && isPage) await buildIfStale(WEB_BUILD);
  const { main } = await import("../../build/src/cli/main.js");
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
