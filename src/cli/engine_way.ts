import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import { denseDriveTimes } from "../domain/drive_times.ts";
import type { StoredRoute } from "../domain/osrm_route.ts";
import type { Position, SchoolIndex } from "../domain/school.ts";
import { UNREACHABLE } from "../domain/units.ts";
import type { RoutingEngine, Snap } from "../io/routing_engine.ts";
import { withEngine } from "./engine_argument.ts";
import { untilInterrupted } from "./interruption.ts";
import { UsageError } from "./usage_error.ts";

/** Farther than this from any road, the engine's roads are those of somewhere else. */
const ELSEWHERE_METRES = 5000;

/** An area whose drive times are an engine's for two of its schools, and unknown for the rest, with the ways between the two. */
export interface EngineWay {
  readonly area: Area;
  /** The way from one of the two schools; `null` where there is none. */
  wayFrom(from: SchoolIndex): StoredRoute | null;
}

/** The way there and back between two schools of `area`, as the engine that `spec` names finds it now. */
export async function askEngineWay(
  spec: string,
  area: Area,
  from: SchoolIndex,
  to: SchoolIndex,
): Promise<EngineWay> {
  return untilInterrupted("Stopped.", (signal) =>
    withEngine(spec, signal, async (engine) => {
      const provenance = await engine.provenance(signal);
      const ends = await snapsOf(engine, area, [from, to], signal);
      const there = await askWay(engine, area, [from, to], ends, signal);
      const back = await askWay(engine, area, [to, from], [ends[1], ends[0]], signal);
      const size = area.schools.length;
      const seconds = new Float64Array(size * size).fill(UNREACHABLE);
      const metres = new Float64Array(size * size).fill(Number.NaN);
      for (const [cell, way] of [
        [from * size + to, there],
        [to * size + from, back],
      ] as const) {
        seconds[cell] = way?.routes[0].duration ?? UNREACHABLE;
        metres[cell] = way?.routes[0].distance ?? Number.NaN;
      }
      const kind = engine.kind;
      const times = { kind, provenance, schoolHash: null, size, band: null, seconds, metres };
      return {
        area: { ...area, driveTimes: denseDriveTimes(times), caveats: [] },
        wayFrom: (school) => (school === from ? there : back),
      };
    }),
  );
}

type Ends<T> = readonly [from: T, to: T];

async function snapsOf(
  engine: RoutingEngine,
  area: Area,
  schools: Ends<SchoolIndex>,
  signal: AbortSignal,
): Promise<Ends<Snap>> {
  const places = schools.map((index) => placeOf(area, index));
  const snaps =
    (await engine.nearestToEach?.(places, signal)) ??
    (await Promise.all(places.map((place) => engine.nearest(place, signal))));
  const near = (i: 0 | 1): Snap => {
    const snap = snaps[i] ?? null;
    if (snap !== null && snap.metres <= ELSEWHERE_METRES) return snap;
    throw new UsageError(
      `--engine: its roads do not come near ${schoolAt(area, schools[i]).name}. Use roads that cover both schools, or check the school's place.`,
    );
  };
  return [near(0), near(1)];
}

function placeOf(area: Area, index: SchoolIndex): Position {
  const { name, location } = schoolAt(area, index);
  if (location === null) throw new RangeError(`${name} has no place.`);
  return location;
}

async function askWay(
  engine: RoutingEngine,
  area: Area,
  schools: Ends<SchoolIndex>,
  [start, end]: Ends<Snap>,
  signal: AbortSignal,
): Promise<StoredRoute | null> {
  const found = await engine.route(start.position, end.position, signal);
  if (found === null) return null;
  return {
    from: schoolAt(area, schools[0]).urn,
    to: schoolAt(area, schools[1]).urn,
    code: "Ok",
    routes: [found.route],
    waypoints: [start, end].map((snap) => ({ distance: snap.metres, location: snap.position })),
  };
}
