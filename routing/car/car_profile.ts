/**
 * The figures of OSRM's car profile, which the built-in engine is given so that both engines say the same of a road.
 * Source: Project-OSRM/osrm-backend, profiles/car.lua and profiles/lib/way_handlers.lua, as of version 6.
 * Speeds in km/h.
 */

/** Of these tables and of how they are used; tiles made with another version are not used. */
export const CAR_PROFILE_VERSION = 1;

/** A signed limit is driven at this share of it. */
export const SHARE_OF_LIMIT = 0.8;

/** Where there is no limit, by class of road. */
export const CLASS_SPEEDS: ReadonlyMap<string, number> = new Map([
  ["motorway", 90],
  ["motorway_link", 45],
  ["trunk", 85],
  ["trunk_link", 40],
  ["primary", 65],
  ["primary_link", 30],
  ["secondary", 55],
  ["secondary_link", 25],
  ["tertiary", 40],
  ["tertiary_link", 20],
  ["unclassified", 25],
  ["residential", 25],
  ["living_street", 10],
  ["service", 15],
]);

/** Of a way that is no road for cars, such as a track, but which cars are said to be allowed on. */
export const OTHER_WAY_SPEED = 10;

/** Of a ferry or a car train without a duration. */
export const ROUTE_SPEEDS: ReadonlyMap<string, number> = new Map([
  ["ferry", 5],
  ["shuttle_train", 10],
]);

/** Of a bridge that opens for ships. */
export const MOVABLE_BRIDGE_SPEED = 5;

/** The most that a surface lets a car drive. */
export const SURFACE_SPEEDS: ReadonlyMap<string, number> = new Map([
  ["cement", 80],
  ["compacted", 80],
  ["fine_gravel", 80],
  ["paving_stones", 60],
  ["metal", 60],
  ["bricks", 60],
  ["grass", 40],
  ["wood", 40],
  ["sett", 40],
  ["grass_paver", 40],
  ["gravel", 40],
  ["unpaved", 40],
  ["ground", 40],
  ["dirt", 40],
  ["pebblestone", 40],
  ["tartan", 40],
  ["cobblestone", 30],
  ["clay", 30],
  ["earth", 20],
  ["stone", 20],
  ["rocky", 20],
  ["sand", 20],
  ["mud", 10],
]);

/** The most that a grade of track lets a car drive. */
export const TRACKTYPE_SPEEDS: ReadonlyMap<string, number> = new Map([
  ["grade1", 60],
  ["grade2", 40],
  ["grade3", 30],
  ["grade4", 25],
  ["grade5", 20],
]);

/** The most that a smoothness lets a car drive; 0 bars it. */
export const SMOOTHNESS_SPEEDS: ReadonlyMap<string, number> = new Map([
  ["intermediate", 80],
  ["bad", 40],
  ["very_bad", 20],
  ["horrible", 10],
  ["very_horrible", 5],
  ["impassable", 0],
]);

/** Kilometres an hour of a mile an hour, rounded as the profile rounds it. */
export const KPH_PER_MPH = 1.609;

/** Limits that are written as words. */
export const NAMED_LIMITS: ReadonlyMap<string, number> = new Map([
  ["gb:nsl_single", 60 * KPH_PER_MPH],
  ["gb:nsl_dual", 70 * KPH_PER_MPH],
  ["gb:motorway", 70 * KPH_PER_MPH],
  ["uk:nsl_single", 60 * KPH_PER_MPH],
  ["uk:nsl_dual", 70 * KPH_PER_MPH],
  ["uk:motorway", 70 * KPH_PER_MPH],
  ["none", 140],
]);

/** Limits that are written as a country and one of these words, such as "gb:rural". */
export const NAMED_LIMIT_KINDS: ReadonlyMap<string, number> = new Map([
  ["urban", 50],
  ["rural", 90],
  ["trunk", 110],
  ["motorway", 130],
]);

/** The car itself: metres, and kilograms. */
export const CAR = { height: 2, width: 1.9, length: 4.8, weight: 2000 } as const;

/** Tags that say who may use a way or pass a node, the most telling first. */
export const ACCESS_KEYS = ["motorcar", "motor_vehicle", "vehicle", "access"] as const;

/** Values of an access tag that keep cars out. */
export const ACCESS_BARRED: ReadonlySet<string> = new Set([
  "no",
  "agricultural",
  "forestry",
  "emergency",
  "psv",
  "customers",
  "private",
  "delivery",
  "destination",
]);

/** Of these, the ones that let a car in on roads where its way begins or ends. */
export const ACCESS_RESTRICTED: ReadonlySet<string> = new Set([
  "private",
  "delivery",
  "destination",
  "customers",
]);

/** Barriers that cars pass. */
export const BARRIERS_PASSED: ReadonlySet<string> = new Set([
  "cattle_grid",
  "border_control",
  "toll_booth",
  "sally_port",
  "gate",
  "lift_gate",
  "no",
  "entrance",
  "height_restrictor",
  "arch",
]);
