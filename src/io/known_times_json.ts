import type { KnownTime } from "../domain/known_times.ts";
import { rawSecondsOf } from "../domain/known_times.ts";
import type { Plan } from "../domain/plan.ts";
import { minutes } from "../domain/units.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { ABOVE_0 } from "./json_fields.ts";
import { readSpeed, speedToJson } from "./plan_settings_json.ts";

/** A plan's known times from parsed JSON, with the fields that this version does not know; what is wrong goes to `fields`. */
export function readKnownTimes(
  listed: readonly JsonObject[],
  fields: JsonFields,
): readonly KnownTime[] {
  const read = listed.flatMap((json, i) => readKnownTime(json, `knownTimes[${i}]`, fields) ?? []);
  const seen = new Set<string>();
  for (const [i, { from, to }] of read.entries()) {
    const key = JSON.stringify([from, to]);
    if (seen.has(key)) {
      fields.refuse(
        `knownTimes[${i}]`,
        `${from} to ${to}`,
        `Two known times are from ${from} to ${to}.`,
        "Keep the one that counts.",
      );
    }
    seen.add(key);
  }
  return read;
}

function readKnownTime(json: JsonObject, path: string, fields: JsonFields): KnownTime | null {
  const from = fields.id(json["from"], `${path}.from`);
  const to = fields.id(json["to"], `${path}.to`);
  const given = fields.number(json, "minutes", `${path}.`, ABOVE_0);
  const speed = readSpeed(json["speed"], `${path}.speed`, fields);
  const text = (key: "reason" | "role" | "date") => fields.text(json, key, `${path}.`) ?? "";
  const [reason, role, date] = [text("reason"), text("role"), text("date")];
  if (given === undefined && json["minutes"] == null) {
    fields.refuse(`${path}.minutes`, null, "A known time needs its minutes.", "Add them.");
  }
  if (json["speed"] == null) {
    fields.refuse(
      `${path}.speed`,
      null,
      "A known time needs the speed it was driven at.",
      'Add one, such as "school-day".',
    );
  }
  if (from === undefined || to === undefined || given === undefined || speed === undefined) {
    return null;
  }
  const time = { ...json, from, to, minutes: minutes(given), speed, reason, role, date };
  if (from === to) {
    fields.refuse(path, from, "A known time is between two schools.", "Correct one of the URNs.");
    return null;
  }
  if (rawSecondsOf(time) >= 0) return time;
  fields.refuse(
    `${path}.minutes`,
    given,
    "Its minutes are fewer than the fixed minutes of its speed.",
    "Correct the minutes or the speed.",
  );
  return null;
}

/** The field of a plan file that holds the known times of a plan; nothing where it has none. */
export function knownTimesToJson({ knownTimes: known }: Pick<Plan, "knownTimes">): JsonObject {
  if (known === undefined) return {};
  return { knownTimes: known.map((time) => ({ ...time, speed: speedToJson(time.speed) })) };
}
