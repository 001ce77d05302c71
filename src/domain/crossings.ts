import type { DriveTimes } from "./drive_times.ts";
import type { PlacedPiece } from "./road_stretches.ts";
import { stretchesOf } from "./road_stretches.ts";
import type { School, SchoolIndex } from "./school.ts";
import type { Seconds } from "./units.ts";
import { UNREACHABLE } from "./units.ts";

/** An ordered pair of an area's schools as one number: `from * size + to`. */
export type PairKey = number;

/** A stretch of road, or a ferry, as stored routes name it, with the ordered pairs whose route uses it. */
export interface RoadUse extends PlacedPiece {
  /** "" where it has only a number. */
  readonly name: string;
  /** Its number, such as "A15"; "" without one. */
  readonly ref: string;
  readonly kind: "road" | "toll" | "ferry";
  /** In ascending order, each once. */
  readonly pairs: Uint32Array;
}

/** Every road of an area's stored routes. */
export interface RoadUses {
  /** How many schools the area has, which makes the pairs' keys. */
  readonly size: number;
  /** The ordered pairs that have a stored route. */
  readonly stored: Uint32Array;
  readonly roads: readonly RoadUse[];
}

export type CrossingKind = "ferry" | "toll" | "bridge" | "tunnel" | "road";

/** A bridge, tunnel, ferry or road by name that can be closed to see what happens without it. */
export interface Crossing {
  /** Its name, or its number where it has none; the same for the same crossing of the same area. */
  readonly name: string;
  readonly kind: CrossingKind;
  readonly pairs: ReadonlySet<PairKey>;
  /** Whether it is every road of that name, of which there are several far from one another. */
  readonly isEvery?: true;
}

/** What can be asked of an area's roads. */
export interface RoadMap {
  /** How many ordered pairs have a stored route. */
  readonly stored: number;
  readonly named: readonly Crossing[];
  /** The names and numbers of roads, those that most pairs use first. */
  readonly names: readonly string[];
  called(written: string): Crossing | null;
  /** The roads called `written` one by one, where there are several far from one another; those of most pairs first. */
  stretches(written: string): readonly Crossing[];
  /** `times` with the crossings shut. */
  without(times: DriveTimes, closed: readonly Crossing[]): DriveTimes;
}

/** The roads of an area as the screen asks about them. */
export function createRoadMap(uses: RoadUses, schools: readonly School[] = []): RoadMap {
  return {
    stored: uses.stored.length,
    named: namedCrossings(uses, schools),
    names: roadNames(uses),
    called: (written) => roadCalled(uses, written),
    stretches: (written) => roadStretches(uses, written, schools),
    without: (times, closed) => withoutCrossings(times, closed, uses),
  };
}

/** A bridge or tunnel is listed by itself where at least this share of the stored routes uses it: a brook's bridge is none that people speak of. */
const LEAST_SHARE = 0.01;

/**
 * The crossings of an area that are worth naming: every ferry and toll, and roads called after a bridge or tunnel that
 * at least 1 % of the routes use. Of one name they are one crossing only where near one another. Those that most pairs use
 * come first, ties by name.
 */
export function namedCrossings(
  uses: RoadUses,
  schools: readonly School[] = [],
): readonly Crossing[] {
  const found = new Map<string, RoadUse[]>();
  for (const road of uses.roads) {
    if (crossingKind(road) === null) continue;
    const name = nameOf(road);
    found.set(name, [...(found.get(name) ?? []), road]);
  }
  const least = uses.stored.length * LEAST_SHARE;
  return [...found]
    .flatMap(([name, pieces]) => crossingsNamed(name, pieces, schools))
    .filter(({ kind, pairs }) => kind === "ferry" || kind === "toll" || pairs.size >= least)
    .sort((a, b) => b.pairs.size - a.pairs.size || (a.name < b.name ? -1 : 1));
}

/** `pieces` of one name as a crossing for each stretch, told apart by the school that it is near. */
function crossingsNamed(
  name: string,
  pieces: readonly RoadUse[],
  schools: readonly School[],
): readonly Crossing[] {
  const stretches = stretchesOf(pieces, schools);
  return stretches.map(({ pieces: own, near }, i) => ({
    name: stretches.length === 1 ? name : `${name} ${near === null ? i + 1 : `near ${near}`}`,
    ...crossingOf(own),
  }));
}

function crossingOf(pieces: readonly RoadUse[]): Pick<Crossing, "kind" | "pairs"> {
  const kind = pieces.map((road) => crossingKind(road)).find((known) => known !== null) ?? "road";
  return { kind, pairs: new Set(pieces.flatMap(({ pairs }) => [...pairs])) };
}

/** The road that people call `written`, by its name or number whatever its capitals and spaces; `null` where no stored route uses one. */
export function roadCalled(uses: RoadUses, written: string): Crossing | null {
  const pieces = piecesCalled(uses, written);
  const [first] = pieces;
  if (first === undefined) return null;
  const isName = roadKey(first.name) === roadKey(written);
  const name = isName ? first.name : written.trim().toUpperCase();
  const isEvery = isName && stretchesOf(pieces, []).length > 1;
  return { name, ...crossingOf(pieces), ...(isEvery ? { isEvery } : {}) };
}

/** The roads called `written` one by one, each by the school that it is near; those of most pairs first, none where it is a number or there is only one. */
export function roadStretches(
  uses: RoadUses,
  written: string,
  schools: readonly School[],
): readonly Crossing[] {
  const road = roadCalled(uses, written);
  if (road?.isEvery !== true) return [];
  return [...crossingsNamed(road.name, piecesCalled(uses, written), schools)].sort(
    (a, b) => b.pairs.size - a.pairs.size,
  );
}

function piecesCalled(uses: RoadUses, written: string): readonly RoadUse[] {
  const wanted = roadKey(written);
  return uses.roads.filter(
    ({ name, ref }) =>
      wanted !== "" && [name, ...ref.split(";")].some((own) => roadKey(own) === wanted),
  );
}

/** The names and numbers of roads, for someone who types one: those that most pairs use first. */
export function roadNames(uses: RoadUses): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name, ref, pairs } of uses.roads) {
    for (const known of [name, ...ref.split(";")].map((text) => text.trim())) {
      if (known !== "") counts.set(known, (counts.get(known) ?? 0) + pairs.length);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** Called after a bridge or tunnel: it ends with the word, unlike "Bridge Street". */
const BRIDGE = /\b(bridge|crossing|viaduct|causeway)$/i;
const TUNNEL = /\btunnel$/i;
const FERRY = /\bferry$/i;
const TOLL = /\btoll\b/i;

function crossingKind({ kind, name }: RoadUse): CrossingKind | null {
  if (kind !== "road") return kind;
  const plain = name.replace(/\s*\(.*\)$/, "");
  if (FERRY.test(plain)) return "ferry";
  if (TOLL.test(name) && (BRIDGE.test(plain) || TUNNEL.test(plain) || /\broad$/i.test(plain))) {
    return "toll";
  }
  if (BRIDGE.test(plain)) return "bridge";
  return TUNNEL.test(plain) ? "tunnel" : null;
}

function nameOf({ name, ref, kind }: RoadUse): string {
  if (name !== "") return name;
  return ref === "" ? (kind === "ferry" ? "Ferry without a name" : "Toll without a name") : ref;
}

function roadKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * `times` with `closed` crossings shut: a pair whose stored route uses one takes the shortest way over other schools whose
 * stored routes use none, marked "detour". Its likely time is that way, and so is the most it may take; the least is the
 * stored time, because the true detour need not pass a school. Where there is no such way a road may still lead there: the
 * pair is "shut", its least time stored, its likely time and the most `UNREACHABLE`. Metres are then not known. Others are as they were, also those whose route is not stored. O(n²) for each school that a closed crossing touches.
 */
export function withoutCrossings(
  times: DriveTimes,
  closed: readonly Crossing[],
  uses: RoadUses,
): DriveTimes {
  // Schools beyond those of the roads have joined the area since, and their drives no stored way.
  const { size } = uses;
  if (size > times.size) {
    throw new RangeError(`Roads of ${size} schools were given for times of ${times.size}.`);
  }
  const shut = new Set(closed.flatMap(({ pairs }) => [...pairs]));
  if (shut.size === 0) return times;
  const open = new Uint8Array(size * size);
  for (const pair of uses.stored) open[pair] = shut.has(pair) ? 0 : 1;
  const detours = new Map<SchoolIndex, readonly Seconds[]>();
  const detour = (from: SchoolIndex, to: SchoolIndex): Seconds => {
    let row = detours.get(from);
    if (row === undefined) {
      row = shortestWays(times, open, from, size);
      detours.set(from, row);
    }
    return row[to] ?? UNREACHABLE;
  };
  const isShut = (from: SchoolIndex, to: SchoolIndex) =>
    from < size && to < size && shut.has(from * size + to);
  return {
    kind: times.kind,
    provenance: times.provenance,
    schoolHash: times.schoolHash,
    size: times.size,
    band: times.band,
    seconds: (from, to) => (isShut(from, to) ? detour(from, to) : times.seconds(from, to)),
    low: (from, to) =>
      leastOf(times.low(from, to), isShut(from, to) ? detour(from, to) : UNREACHABLE),
    high: (from, to) => (isShut(from, to) ? detour(from, to) : times.high(from, to)),
    metres: (from, to) => (isShut(from, to) ? null : times.metres(from, to)),
    origin(from, to) {
      if (!isShut(from, to)) return times.origin(from, to);
      return detour(from, to) < UNREACHABLE ? "detour" : "shut";
    },
    *neighbours(from) {
      for (const to of times.neighbours(from)) {
        if (!isShut(from, to) || detour(from, to) < UNREACHABLE) yield to;
      }
    },
  };
}

function leastOf(a: Seconds, b: Seconds): Seconds {
  return a < b ? a : b;
}

/** Raw seconds from one school to each by open pairs alone (Dijkstra 1959, on a dense table). */
function shortestWays(
  times: DriveTimes,
  open: Uint8Array,
  from: SchoolIndex,
  size: number,
): readonly Seconds[] {
  const best = new Float64Array(size).fill(UNREACHABLE);
  const isDone = new Uint8Array(size);
  best[from] = 0;
  for (;;) {
    let next = -1;
    let least: number = UNREACHABLE;
    for (let i = 0; i < size; i++) {
      const value = best[i] ?? UNREACHABLE;
      if (isDone[i] === 0 && value < least) {
        next = i;
        least = value;
      }
    }
    if (next < 0) break;
    isDone[next] = 1;
    for (let to = 0; to < size; to++) {
      if (open[next * size + to] !== 1) continue;
      const way = least + times.seconds(next as SchoolIndex, to as SchoolIndex);
      if (way < (best[to] ?? UNREACHABLE)) best[to] = way;
    }
  }
  return Array.from(best, (value) => value as Seconds);
}
