import type { OsmNode, OsmRelation, OsmWay, Tags } from "../../routing/osm/osm_elements.ts";
import { createExtract } from "../../routing/osm/write_extract.ts";
import type { Position } from "../../src/domain/school.ts";

/** A made-up county: five roads east–west, five north–south, a kilometre apart, a roundabout, a ferry and a moor. */
export interface MadeUpRoads {
  readonly nodes: readonly OsmNode[];
  readonly ways: readonly RoadPiece[];
  readonly relations: readonly OsmRelation[];
}

/** A piece of road between two of its points, with the km/h that OSRM's documentation gives it; 0 where cars may not go. */
export interface RoadPiece extends OsmWay {
  readonly forward: number;
  readonly backward: number;
  /** Minutes that the whole piece takes whatever its length: a ferry. */
  readonly minutes?: number;
}

const WEST = -1;
const NORTH = 52.6;
/** About a kilometre. */
const [STEP_EAST, STEP_SOUTH] = [0.0148, 0.009];
const SIDE = 5;
const MPH = 1.609;

/** The tags of each road and its speed, worked out by hand: a limit × 0.8, otherwise by class, never above the surface's. */
const EAST_WEST = [
  { tags: { highway: "primary", ref: "A100", name: "North Road" }, speed: 65 },
  { tags: { highway: "unclassified", maxspeed: "60 mph", name: "Fast Lane" }, speed: 48 * MPH },
  { tags: { highway: "residential", oneway: "yes", name: "One Way" }, speed: 25, oneWay: true },
  { tags: { highway: "tertiary", maxspeed: "30 mph", name: "Village Street" }, speed: 24 * MPH },
  { tags: { highway: "secondary", maxspeed: "60 mph", surface: "gravel" }, speed: 40 },
] as const;
const NORTH_SOUTH = [
  { tags: { highway: "unclassified", name: "West Lane" }, speed: 25 },
  { tags: { highway: "secondary", ref: "B200", name: "Middle Road" }, speed: 55 },
  { tags: { highway: "residential", maxspeed: "20 mph", name: "School Lane" }, speed: 16 * MPH },
  { tags: { highway: "service", name: "Back Lane" }, speed: 15 },
  { tags: { highway: "tertiary", name: "East Road" }, speed: 40 },
] as const;

/** The crossing of the `row`th road from the north with the `column`th from the west. */
export function crossing(row: number, column: number): Position {
  return [WEST + column * STEP_EAST, NORTH - row * STEP_SOUTH];
}

/** The far end of the road behind the roundabout, the island across the ferry, and the moor that no road leads to. */
export const RING_END: Position = [WEST + 5.3 * STEP_EAST, NORTH];
export const ISLAND: Position = [WEST, NORTH - 8 * STEP_SOUTH];
export const MOOR: Position = [WEST + 60 * STEP_EAST, NORTH - 60 * STEP_SOUTH];

/** A kilometre east of the ring's road by a narrow lane, a kilometre and a half by a wide road. */
export const NARROW_END: Position = [WEST + 6.3 * STEP_EAST, NORTH];

/** A quay behind the island, a kilometre over by a ferry that does not say how long it takes. */
export const QUAY: Position = [WEST - STEP_EAST, NORTH - 8 * STEP_SOUTH];

/** When OpenStreetMap was as this extract says. */
export const REPLICATED_AT = Date.UTC(2026, 5, 24) / 1000;

const FERRY_MINUTES = 20;

/** The roads. The turn from Village Street's west end into Middle Road southwards is not allowed. */
export function madeUpRoads(): MadeUpRoads {
  const nodes: OsmNode[] = [];
  const ways: RoadPiece[] = [];
  const place = (id: number, at: Position, tags: Record<string, string> = {}) =>
    nodes.push({ id, longitude: at[0], latitude: at[1], tags: tagsOf(tags) });
  const road = (
    refs: readonly number[],
    tags: Record<string, string>,
    [forward, backward]: readonly [number, number],
    minutes?: number,
  ) => {
    const piece = { id: 1000 + ways.length, refs, tags: tagsOf(tags), forward, backward };
    ways.push(minutes === undefined ? piece : { ...piece, minutes });
  };
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) place(idAt(row, column), crossing(row, column));
  }
  EAST_WEST.forEach(({ tags, speed, ...more }, row) => {
    for (let column = 1; column < SIDE; column++) {
      const back = "oneWay" in more ? 0 : speed;
      road([idAt(row, column - 1), idAt(row, column)], tags, [speed, back]);
    }
  });
  NORTH_SOUTH.forEach(({ tags, speed }, column) => {
    for (let row = 1; row < SIDE; row++) {
      road([idAt(row - 1, column), idAt(row, column)], tags, [speed, speed]);
    }
  });
  addRoundabout(place, road);
  addFerry(place, road);
  addWhatCarsCannotUse(place, road);
  for (const [i, x] of [0, 0.5].entries()) {
    place(900 + i, [MOOR[0] + x * STEP_EAST, MOOR[1]]);
  }
  road([900, 901], { highway: "residential", name: "Moor Lane" }, [25, 25]);
  return { nodes, ways, relations: [noRightTurn(ways)] };
}

type Place = (id: number, at: Position, tags?: Record<string, string>) => void;
type AddRoad = (
  refs: readonly number[],
  tags: Record<string, string>,
  speeds: readonly [number, number],
  minutes?: number,
) => void;

/** North Road goes on eastwards over a roundabout, clockwise, with an exit to the north that ends at once. */
function addRoundabout(place: Place, road: AddRoad): void {
  const [x, y] = crossing(0, 4);
  const middle = x + 0.3 * STEP_EAST;
  const [dx, dy] = [0.0003, 0.0002];
  place(500, [middle - dx, y]);
  place(501, [middle, y + dy]);
  place(502, [middle + dx, y]);
  place(503, [middle, y - dy]);
  place(504, [middle, y + 10 * dy]);
  place(505, [middle + 20 * dx, y]);
  place(506, RING_END);
  const ring = { highway: "primary", junction: "roundabout" };
  for (const refs of [
    [500, 501],
    [501, 502],
    [502, 503],
    [503, 500],
  ]) {
    road(refs, ring, [65, 0]);
  }
  const spur = { highway: "primary", name: "Ring Road" };
  road([idAt(0, 4), 500], spur, [65, 65]);
  road([501, 504], { highway: "residential", name: "North Exit" }, [25, 25]);
  road([502, 505, 506], spur, [65, 65]);
  place(510, NARROW_END);
  place(511, [RING_END[0] + STEP_EAST / 2, NORTH + 0.56 * STEP_SOUTH]);
  road([506, 510], { highway: "tertiary", lanes: "1", name: "Narrow Lane" }, [40, 40]);
  road([506, 511, 510], { highway: "tertiary", lanes: "2", name: "Wide Road" }, [40, 40]);
}

function addFerry(place: Place, road: AddRoad): void {
  place(600, crossing(7, 0));
  place(601, ISLAND);
  const tags = { route: "ferry", duration: "00:20", name: "Island Ferry", motor_vehicle: "yes" };
  road([idAt(4, 0), 600], tags, [0, 0], FERRY_MINUTES);
  road([600, 601], { highway: "residential", name: "Island Road" }, [25, 25]);
  place(602, [(ISLAND[0] + QUAY[0]) / 2, ISLAND[1]]);
  place(603, QUAY);
  place(604, [QUAY[0], QUAY[1] - STEP_SOUTH]);
  road([601, 602, 603], { route: "ferry", name: "Chain Ferry" }, [5, 5]);
  road([603, 604], { highway: "residential", name: "Quay Road" }, [25, 25]);
}

/** Short cuts from the north-west corner to the south-east: a path, a track, and a fast road with a bollard. */
function addWhatCarsCannotUse(place: Place, road: AddRoad): void {
  const [corner, end] = [idAt(0, 0), idAt(4, 4)];
  road([corner, end], { highway: "footway" }, [0, 0]);
  road([corner, end], { highway: "track" }, [0, 0]);
  const [from, to] = [crossing(0, 0), crossing(4, 4)];
  place(700, [(from[0] + to[0]) / 2 + 0.001, (from[1] + to[1]) / 2], { barrier: "bollard" });
  road([corner, 700], { highway: "primary", maxspeed: "70 mph" }, [56 * MPH, 56 * MPH]);
  road([700, end], { highway: "primary", maxspeed: "70 mph" }, [56 * MPH, 56 * MPH]);
}

/** The point that the bollard stands on: no way leads over it. */
export const BOLLARD = 700;

/** The pieces that the rule is about, and the point between them. */
export const BANNED = { from: [idAt(3, 0), idAt(3, 1)], via: idAt(3, 1), to: idAt(4, 1) } as const;

function noRightTurn(ways: readonly RoadPiece[]): OsmRelation {
  const between = (a: number, b: number) =>
    ways.find(({ refs }) => refs.length === 2 && refs.includes(a) && refs.includes(b))?.id ?? 0;
  const { from, via, to } = BANNED;
  return {
    id: 1,
    tags: tagsOf({ type: "restriction", restriction: "no_right_turn" }),
    members: [
      { type: "way", ref: between(from[0], from[1]), role: "from" },
      { type: "node", ref: via, role: "via" },
      { type: "way", ref: between(via, to), role: "to" },
    ],
  };
}

/** Writes the roads as an extract. */
export async function writeMadeUpRoads(file: string, roads = madeUpRoads()): Promise<void> {
  const writer = await createExtract(file, { replicatedAt: REPLICATED_AT });
  await writer.write({ kind: "nodes", list: roads.nodes });
  await writer.write({ kind: "ways", list: roads.ways });
  await writer.write({ kind: "relations", list: roads.relations });
  await writer.close();
}

/** The id of a crossing. */
export function idAt(row: number, column: number): number {
  return 100 + 10 * row + column;
}

/** Tags as the product has them. */
export function tagsOf(tags: Readonly<Record<string, string>>): Tags {
  return new Map(Object.entries(tags));
}
