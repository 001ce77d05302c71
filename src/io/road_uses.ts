import type { PairKey, RoadUse, RoadUses } from "../domain/crossings.ts";
import type { OsrmStep, StoredRoute } from "../domain/osrm_route.ts";
import { decodePolyline } from "../domain/polyline.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Position, Urn } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import { directionsFile, routesIn, unpackDirections } from "./directions.ts";
import { refuseFile } from "./refusal.ts";

/** Files that are asked for at once. */
const AT_ONCE = 6;

/** Collects which ordered pairs use which road, a route at a time. */
interface Roads {
  readonly stored: PairKey[];
  readonly byKey: Map<string, Piece>;
}

/** The steps of one road that begin in one square of about 500 m. */
interface Piece extends Omit<RoadUse, "pairs" | "places"> {
  readonly pairs: PairKey[];
  /** By square, so that there are few. */
  readonly places: Map<string, Position>;
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
  const steps = stored.routes[0].legs.flatMap(({ steps: own }) => own);
  for (const [i, step] of steps.entries()) {
    const use = roadOf(step);
    if (use === null) continue;
    const places = placesOf(step, steps[i + 1]);
    const key = JSON.stringify([use.name, use.ref, use.kind, squareOf(step.maneuver.location)]);
    const known: Piece = roads.byKey.get(key) ?? { ...use, pairs: [], places: new Map() };
    roads.byKey.set(key, known);
    if (known.pairs.at(-1) !== pair) known.pairs.push(pair);
    for (const place of places) {
      const square = squareOf(place);
      if (!known.places.has(square)) known.places.set(square, place);
    }
  }
}

/** A step longer than this is looked at along its line. */
const LONG_METRES = 1000;

/** Where a step begins and ends, and places along it where it is long. */
function placesOf(step: OsrmStep, next: OsrmStep | undefined): readonly Position[] {
  const ends = [step.maneuver.location, ...(next === undefined ? [] : [next.maneuver.location])];
  return step.distance > LONG_METRES ? [...ends, ...decodePolyline(step.geometry)] : ends;
}

function squareOf([longitude, latitude]: Position): string {
  return `${String(Math.round(longitude / 0.008))} ${String(Math.round(latitude / 0.005))}`;
}

function roadOf({
  name,
  ref = "",
  mode,
  classes,
  maneuver,
}: OsrmStep): Pick<RoadUse, "name" | "ref" | "kind"> | null {
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
    roads: Array.from(byKey.values(), (road) => ({
      ...road,
      pairs: sorted(road.pairs),
      places: [...road.places.values()],
    })),
  };
}
