import { carWay } from "../../routing/car/car_way.ts";
import { readExtract } from "../../routing/osm/read_extract.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { Position } from "../../src/domain/school.ts";

/** The roads of an extract as a net of points, with the seconds from each to the next at OSRM's speeds: nothing for turns. */
export interface PlainRoads {
  readonly places: readonly Position[];
  /** For each point, where it leads to and in how many seconds. */
  readonly exits: readonly (readonly { readonly to: number; readonly seconds: number }[])[];
}

/** The roads of the extract in `file` that cars use freely. */
export async function readPlainRoads(file: string): Promise<PlainRoads> {
  const positions = new Map<number, Position>();
  const indexes = new Map<number, number>();
  const places: Position[] = [];
  const exits: { to: number; seconds: number }[][] = [];
  const indexOf = (ref: number): number | null => {
    const known = indexes.get(ref);
    if (known !== undefined) return known;
    const place = positions.get(ref);
    if (place === undefined) return null;
    indexes.set(ref, places.length);
    exits.push([]);
    return places.push(place) - 1;
  };
  for await (const block of readExtract(file, { wanted: { nodes: true, ways: true } })) {
    for (const { id, longitude, latitude } of block.nodes) {
      positions.set(id, [longitude, latitude]);
    }
    for (const { tags, refs } of block.ways) {
      const way = carWay(tags);
      if (way === null || way.isCrossing) continue;
      for (let i = 1; i < refs.length; i++) {
        const [a, b] = [indexOf(refs[i - 1] ?? -1), indexOf(refs[i] ?? -1)];
        const [from, to] = [places[a ?? -1], places[b ?? -1]];
        if (a === null || b === null || from === undefined || to === undefined) continue;
        const kmSeconds = 3600 * crowFlyKm(from, to);
        const { access, speed } = way;
        if (access.forward === "free")
          exits[a]?.push({ to: b, seconds: kmSeconds / speed.forward });
        if (access.backward === "free") {
          exits[b]?.push({ to: a, seconds: kmSeconds / speed.backward });
        }
      }
    }
  }
  return { places, exits };
}

/** The least seconds from the point `start` to every point; `Infinity` where no road leads there. Dijkstra's method. */
export function leastSeconds({ exits }: PlainRoads, start: number): Float64Array {
  const least = new Float64Array(exits.length).fill(Number.POSITIVE_INFINITY);
  least[start] = 0;
  const heap: [seconds: number, point: number][] = [[0, start]];
  for (let top = pop(heap); top !== undefined; top = pop(heap)) {
    const [seconds, point] = top;
    if (seconds > (least[point] ?? 0)) continue;
    for (const exit of exits[point] ?? []) {
      const through = seconds + exit.seconds;
      if (through >= (least[exit.to] ?? 0)) continue;
      least[exit.to] = through;
      push(heap, [through, exit.to]);
    }
  }
  return least;
}

const HUBS_TRIED = 20;

/** The largest set of points, of some that were tried, that all lead to each other: the main network, in the extract's order. */
export function mainPoints(roads: PlainRoads): readonly number[] {
  const { places, exits } = roads;
  const back: { to: number; seconds: number }[][] = places.map(() => []);
  exits.forEach((leads, from) => {
    for (const { to, seconds } of leads) back[to]?.push({ to: from, seconds });
  });
  let most: readonly number[] = [];
  for (let i = 0; i < HUBS_TRIED; i++) {
    const hub = Math.floor(((i + 0.5) * places.length) / HUBS_TRIED);
    const [out, home] = [leastSeconds(roads, hub), leastSeconds({ places, exits: back }, hub)];
    const joined = [...places.keys()].filter(
      (point) => (out[point] ?? 0) < Infinity && (home[point] ?? 0) < Infinity,
    );
    if (joined.length > most.length) most = joined;
  }
  return most;
}

function push(heap: [number, number][], item: [number, number]): void {
  let i = heap.push(item) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || above[0] <= item[0]) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = item;
}

function pop(heap: [number, number][]): [number, number] | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if ((heap[child + 1]?.[0] ?? Infinity) < (heap[child]?.[0] ?? Infinity)) child++;
    const below = heap[child];
    if (below === undefined || below[0] >= last[0]) break;
    heap[i] = below;
    i = child;
  }
  heap[i] = last;
  return top;
}
