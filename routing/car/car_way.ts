import type { Tags } from "../osm/osm_elements.ts";
import type { Access } from "./car_access.ts";
import { carAccess, hasAccessTag } from "./car_access.ts";
import type { BothWays } from "./car_limit.ts";
import { carLimits } from "./car_limit.ts";
import {
  CLASS_SPEEDS,
  MOVABLE_BRIDGE_SPEED,
  OTHER_WAY_SPEED,
  ROUTE_SPEEDS,
  SHARE_OF_LIMIT,
  SMOOTHNESS_SPEEDS,
  SURFACE_SPEEDS,
  TRACKTYPE_SPEEDS,
} from "./car_profile.ts";

/** How a car uses a way. */
export interface CarWay {
  readonly access: BothWays<Access>;
  /** km/h in each direction. */
  readonly speed: BothWays<number>;
  /** A ferry or a car train; where it has a duration its speed follows from that. */
  readonly isCrossing: boolean;
  /** Narrow or for parking: OSRM takes it only where that saves half the time, at its full speed. */
  readonly isShunned: boolean;
}

const SHUNNED_SERVICE = new Set([
  "alley",
  "parking",
  "parking_aisle",
  "driveway",
  "drive-through",
  "drive-thru",
]);
const SHUNNED_METRES = 3;

/** How OSRM's car profile uses a way with these tags; `null` where it does not. */
export function carWay(tags: Tags): CarWay | null {
  const highway = tags.get("highway");
  const routeSpeed = ROUTE_SPEEDS.get(tags.get("route") ?? "");
  if (highway === undefined && routeSpeed === undefined) return null;
  const access = carAccess(tags);
  if (access.forward === "none" && access.backward === "none") return null;
  const classSpeed = routeSpeed ?? bridgeSpeed(tags) ?? CLASS_SPEEDS.get(highway ?? "");
  if (classSpeed === undefined && !hasAccessTag(tags)) return null;
  const limits = carLimits(tags);
  const speed = (limit: number) =>
    Math.min(
      limit > 0 ? limit * SHARE_OF_LIMIT : (classSpeed ?? OTHER_WAY_SPEED),
      SURFACE_SPEEDS.get(tags.get("surface") ?? "") ?? Number.POSITIVE_INFINITY,
      TRACKTYPE_SPEEDS.get(tags.get("tracktype") ?? "") ?? Number.POSITIVE_INFINITY,
      SMOOTHNESS_SPEEDS.get(tags.get("smoothness") ?? "") ?? Number.POSITIVE_INFINITY,
    );
  return {
    access,
    speed: { forward: speed(limits.forward), backward: speed(limits.backward) },
    isCrossing: routeSpeed !== undefined,
    isShunned: isShunned(tags, access),
  };
}

function bridgeSpeed(tags: Tags): number | undefined {
  return tags.get("bridge") === "movable" ? MOVABLE_BRIDGE_SPEED : undefined;
}

function isShunned(tags: Tags, access: BothWays<Access>): boolean {
  const whole = (key: string) => {
    const digits = /^\d+/.exec(tags.get(key) ?? "")?.[0];
    return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
  };
  const isTwoWay = access.forward !== "none" && access.backward !== "none";
  return (
    SHUNNED_SERVICE.has(tags.get("service") ?? "") ||
    whole("width") <= SHUNNED_METRES ||
    (whole("lanes") <= 1 && isTwoWay)
  );
}
