import { BuildFailure, buildIfStale, NODE_BUILD, WEB_BUILD } from "./build_if_stale.mjs";

const BUILDS = [NODE_BUILD, WEB_BUILD];
const wanted = BUILDS.find((build) => build.name === process.argv[2]);

try {
  if (wanted === undefined) {
    const names = BUILDS.map((build) => build.name).join(" or ");
    throw new BuildFailure(`Usage: node routing/launch/build.mjs ${names}`);
  }
  await buildIfStale(wanted);
} catch (error) {
  if (!(error instanceof BuildFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
