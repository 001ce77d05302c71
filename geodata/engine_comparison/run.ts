import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openEngine } from "../../routing/open_engine.ts";
import type { Position } from "../../src/domain/school.ts";
import { readArea } from "../../src/io/area_json.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import { builtAreaFiles } from "../files.ts";
import type { EngineComparison, PairTimes } from "./compare.ts";
import { compareTimes } from "./compare.ts";
import { leastSeconds, mainPoints, readPlainRoads } from "./plain_roads.ts";

/** An area with OSRM's times, and the extract they were made from, in `../shared/data`. */
export const COMPARED = [
  { area: "rutland", extract: "rutland-2018-02-27.osm.pbf" },
  { area: "isle-of-wight", extract: "isle-of-wight-os-opendata-2015.osm.pbf" },
] as const;

/** The extracts that the built-in engine's times are set against bare roads on; OSRM's times are known for the first two. */
export const PLAIN_EXTRACTS = [
  ...COMPARED.map(({ extract }) => extract),
  "newport-2023-06-13.osm.pbf",
];

/** How far the built-in engine and OSRM agree on the schools of an area, between the same points of the same roads. */
export async function compareArea(
  repository: string,
  shared: string,
  { area, extract }: (typeof COMPARED)[number],
  cacheFolder?: string,
): Promise<EngineComparison> {
  const reading = await readArea(builtAreaFiles(repository, area));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const file = join(shared, "areas", area, "osrm-table.json");
  const osrm = JSON.parse(await readFile(file, "utf8")) as OsrmTable;
  const names = reading.value.schools.map(({ name, urn }) => `${name} (${urn})`);
  const places = osrm.sources.map(({ location }) => location);
  const seconds = await withEngine(shared, extract, cacheFolder, (engine, signal) =>
    engine.table(places, places, signal),
  );
  const pairs = names.flatMap((from, i) =>
    names.flatMap((to, j): PairTimes[] => {
      const embedded = seconds.seconds[i * names.length + j] ?? Infinity;
      return i === j ? [] : [{ from, to, osrm: osrm.durations[i]?.[j] ?? Infinity, embedded }];
    }),
  );
  return compareTimes(pairs);
}

interface OsrmTable {
  readonly durations: readonly (readonly (number | null)[])[];
  readonly sources: readonly { readonly location: Position }[];
}

/** Built-in time ÷ least time without turns, of ordered pairs of points spread over an extract's roads. */
export interface PlainComparison {
  readonly extract: string;
  readonly pairs: number;
  readonly withoutRoute: number;
  readonly ratio: { readonly p5: number; readonly median: number; readonly p95: number };
}

const PLAIN_POINTS = 40;
/** Shorter drives are mostly turns. */
const SHORTEST_SECONDS = 180;

/** How the built-in engine's times lie to those of bare roads: a little above 1, by what turns and signals cost. */
export async function compareWithPlainRoads(
  shared: string,
  extract: string,
  cacheFolder?: string,
): Promise<PlainComparison> {
  const roads = await readPlainRoads(join(shared, "osm", extract));
  const reached = mainPoints(roads);
  const points = Array.from(
    { length: PLAIN_POINTS },
    (_, i) => reached[Math.floor(((i + 0.5) * reached.length) / PLAIN_POINTS)] ?? 0,
  );
  const places = points.flatMap((point) => {
    const place = roads.places[point];
    return place === undefined ? [] : [place];
  });
  const table = await withEngine(shared, extract, cacheFolder, (engine, signal) =>
    engine.table(places, places, signal),
  );
  let withoutRoute = 0;
  const pairs = points.flatMap((from, i) => {
    const plain = leastSeconds(roads, from);
    return points.flatMap((to, j): PairTimes[] => {
      const [least, time] = [plain[to] ?? Infinity, table.seconds[i * points.length + j] ?? 0];
      if (least < SHORTEST_SECONDS || least === Infinity) return [];
      if (time === Infinity) withoutRoute++;
      return [{ from: String(from), to: String(to), osrm: least, embedded: time }];
    });
  });
  const { ratio, pairs: count } = compareTimes(pairs);
  return { extract, pairs: count, withoutRoute, ratio };
}

async function withEngine<T>(
  shared: string,
  extract: string,
  cacheFolder: string | undefined,
  work: (engine: RoutingEngine, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const file = join(shared, "osm", extract);
  const engine = await openEngine(
    `embedded:${file}`,
    cacheFolder === undefined ? {} : { cacheFolder },
  );
  try {
    return await work(engine, new AbortController().signal);
  } finally {
    await engine.close();
  }
}
