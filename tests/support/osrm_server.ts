import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Position } from "../../src/domain/school.ts";

/** One request as the server saw it. */
export interface Asked {
  readonly service: "nearest" | "table" | "route" | "other";
  readonly places: readonly Position[];
  readonly query: URLSearchParams;
  /** Requests that came before it. */
  readonly count: number;
  /** Requests of the same path that came before it. */
  readonly again: number;
  readonly path: string;
}

/** What the server does instead of answering well. */
export type Misdeed =
  | {
      readonly kind: "reply";
      readonly status: number;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The right answer, after a while. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The right answer in six pieces, each after a while. */
  | { readonly kind: "pieces"; readonly ms: number }
  /** The right answer with something done to its JSON. */
  | { readonly kind: "changed"; readonly change: (json: Record<string, unknown>) => unknown }
  /** The first half of the right answer, then the end of the connection. */
  | { readonly kind: "cut-off"; readonly withLength: boolean }
  /** The first half of the right answer, then nothing, with the connection kept open. */
  | { readonly kind: "stall" }
  /** No answer at all, with the connection kept open. */
  | { readonly kind: "silence" }
  | { readonly kind: "reset" };

/** How the server behaves; everything has a default of good behaviour. */
export interface OsrmServerOptions {
  readonly maxTableSize?: number;
  readonly dataVersion?: string;
  readonly misdeed?: (asked: Asked) => Misdeed | null;
  /** How long a cell of a table takes, one after another, as on a server of one thread. */
  readonly microsecondsPerCell?: number;
  /** Seconds that a route says beside what the table says. */
  readonly routeExtra?: (from: Position, to: Position) => number;
}

export interface OsrmServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  /** How many connections clients have opened. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Places east of this are in the sea, and west of it the land ends at `SHORE`. */
export const SHORE = 1;
/** Places east of this are on no road at all. */
export const BEYOND = 10;
/** Places north of this can be left but not reached, as at the end of a one-way street. */
export const ONE_WAY_NORTH = 59;

/** A server that speaks OSRM's HTTP API v1 over made-up roads, and misbehaves as it is told. */
export async function startOsrmServer(options: OsrmServerOptions = {}): Promise<OsrmServer> {
  const asked: Asked[] = [];
  const paths = new Map<string, number>();
  const work = createThread(options.microsecondsPerCell ?? 0);
  const server = createServer((request, response) => {
    const one = readRequest(request, asked.length, paths);
    asked.push(one);
    const misdeed = options.misdeed?.(one) ?? null;
    void answer(one, misdeed, options, work)
      .then((send) => send(response))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  let connections = 0;
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readRequest(request: IncomingMessage, count: number, paths: Map<string, number>): Asked {
  const path = request.url ?? "";
  const again = paths.get(path) ?? 0;
  paths.set(path, again + 1);
  const url = new URL(path, "http://127.0.0.1");
  const [, service, version, , places] = url.pathname.split("/");
  const known = service === "nearest" || service === "table" || service === "route";
  return {
    service: known && version === "v1" ? service : "other",
    places: (places ?? "").split(";").flatMap((place) => {
      const [longitude, latitude] = place.split(",").map(Number);
      return longitude === undefined || latitude === undefined ? [] : [[longitude, latitude]];
    }),
    query: url.searchParams,
    count,
    again,
    path,
  };
}

type Send = (response: ServerResponse) => unknown;

async function answer(
  asked: Asked,
  misdeed: Misdeed | null,
  options: OsrmServerOptions,
  work: (cells: number) => Promise<void>,
): Promise<Send> {
  if (misdeed?.kind === "reply") {
    return (response) => response.writeHead(misdeed.status, misdeed.headers).end(misdeed.text);
  }
  if (misdeed?.kind === "silence") return () => undefined;
  if (misdeed?.kind === "reset") return (response) => response.socket?.resetAndDestroy();
  if (misdeed?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, misdeed.ms));
  const { status, json } = rightAnswer(asked, options);
  if (status === 200 && asked.service === "table") await work(cellsOf(json));
  const text = JSON.stringify(misdeed?.kind === "changed" ? misdeed.change(json) : json);
  if (misdeed?.kind === "pieces") return inPieces(text, misdeed.ms);
  if (misdeed?.kind === "cut-off" || misdeed?.kind === "stall") return half(text, misdeed);
  return (response) => {
    response.writeHead(status, { "content-type": "application/json; charset=UTF-8" }).end(text);
  };
}

function half(text: string, misdeed: Extract<Misdeed, { kind: "cut-off" | "stall" }>): Send {
  const withLength = misdeed.kind === "stall" || misdeed.withLength;
  return (response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      ...(withLength ? { "content-length": String(text.length) } : { connection: "close" }),
    });
    response.write(text.slice(0, text.length / 2));
    if (misdeed.kind === "stall") return;
    if (withLength) setTimeout(() => response.destroy(), 5);
    else response.end();
  };
}

function inPieces(text: string, ms: number): Send {
  const length = Math.ceil(text.length / 6);
  return async (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    for (let at = 0; at < text.length; at += length) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      response.write(text.slice(at, at + length));
    }
    response.end();
  };
}

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

function rightAnswer(asked: Asked, options: OsrmServerOptions): Answer {
  const { service, places } = asked;
  if (service === "other") return refused("InvalidUrl", "URL string malformed close to position 1");
  const roadless = places.findIndex(([longitude]) => longitude > BEYOND);
  if (roadless >= 0) {
    const which = service === "table" ? ` ${roadless}` : "";
    return refused("NoSegment", `Could not find a matching segment for coordinate${which}`);
  }
  const ok = (json: Record<string, unknown>) => ({
    status: 200,
    json: {
      code: "Ok",
      ...json,
      ...(options.dataVersion === undefined ? {} : { data_version: options.dataVersion }),
    },
  });
  if (service === "nearest") return ok({ waypoints: places.map(waypoint) });
  if (service === "route") return routeAnswer(places, options, ok);
  if (places.length < 2)
    return refused("InvalidOptions", "Number of coordinates needs to be at least two.");
  const side = (name: string) =>
    asked.query.get(name)?.split(";").map(Number) ?? places.map((_, i) => i);
  const [sources, destinations] = [side("sources"), side("destinations")];
  if (sources.length * destinations.length > (options.maxTableSize ?? 100) ** 2) {
    return refused("TooBig", "Too many table coordinates");
  }
  const cells = (value: (from: Position, to: Position) => number | null) =>
    sources.map((i) => destinations.map((j) => value(places[i] ?? [0, 0], places[j] ?? [0, 0])));
  return ok({
    durations: cells(roadSeconds),
    distances: cells(roadMetres),
    sources: sources.map((i) => waypoint(places[i] ?? [0, 0])),
    destinations: destinations.map((i) => waypoint(places[i] ?? [0, 0])),
  });
}

function routeAnswer(
  places: readonly Position[],
  options: OsrmServerOptions,
  ok: (json: Record<string, unknown>) => Answer,
): Answer {
  const [from = [0, 0], to = [0, 0]] = places;
  const time = roadSeconds(from, to);
  if (time === null) return refused("NoRoute", "Impossible route between points");
  const duration = tenth(time + (options.routeExtra?.(from, to) ?? 0));
  const distance = roadMetres(from, to);
  const leg = { duration, distance, summary: "", weight: duration, steps: [] };
  return ok({
    routes: [{ duration, distance, weight: duration, weight_name: "routability", legs: [leg] }],
    waypoints: [waypoint(from), waypoint(to)],
  });
}

function refused(code: string, message: string): Answer {
  return { status: 400, json: { code, message } };
}

/** Roads follow a grid of a thousandth of a degree, and end at the shore. */
export function snapped([longitude, latitude]: Position): Position {
  return [Math.round(Math.min(longitude, SHORE) * 1000) / 1000, Math.round(latitude * 1000) / 1000];
}

function waypoint(place: Position): Record<string, unknown> {
  const location = snapped(place);
  return { location, distance: crowMetres(place, location), name: "", hint: "made-up" };
}

/** Raw seconds between two places of the made-up roads: 50 km/h along the grid, and somewhat longer to the west. */
export function roadSeconds(from: Position, to: Position): number | null {
  if (to[1] > ONE_WAY_NORTH && from[1] <= ONE_WAY_NORTH) return null;
  const metres = roadMetres(from, to);
  const isWestward = snapped(to)[0] < snapped(from)[0];
  return tenth(metres / 13.9 + (isWestward ? metres / 100 : 0));
}

/** Metres along the grid between where two places meet it. */
export function roadMetres(from: Position, to: Position): number {
  const [a, b] = [snapped(from), snapped(to)];
  return tenth(Math.abs(a[0] - b[0]) * 67_000 + Math.abs(a[1] - b[1]) * 111_000);
}

function crowMetres(a: Position, b: Position): number {
  return Math.hypot((a[0] - b[0]) * 67_000, (a[1] - b[1]) * 111_000);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function cellsOf(json: Readonly<Record<string, unknown>>): number {
  return (json["durations"] as readonly (readonly unknown[])[]).flat().length;
}

/** One thread that works on cells, one after another. */
function createThread(microsecondsPerCell: number): (cells: number) => Promise<void> {
  let freeAt = 0;
  return async (cells) => {
    const ms = (cells * microsecondsPerCell) / 1000;
    if (ms === 0) return;
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + ms;
    await new Promise((resolve) => setTimeout(resolve, freeAt - now));
  };
}
