import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { ServerAbilities } from "../../src/io/area_build_protocol.ts";
import {
  isSentFileName,
  readAreaBuildOrder,
  SERVER_FILE,
} from "../../src/io/area_build_protocol.ts";
import { builtAreas, isBuiltAreaPath, sendBuiltAreaFile } from "./built_areas.ts";
import { hasEmbeddedEngine } from "./embedded_engine.ts";
import type { Jobs } from "./jobs.ts";
import { readJsonBody, storeBody, TooLarge } from "./request_body.ts";

/** An order is a few lines. */
const MOST_ORDER_BYTES = 10_000;

/** The road extract of all England has about 1.6 GB. */
const MOST_FILE_BYTES = 4_000_000_000;

/** Answers what has to do with building areas, and sends the areas that were built. */
export interface BuildService {
  /** `false` where the address is not its own. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** The service over the jobs and the areas in `folder`. */
export function createBuildService(folder: string, jobs: Jobs): BuildService {
  return {
    async answer(request, response) {
      const path = (request.url ?? "").split("?")[0] ?? "";
      if (isBuiltAreaPath(path)) {
        if (!(await sendBuiltAreaFile(folder, path, response))) {
          say(response, 404, "There is no such area on this computer.");
        }
        return true;
      }
      if (path === `/${SERVER_FILE}`) {
        sendJson(response, 200, await abilitiesOf(folder));
        return true;
      }
      if (!path.startsWith("/api/")) return false;
      try {
        await answerApi(request, response, path.slice("/api/".length), jobs);
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        say(response, 413, "More was sent than the planner takes.");
      }
      return true;
    },
  };
}

async function abilitiesOf(folder: string): Promise<ServerAbilities> {
  return {
    format: "planner-server",
    version: 1,
    builds: true,
    embedded: hasEmbeddedEngine(),
    areas: await builtAreas(folder),
  };
}

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  jobs: Jobs,
): Promise<void> {
  const isReading = request.method === "GET" || request.method === "HEAD";
  const [kind = "", id = "", act = ""] = path.split("/");
  if (kind === "jobs" && id === "" && isReading) return sendJson(response, 200, jobs.last());
  if (kind === "jobs" && id === "" && request.method === "POST") {
    return startJob(request, response, jobs);
  }
  if (kind === "jobs" && act === "" && isReading) {
    const job = jobs.last();
    return job?.id === id ? sendJson(response, 200, job) : noSuchJob(response);
  }
  if (kind === "jobs" && request.method === "POST") return actOnJob(response, jobs, id, act);
  if (kind === "files" && act === "" && request.method === "PUT") {
    return storeFile(request, response, jobs.uploads, id);
  }
  say(response, 404, "The planner has no such address.");
}

async function startJob(
  request: IncomingMessage,
  response: ServerResponse,
  jobs: Jobs,
): Promise<void> {
  const order = readAreaBuildOrder(await readJsonBody(request, MOST_ORDER_BYTES));
  if (order === null) return say(response, 400, "That is not an order for an area.");
  const job = jobs.start(order);
  if (job !== null) return sendJson(response, 201, job);
  say(response, 409, "Another area is being built. Wait until it is done, or stop it.");
}

function actOnJob(response: ServerResponse, jobs: Jobs, id: string, act: string): void {
  if (act === "forget") {
    if (jobs.forget(id)) sendJson(response, 200, null);
    else noSuchJob(response);
    return;
  }
  const job = act === "cancel" ? jobs.cancel(id) : act === "resume" ? jobs.resume(id) : null;
  if (job === null) noSuchJob(response);
  else sendJson(response, 200, job);
}

async function storeFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  name: string,
): Promise<void> {
  if (!isSentFileName(name)) return say(response, 400, "A file may not have that name.");
  const bytes = await storeBody(request, join(folder, name), MOST_FILE_BYTES);
  sendJson(response, 201, { name, bytes });
}

function noSuchJob(response: ServerResponse): void {
  say(response, 409, "That build is not there any more, or is in another state by now.");
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(value));
}

/** Answers with one sentence. */
export function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${sentence}\n`);
}
