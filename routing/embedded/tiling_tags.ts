import { isBarred } from "../car/car_access.ts";
import { CLASS_SPEEDS, ROUTE_SPEEDS } from "../car/car_profile.ts";
import { carWay } from "../car/car_way.ts";
import type { OsmNode, OsmWay, Tags } from "../osm/osm_elements.ts";
import { NO_TAGS } from "../osm/osm_elements.ts";

/** What the built-in engine reads as a speed: whole km/h between these. */
const SPEED_RANGE = [10, 140] as const;

/** Tags that only say what a road is called or looks like, and which go to the engine as they are. */
const DESCRIPTIVE =
  /^(name|ref|int_ref|junction|junction:ref|destination.*|lanes.*|turn:lanes.*|bridge|bridge:name|tunnel|tunnel:name|toll|route|duration)$/;

/**
 * The tags with which the built-in engine drives a way as OSRM's car profile does; `null` where cars do not. Everything that
 * would make the engine think of another speed or access (limits, surfaces, classes of their own) is taken out.
 */
export function tilingTags({ tags }: OsmWay): Tags | null {
  const way = carWay(tags);
  if (way === null) return null;
  const { access, speed, isCrossing, isShunned } = way;
  const kept = new Map([...tags].filter(([key]) => DESCRIPTIVE.test(key)));
  if (isCrossing) {
    kept.set("motor_vehicle", "yes");
    return kept;
  }
  kept.delete("route");
  kept.delete("duration");
  const highway = tags.get("highway") ?? "";
  kept.set("highway", CLASS_SPEEDS.has(highway) && !isShunned ? highway : "service");
  if (isShunned) kept.set("service", "alley");
  kept.set("oneway", access.backward === "none" ? "yes" : access.forward === "none" ? "-1" : "no");
  const used = access.forward === "none" ? access.backward : access.forward;
  kept.set("motor_vehicle", used === "ends" ? "destination" : "yes");
  kept.set("maxspeed", wholeSpeed(access.forward === "none" ? speed.backward : speed.forward));
  if (speed.forward !== speed.backward && access.forward !== "none" && access.backward !== "none") {
    kept.set("maxspeed:forward", wholeSpeed(speed.forward));
    kept.set("maxspeed:backward", wholeSpeed(speed.backward));
  }
  return kept;
}

/** Whether a way is a ferry or a car train that does not say how long it takes. */
export function lacksDuration({ tags }: OsmWay): boolean {
  const isTimed = /^(\d+(:\d+){0,2}|P.*T.*\d.*)$/.test(tags.get("duration") ?? "");
  return carWay(tags)?.isCrossing === true && !isTimed;
}

/** The `duration` of a ferry or a car train over so many metres at the profile's speed, as hours and minutes. */
export function durationOver(metres: number, { tags }: OsmWay): string {
  const speed = ROUTE_SPEEDS.get(tags.get("route") ?? "") ?? Number.NaN;
  const minutes = Math.max(1, Math.round((60 * metres) / 1000 / speed));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The tags of a node that change a way over it. */
export function tilingNodeTags({ tags }: OsmNode): Tags {
  if (tags.size === 0) return NO_TAGS;
  if (isBarred(tags)) return new Map([["barrier", "bollard"]]);
  const highway = tags.get("highway");
  if (highway === "traffic_signals") return new Map([["highway", highway]]);
  if (highway === "motorway_junction") {
    return new Map([...tags].filter(([key]) => key === "highway" || DESCRIPTIVE.test(key)));
  }
  return NO_TAGS;
}

function wholeSpeed(speed: number): string {
  const [least, most] = SPEED_RANGE;
  return String(Math.min(most, Math.max(least, Math.round(speed))));
}
