import { afterEach, expect } from "vitest";
import type { Position } from "../../src/domain/school.ts";
import { osrmAddresses } from "../../src/io/osrm_client/osrm_addresses.ts";
import { createOsrmEngine } from "../../src/io/osrm_client/osrm_engine.ts";
import type { OsrmOptions } from "../../src/io/osrm_client/osrm_options.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import type { Misdeed, OsrmServer, OsrmServerOptions } from "./osrm_server.ts";
import { roadMetres, roadSeconds, startOsrmServer } from "./osrm_server.ts";

/** Options with which failing takes no time. */
const QUICK: Partial<OsrmOptions> = {
  pauseMs: 2,
  longestPauseMs: 10,
  random: () => 0.5,
};

/** A signal that is never aborted. */
export const going: AbortSignal = new AbortController().signal;

const open: { close(): Promise<void> }[] = [];
afterEach(closeAll);

async function closeAll(): Promise<void> {
  for (const one of open.splice(0)) await one.close();
}

/** A server that is closed after the test. */
export async function serve(options: OsrmServerOptions = {}): Promise<OsrmServer> {
  const server = await startOsrmServer(options);
  open.push(server);
  return server;
}

/** An engine over the servers at `addresses` that waits for little, and is closed after the test. */
export function engineOf(addresses: string, options: Partial<OsrmOptions> = {}): RoutingEngine {
  const engine = createOsrmEngine(osrmAddresses(addresses), { fetch, ...QUICK, ...options });
  open.push(engine);
  return engine;
}

/** Different places on the made-up roads. */
export function placesOf(count: number): readonly Position[] {
  return Array.from({ length: count }, (_, i) => [-1 + i / 100, 53 + (i % 7) / 10]);
}

/** An answer in place of the right one. */
export function reply(
  status: number,
  text = "",
  headers: Readonly<Record<string, string>> = {},
): Misdeed {
  return { kind: "reply", status, text, headers };
}

/** Expects that a table of so many places has the times and lengths of the made-up roads. */
export async function expectRightTable(engine: RoutingEngine, count: number): Promise<void> {
  const places = placesOf(count);
  const table = await engine.table(places, places, going);
  const pairs = places.flatMap((from) => places.map((to) => [from, to] as const));
  expect([...table.seconds]).toEqual(pairs.map(([from, to]) => roadSeconds(from, to)));
  expect([...table.metres]).toEqual(pairs.map(([from, to]) => roadMetres(from, to)));
}
