import type { OsrmRoute, OsrmStep, StoredRoute } from "./osrm_route.ts";
import { decodePolyline } from "./polyline.ts";
import type { Position } from "./school.ts";
import type { Metres, Seconds } from "./units.ts";
import { metres } from "./units.ts";

/** Something on a way that costs money or waiting. */
export interface WayCrossing {
  readonly kind: "toll" | "ferry";
  /** Its road's or line's name, with its number; `null` where the map has none. */
  readonly name: string | null;
}

/** The tolls and ferries of a route in the order they are met, each named once. */
export function crossingsOf(route: OsrmRoute): readonly WayCrossing[] {
  const found = new Map<string, WayCrossing>();
  for (const step of route.legs.flatMap(({ steps }) => steps)) {
    const kind = crossingKind(step);
    if (kind === null) continue;
    const words = [step.name, step.ref === undefined || step.ref === "" ? "" : `(${step.ref})`];
    const name = words.filter((word) => word !== "").join(" ");
    const crossing = { kind, name: name === "" ? null : name };
    found.set(`${kind} ${name}`, crossing);
  }
  return [...found.values()];
}

function crossingKind({ mode, classes, maneuver }: OsrmStep): WayCrossing["kind"] | null {
  if (maneuver.type === "arrive") return null;
  if (mode === "ferry" || classes?.includes("ferry") === true) return "ferry";
  return classes?.includes("toll") === true ? "toll" : null;
}

/** Beyond this, a way says that it begins or ends away from the school. */
const NEAR_METRES = 25;

/** Metres from each end's school to the road, where they are worth telling; `null` where the school is at the road. */
export function roadGaps({ waypoints }: StoredRoute): {
  readonly start: Metres | null;
  readonly end: Metres | null;
} {
  const gap = (distance: number | undefined) =>
    distance !== undefined && distance > NEAR_METRES ? metres(distance) : null;
  return { start: gap(waypoints[0]?.distance), end: gap(waypoints.at(-1)?.distance) };
}

/** The line of a route on the ground. */
export function lineOf(route: OsrmRoute): readonly Position[] {
  return route.legs.flatMap(({ steps }) =>
    steps.flatMap(({ geometry }) => decodePolyline(geometry)),
  );
}

/** Seconds by which a way's stored time may differ from the table's: both were rounded. */
const SAME_SECONDS = 1;

/** Whether a stored route is what the table's raw time was measured on: a time that someone recorded, or one round a closed crossing, is not. */
export function isTimeOfTable(route: OsrmRoute, table: Seconds): boolean {
  return Math.abs(route.duration - table) <= SAME_SECONDS;
}
