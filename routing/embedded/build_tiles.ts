import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { engineConfig } from "./engine_config.ts";
import type { InstalledEngine } from "./engine_package.ts";
import { LEFT_SIDE_IDS, writeLeftSide } from "./left_side.ts";

/** The engine's prints that show how far it is, in order. */
const STAGES = [
  "Parsing ways",
  "Parsing relations",
  "Parsing nodes",
  "Creating graph edges",
  "Building [0-9]+ tiles",
  "Enhancing local graph",
  "HierarchyBuilder",
  "Creating shortcuts on level 1",
  "turn restrictions at level 2",
  "Validating",
].map((text) => new RegExp(`\\] ${text}|\\] .* ${text}`));

/** How much of what the engine printed last is said where it failed. */
const LAST_LINES = 3;

/** How `buildTiles` goes on. */
export interface TileHooks {
  readonly onStage: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds the engine's tiles from the extract in `roads` into `folder`, in processes of their own that are ended by the signal.
 * Rejects with an `EngineFailure` or the signal's reason.
 */
export async function buildTiles(
  engine: InstalledEngine,
  roads: string,
  tileFolder: string,
  { onStage, signal }: TileHooks,
): Promise<void> {
  // The tools leave lists behind where they run, so they run beside the tiles.
  const folder = resolve(tileFolder);
  const run = { engine, cwd: dirname(folder), signal };
  const [config, sides, left] = [`${folder}.json`, `${folder}.sides`, `${folder}.left.osm.pbf`];
  const settings = { tileFolder: folder, workers: availableParallelism(), sides, isTold: true };
  await writeLeftSide(left);
  await writeFile(config, engineConfig({ ...settings, ids: LEFT_SIDE_IDS }));
  await runTool(run, "valhalla_build_admins", ["-c", config, left], () => {});
  await writeFile(config, engineConfig(settings));
  const onPrint = (printed: string) =>
    onStage(STAGES.filter((stage) => stage.test(printed)).length, STAGES.length);
  await runTool(run, "valhalla_build_tiles", ["-c", config, resolve(roads)], onPrint);
}

/** Where and until when a tool of the engine runs. */
interface ToolRun {
  readonly engine: InstalledEngine;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

async function runTool(
  { engine, cwd, signal }: ToolRun,
  name: string,
  options: readonly string[],
  onPrint: (printed: string) => void,
): Promise<void> {
  const child = spawn(resolve(join(engine.tools, name)), options, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    onPrint(printed);
  });
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => child.kill("SIGKILL");
    signal.addEventListener("abort", onAbort);
    process.once("exit", onAbort);
    if (signal.aborted) onAbort();
    child.on("error", (error) => reject(failure(error.message)));
    child.on("close", (code, killedBy) => {
      signal.removeEventListener("abort", onAbort);
      process.off("exit", onAbort);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(failure(killedBy === null ? lastLines(printed) : `signal ${killedBy}`));
    });
  });
}

function failure(why: string): EngineFailure {
  return new EngineFailure(
    `The built-in routing engine could not make its tiles (${why}). Where memory or disk space is short, free some or give a smaller extract; or use an OSRM server (osrm:URL).`,
  );
}

function lastLines(printed: string): string {
  const lines = printed.split("\n").filter((line) => /ERROR|WARN|rror/.test(line));
  return lines.slice(-LAST_LINES).join(" ").trim() || "it did not say why";
}
