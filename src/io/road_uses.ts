import type { PairKey, RoadUse, RoadUses } from "../domain/crossings.ts";
import type { OsrmStep, StoredRoute } from "../domain/osrm_route.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import { directionsFile, routesIn, unpackDirections } from "./directions.ts";
import { refuseFile } from "./refusal.ts";

/** Files that are asked for at once. */
const AT_ONCE = 6;

/** Collects which ordered pairs use which road, a route at a time. */
interface Roads {
  readonly stored: PairKey[];
  readonly byKey: Map<string, Omit<RoadUse, "pairs"> & { readonly pairs: PairKey[] }>;
}

/**
 * Which roads, tolls and ferries the stored routes between `urns` use, in the order of the area's schools. A school
 * without a file has no stored routes; not ok where none has, or where a file is damaged.
 */
export async function readRoadUses(
  files: AreaFiles,
  urns: readonly Urn[],
  signal?: AbortSignal,
): Promise<Reading<RoadUses>> {
  const indexes = new Map(urns.map((urn, i) => [urn, i]));
  const roads: Roads = { stored: [], byKey: new Map() };
  for (let start = 0; start < urns.length; start += AT_ONCE) {
    const some = urns.slice(start, start + AT_ONCE);
    const texts = await Promise.all(some.map((urn) => textOf(files, urn, signal)));
    for (const [i, text] of texts.entries()) {
      if (text === null) continue;
      if (!text.ok) return text;
      const from = some[i] ?? "";
      const routes = routesIn(text.value);
      if (routes === null) {
        return refuseFile(directionsFile(from), "It has a route that cannot be read.", REBUILD);
      }
      for (const route of routes) addRoute(roads, route, indexes);
    }
  }
  if (roads.stored.length === 0) {
    return refuseFile(
      files.name,
      "No directions are stored, so it is not known which drives use which road.",
      "Directions come with road times: get road times for the area first.",
    );
  }
  return { ok: true, value: usesOf(roads, urns.length), notes: [] };
}

const REBUILD = "Build the area again.";

/** The routes from one school; `null` where the area has no file of them. */
async function textOf(
  files: AreaFiles,
  urn: Urn,
  signal: AbortSignal | undefined,
): Promise<Reading<string> | null> {
  const packed = await files.read(directionsFile(urn), signal);
  if (packed === null) return null;
  return unpackDirections({ name: files.name, read: async () => packed }, urn, signal);
}

function addRoute(roads: Roads, stored: StoredRoute, indexes: ReadonlyMap<Urn, number>): void {
  const from = indexes.get(stored.from);
  const to = indexes.get(stored.to);
  if (from === undefined || to === undefined) return;
  const pair = from * indexes.size + to;
  roads.stored.push(pair);
  for (const step of stored.routes[0].legs.flatMap(({ steps }) => steps)) {
    const use = roadOf(step);
    if (use === null) continue;
    const key = JSON.stringify([use.name, use.ref, use.kind]);
    const known = roads.byKey.get(key) ?? { ...use, pairs: [] };
    roads.byKey.set(key, known);
    if (known.pairs.at(-1) !== pair) known.pairs.push(pair);
  }
}

function roadOf({
  name,
  ref = "",
  mode,
  classes,
  maneuver,
}: OsrmStep): Omit<RoadUse, "pairs"> | null {
  if (maneuver.type === "arrive") return null;
  const isFerry = mode === "ferry" || classes?.includes("ferry") === true;
  const kind = isFerry ? "ferry" : classes?.includes("toll") === true ? "toll" : "road";
  return kind === "road" && name === "" && ref === "" ? null : { name, ref, kind };
}

function usesOf({ stored, byKey }: Roads, size: number): RoadUses {
  const sorted = (pairs: readonly PairKey[]) => Uint32Array.from(new Set(pairs)).sort();
  return {
    size,
    stored: sorted(stored),
    roads: Array.from(byKey.values(), (road) => ({ ...road, pairs: sorted(road.pairs) })),
  };
}
