import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { createBuildService, say } from "./build_service.ts";
import type { JobsOptions } from "./jobs.ts";
import { openJobs } from "./jobs.ts";
import { refusalOf } from "./refusal.ts";
import { SECURITY_HEADERS } from "./security_headers.ts";

/** The only address it listens on: never one that another computer can reach. */
const LOOPBACK = "127.0.0.1";

/** Vite puts a digest of its content into the name of every file in here. */
const HASHED_ASSETS = /^\/assets\//;

/** A running local server. */
export interface LocalServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built app in `folder` to this computer at `port`, or at any free port for 0, and builds areas where it is
 * told the folder for them. Rejects when the port is taken.
 */
export async function startLocalServer(
  folder: string,
  port: number,
  builds: JobsOptions | null = null,
): Promise<LocalServer> {
  const serveFile = sirv(folder, {
    dev: true,
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      const lasting = HASHED_ASSETS.test(path);
      response.setHeader(
        "Cache-Control",
        lasting ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  const jobs = builds === null ? null : openJobs(builds);
  const service = jobs === null || builds === null ? null : createBuildService(builds.areas, jobs);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => broken(request, response, error));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const refusal = refusalOf(request, portOf(server), service !== null);
    if (refusal !== null) return say(response, refusal.status, refusal.reason);
    if ((await service?.answer(request, response)) === true) return;
    // Whole files only: sirv throws on a range whose end is before its start.
    delete request.headers.range;
    serveFile(request, response, () => say(response, 404, "There is no such file in the planner."));
  };
  await listening(server, port);
  const taken = portOf(server);
  const close = async () => {
    await closed(server);
    await jobs?.close();
  };
  return { port: taken, url: `http://${LOOPBACK}:${taken}/`, close };
}

/** Starts the server at `preferred`, or at any free port where that one is taken. */
export async function startAtFreePort(
  folder: string,
  preferred: number,
  builds: JobsOptions | null = null,
): Promise<LocalServer> {
  try {
    return await startLocalServer(folder, preferred, builds);
  } catch (error) {
    if (!isPortUnavailable(error)) throw error;
    return startLocalServer(folder, 0, builds);
  }
}

/** Whether listening failed because another program has the port, or the system does not give it. */
export function isPortUnavailable(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "EADDRINUSE" || code === "EACCES";
}

/** A request that broke, such as a page that went away in the middle of a file; the server goes on. */
function broken(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.socket.destroyed || response.headersSent) {
    response.destroy();
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  say(response, 500, `The planner could not do that: ${reason}`);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
