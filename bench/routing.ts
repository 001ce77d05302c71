import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { buildMatrix } from "../routing/matrix/build_matrix.ts";
import type { Position, School } from "../src/domain/school.ts";
import { createOsrmEngine } from "../src/io/osrm_client/osrm_engine.ts";
import { randomArea } from "../tests/support/builders.ts";

const SCHOOLS = 280;
const MICROSECONDS_PER_CELL = 20;
/** osrm-routed's own table limit. */
const TABLE_LIMIT = 100;
const ROUNDS = 3;
/** So far from every time that no pair is routed singly. */
const NOWHERE_NEAR = 1e9;

/** Prints how fast a matrix is built through the client, beside the bare server asked for the same cells. */
export async function run(print: (line: string) => void): Promise<void> {
  const { schools } = randomArea(3, { schools: SCHOOLS });
  const server = await startServer();
  try {
    await askBare(server.address, schools.slice(0, 20));
    await build(server.address, schools.slice(0, 20));
    const rounds: { readonly bare: number; readonly client: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        bare: await timed(() => askBare(server.address, schools)),
        client: await timed(() => build(server.address, schools)),
      });
    }
    const bare = median(rounds.map((round) => round.bare));
    const client = median(rounds.map((round) => round.client));
    const ratio = median(rounds.map((round) => round.bare / round.client));
    const rate = (ms: number) =>
      `${Math.round(SCHOOLS ** 2 / ms)} cells/ms in ${(ms / 1000).toFixed(2)} s`;
    print(
      `routing: ${SCHOOLS} × ${SCHOOLS} from a server that takes ${MICROSECONDS_PER_CELL} µs a cell: bare server in the fewest tables ${rate(bare)}; ` +
        `through the client, with the points on the roads, ${rate(client)}; ratio ${ratio.toFixed(2)} (median of ${ROUNDS})`,
    );
    await printSingles(print, server.address, schools.slice(0, 60));
  } finally {
    server.stop();
  }
}

/** How fast pairs near the limit are routed singly, which the bare server does not do. */
async function printSingles(
  print: (line: string) => void,
  address: string,
  schools: readonly School[],
): Promise<void> {
  const without = await timed(() => build(address, schools));
  let pairs = 0;
  const ms = await timed(async () => {
    pairs = await build(address, schools, 2700);
  });
  const each = (ms - without) / pairs;
  print(`routing: ${pairs} pairs near the limit routed singly, ${each.toFixed(2)} ms each`);
}

async function build(
  address: string,
  schools: readonly School[],
  ceilingSeconds = NOWHERE_NEAR,
): Promise<number> {
  const engine = createOsrmEngine([address], { fetch });
  const reading = await buildMatrix(engine, schools, { journal: null, ceilingSeconds });
  await engine.close();
  if (!reading.ok) throw new Error(reading.problems[0]?.reason);
  return reading.value.routedSingly;
}

/** The fewest tables that the server's limit allows, two under way at once so that it never waits. */
async function askBare(address: string, schools: readonly School[]): Promise<void> {
  const places = schools.flatMap(({ location }) => (location === null ? [] : [location]));
  const strips = Math.ceil(places.length / TABLE_LIMIT);
  const strip = (i: number) => {
    const cut = (at: number) => Math.round((at * places.length) / strips);
    return places.slice(cut(i), cut(i + 1));
  };
  const paths = Array.from({ length: strips ** 2 }, (_, i) =>
    tablePath(strip(Math.floor(i / strips)), strip(i % strips)),
  );
  const work = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const response = await fetch(`${address}${path}`);
      const { durations } = (await response.json()) as { readonly durations: readonly unknown[] };
      if (durations.length === 0) throw new Error(`There is no table for ${path}.`);
    }
  };
  await Promise.all([work(), work()]);
}

function tablePath(sources: readonly Position[], destinations: readonly Position[]): string {
  const indexes = (start: number, count: number) =>
    Array.from({ length: count }, (_, i) => start + i).join(";");
  const places = [...sources, ...destinations].map((place) => place.join(",")).join(";");
  return `table/v1/driving/${places}?annotations=duration,distance&sources=${indexes(0, sources.length)}&destinations=${indexes(sources.length, destinations.length)}`;
}

async function startServer(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const script = fileURLToPath(new URL("./routing_server/main.js", import.meta.url));
  const child = spawn(process.execPath, [script, String(MICROSECONDS_PER_CELL)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const address of createInterface({ input: child.stdout })) {
    return { address, stop: () => child.kill() };
  }
  throw new Error("The server ended before it said where it is.");
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
