import type { PlanSettings } from "../domain/plan.ts";
import type { Speed } from "../domain/speed.ts";
import { customSpeed, namedSpeed, SPEED_FACTORS } from "../domain/speed.ts";
import { minutes, minutesToSeconds, secondsToMinutes } from "../domain/units.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { ABOVE_0, isJsonObject } from "./json_fields.ts";

/** The settings that this version knows. */
export const SETTINGS_FIELDS = [
  "ceilingMinutes",
  "ceilingReason",
  "speed",
  "minSchools",
  "maxSchools",
  "minPupils",
  "maxPupils",
] as const;

/** A plan's settings from parsed JSON; what is wrong goes to `fields`. */
export function readSettings(json: JsonObject, fields: JsonFields): PlanSettings {
  const path = "settings.";
  const ceiling = fields.number(json, "ceilingMinutes", path, ABOVE_0);
  const reason = fields.text(json, "ceilingReason", path);
  const speed = readSpeed(json["speed"], `${path}speed`, fields);
  const bound = (key: "minSchools" | "maxSchools" | "minPupils" | "maxPupils") => {
    const value = fields.number(json, key, path, 0);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...(ceiling === undefined ? {} : { ceilingMinutes: minutes(ceiling) }),
    ...(reason === undefined ? {} : { ceilingReason: reason }),
    ...(speed === undefined ? {} : { speed }),
    ...bound("minSchools"),
    ...bound("maxSchools"),
    ...bound("minPupils"),
    ...bound("maxPupils"),
  };
}

/** A speed from its name or object at `path`; `undefined` where there is none, or where what is wrong has gone to `fields`. */
export function readSpeed(json: unknown, path: string, fields: JsonFields): Speed | undefined {
  if (json === undefined || json === null) return undefined;
  if (typeof json === "string") return speedCalled({ name: json, path }, undefined, 0, fields);
  if (!isJsonObject(json)) {
    fields.refuse(path, json, `${path} must be a speed's name or object.`, NAMES);
    return undefined;
  }
  const name = fields.text(json, "name", `${path}.`) ?? "custom";
  const factor = fields.number(json, "factor", `${path}.`, ABOVE_0);
  const fixed = fields.number(json, "fixedMinutes", `${path}.`, 0) ?? 0;
  return speedCalled({ name, path }, factor, fixed, fields);
}

const NAMES =
  'Use "free-flow", "school-day", "peak" or "winter", or {"name":"custom","factor":1.3}.';

function speedCalled(
  { name, path }: { readonly name: string; readonly path: string },
  factor: number | undefined,
  fixedMinutes: number,
  fields: JsonFields,
): Speed | undefined {
  const fixed = minutesToSeconds(minutes(fixedMinutes));
  if (isNamed(name) && (factor === undefined || factor === SPEED_FACTORS[name])) {
    return namedSpeed(name, fixed);
  }
  if ((name === "custom" || isNamed(name)) && factor !== undefined) {
    return customSpeed(factor, fixed);
  }
  fields.refuse(path, name, `"${name}" is not a speed that has a known factor.`, NAMES);
  return undefined;
}

function isNamed(name: string): name is keyof typeof SPEED_FACTORS {
  return Object.hasOwn(SPEED_FACTORS, name);
}

/** Settings as a plan file holds them: the speed as an object, its fixed time in minutes. */
export function settingsToJson(settings: PlanSettings): JsonObject {
  const { speed, ...others } = settings;
  return speed === undefined ? others : { ...others, speed: speedToJson(speed) };
}

/** A speed as every JSON of the product has it. */
export function speedToJson(speed: Speed): {
  readonly name: string;
  readonly factor: number;
  readonly fixedMinutes: number;
} {
  return { name: speed.name, factor: speed.factor, fixedMinutes: secondsToMinutes(speed.fixed) };
}

/** Settings from the fields of a plan file from before version 1: `ceiling` in minutes and `speed` beside the clusters. */
export function settingsBeforeVersion1(plan: JsonObject): JsonObject {
  const settings = isJsonObject(plan["settings"]) ? plan["settings"] : {};
  return {
    ...settings,
    ceilingMinutes:
      settings["ceilingMinutes"] ??
      settings["ceiling"] ??
      plan["ceilingMinutes"] ??
      plan["ceiling"],
    speed: settings["speed"] ?? plan["speed"],
  };
}
