import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import open from "open";
import { defaultAreasFolder } from "./areas_folder.ts";
import type { JobsOptions } from "./jobs.ts";
import type { LocalServer } from "./local_server.ts";
import { isPortUnavailable, startAtFreePort, startLocalServer } from "./local_server.ts";

/** The port that is tried first, so that a bookmark keeps working. */
const PREFERRED_PORT = 4173;

const HELP = `Usage: npm start [-- --open] [-- --port N] [-- --areas DIR]

Starts the School Cluster Planner on this computer only and prints its address.

  --open     open it in the browser
  --port N   use this port and no other (default: ${PREFERRED_PORT}, or any that is free)
  --areas DIR
             keep the areas that are built in the app here (default: ${defaultAreasFolder()})
  --sources FILE
             the settings that name the hosts of downloads (default: routing/sources.json)
  --help     print this
`;

interface StartOptions {
  readonly open: boolean;
  readonly port: number | null;
  readonly builds: JobsOptions;
}

/** Serves the built app until it is interrupted; the exit code, 2 for unusable options or a port that is taken. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  if (options === null) {
    process.stdout.write(HELP);
    return 0;
  }
  const server = await start(options);
  if (server === null) return 2;
  process.stdout.write(`School Cluster Planner is at ${server.url} (Ctrl+C stops it)\n`);
  if (options.open) await openBrowser(server.url);
  await interrupted();
  await server.close();
  return 0;
}

async function start({ port, builds }: StartOptions): Promise<LocalServer | null> {
  const folder = fileURLToPath(new URL("../../../dist", import.meta.url));
  if (port === null) return startAtFreePort(folder, PREFERRED_PORT, builds);
  try {
    return await startLocalServer(folder, port, builds);
  } catch (error) {
    if (!isPortUnavailable(error)) throw error;
    process.stderr.write(
      `Port ${port} is in use by another program, or not allowed. Choose another with --port, or leave --port out.\n`,
    );
    return null;
  }
}

async function openBrowser(url: string): Promise<void> {
  try {
    await open(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The browser could not be opened (${reason}). Open ${url} yourself.\n`);
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

/** The options, `null` when help is asked for, or a sentence about what is wrong with them. */
function readOptions(args: readonly string[]): StartOptions | string | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        open: { type: "boolean", default: false },
        port: { type: "string" },
        areas: { type: "string" },
        sources: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return null;
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65536)) {
      return `--port is "${values.port}": it must be a whole number from 1 to 65535.`;
    }
    const areas = resolve(values.areas ?? defaultAreasFolder());
    return { open: values.open, port, builds: { areas, sourcesFile: values.sources ?? null } };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`;
  }
}
