import type { Tags } from "../osm/osm_elements.ts";
import type { BothWays } from "./car_limit.ts";
import { directed } from "./car_limit.ts";
import {
  ACCESS_BARRED,
  ACCESS_KEYS,
  ACCESS_RESTRICTED,
  BARRIERS_PASSED,
  CAR,
  CLASS_SPEEDS,
} from "./car_profile.ts";

/** Whether a car may use a way: not, only where its journey begins or ends there, or freely. */
export type Access = "none" | "ends" | "free";

const ONE_WAY_KEYS = ["oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"];
const CLOSED_CLASSES = new Set(["reversible", "impassable", "steps", "construction", "proposed"]);
const CONSTRUCTION_PASSED = new Set(["no", "widening", "minor"]);

/** Whether a car may use a way, in each direction. */
export function carAccess(tags: Tags): BothWays<Access> {
  if (isClosed(tags) || isTooSmall(tags)) return { forward: "none", backward: "none" };
  const value = directed(tags, ACCESS_KEYS);
  const isRoad = CLASS_SPEEDS.has(tags.get("highway") ?? "");
  const judged = (tag: string | null): Access => {
    if (tag === null || !ACCESS_BARRED.has(tag)) return "free";
    return isRoad && ACCESS_RESTRICTED.has(tag) ? "ends" : "none";
  };
  const direction = oneWay(tags);
  return {
    forward: direction === "backward" ? "none" : judged(value.forward),
    backward: direction === "forward" ? "none" : judged(value.backward),
  };
}

/** Whether a tag, of whatever value, says who may use the way in either direction. */
export function hasAccessTag(tags: Tags): boolean {
  const { forward, backward } = directed(tags, ACCESS_KEYS);
  return forward !== null || backward !== null;
}

/** The one direction that traffic may go in; `null` where it may go in both. */
function oneWay(tags: Tags): "forward" | "backward" | null {
  const value = ONE_WAY_KEYS.map((key) => tags.get(key)).find((found) => found !== undefined);
  if (value === "-1") return "backward";
  if (value === "yes" || value === "1" || value === "true") return "forward";
  if (value === "no") return null;
  const junction = tags.get("junction");
  const implied =
    tags.get("highway") === "motorway" || junction === "roundabout" || junction === "circular";
  return implied ? "forward" : null;
}

function isClosed(tags: Tags): boolean {
  const construction = tags.get("construction");
  return (
    tags.get("area") === "yes" ||
    CLOSED_CLASSES.has(tags.get("highway") ?? "") ||
    tags.get("railway") === "construction" ||
    (construction !== undefined && !CONSTRUCTION_PASSED.has(construction)) ||
    tags.has("proposed") ||
    tags.get("oneway") === "reversible" ||
    tags.get("impassable") === "yes" ||
    tags.get("status") === "impassable" ||
    tags.get("service") === "emergency_access" ||
    tags.get("smoothness") === "impassable"
  );
}

/** Whether the car does not fit: the least limit of either direction counts. */
function isTooSmall(tags: Tags): boolean {
  const metres = (keys: readonly string[]) => {
    const { forward, backward } = directed(tags, keys);
    return Math.min(metresOf(forward), metresOf(backward));
  };
  return (
    metres(["maxheight:physical", "maxheight"]) < CAR.height ||
    metres(["maxwidth:physical", "maxwidth", "width", "est_width"]) <= CAR.width ||
    metres(["maxlength"]) < CAR.length ||
    kilogramsOf(tags.get("maxweight")) < CAR.weight
  );
}

/** Whether a node keeps cars from passing. */
export function isBarred(tags: Tags): boolean {
  const access = ACCESS_KEYS.map((key) => tags.get(key)).find((found) => found !== undefined);
  if (access !== undefined) return ACCESS_BARRED.has(access) && !ACCESS_RESTRICTED.has(access);
  const barrier = tags.get("barrier");
  if (barrier === undefined) return false;
  if (barrier === "height_restrictor") return metresOf(tags.get("maxheight") ?? null) < CAR.height;
  if (tags.get("bollard") === "rising") return false;
  if (barrier === "kerb" && (tags.get("kerb") ?? tags.get("highway")) !== undefined) {
    const kerb = tags.get("kerb");
    return !(kerb === "lowered" || kerb === "flush" || tags.get("highway") === "crossing");
  }
  return !BARRIERS_PASSED.has(barrier);
}

/** Metres of such as "2.1", "2,1 m" and 6'6"; `Infinity` where there is no number. */
function metresOf(value: string | null): number {
  const number = /\d+(\.\d+)?/.exec(value?.replace(",", ".") ?? "")?.[0];
  if (value === null || number === undefined) return Number.POSITIVE_INFINITY;
  const feet = /^\s*(\d+(?:\.\d+)?)\s*(?:'|ft)\s*(\d*)/.exec(value);
  if (feet === null) return Number(number);
  return (Number(feet[1]) * 12 + Number(feet[2])) * 0.0254;
}

/** Kilograms of such as "7.5" (tonnes), "3500 kg"; `Infinity` where there is no number. */
function kilogramsOf(value: string | undefined): number {
  const number = /\d+(\.\d+)?/.exec(value?.replace(",", ".") ?? "")?.[0];
  if (value === undefined || number === undefined) return Number.POSITIVE_INFINITY;
  if (/lbs/.test(value)) return Number(number) * 0.45359237;
  return Number(number) * (/kg/.test(value) ? 1 : 1000);
}
