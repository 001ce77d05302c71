import type { Plan } from "../domain/plan.ts";
import type { Dated, Position, School } from "../domain/school.ts";
import { emptySchool } from "../domain/school.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { isJsonObject, unknownFieldsOf } from "./json_fields.ts";

const TEXTS = [
  "laestab",
  "laCode",
  "laName",
  "district",
  "town",
  "postcode",
  "phase",
  "type",
  "religiousCharacter",
  "religiousEthos",
  "urbanRural",
] as const;
const DATED_TEXTS = ["diocese", "formerType", "trust", "federation"] as const;
const DATED_COUNTS = ["pupils", "capacity"] as const;
const AGES = ["lowAge", "highAge"] as const;
const STATUSES: readonly School["status"][] = [
  "open",
  "proposed-to-close",
  "proposed-to-open",
  "closed",
  "unknown",
];

const KNOWN = ["urn", "name", "longitude", "latitude", "status"]
  .concat(TEXTS, DATED_TEXTS, DATED_COUNTS, AGES)
  .concat("location", "snapMetres");

/**
 * A plan's schools over the border from parsed JSON, with the fields that this version does not know; what is wrong goes to
 * `fields`. A school needs its URN, name and place. One that is listed twice is refused.
 */
export function readBorderSchools(
  listed: readonly JsonObject[],
  fields: JsonFields,
): readonly School[] {
  const read = listed.flatMap((json, i) => readSchool(json, `borderSchools[${i}]`, fields) ?? []);
  const seen = new Set<string>();
  for (const [i, { urn }] of read.entries()) {
    if (seen.has(urn)) {
      const reason = `The school ${urn} is listed twice among the schools over the border.`;
      fields.refuse(`borderSchools[${i}].urn`, urn, reason, "Keep one of the two.");
    }
    seen.add(urn);
  }
  return read;
}

function readSchool(json: JsonObject, path: string, fields: JsonFields): School | null {
  const urn = fields.id(json["urn"], `${path}.urn`);
  const name = fields.text(json, "name", `${path}.`);
  const location = readPlace(json, path, fields);
  if (name === undefined && json["name"] == null) {
    fields.refuse(`${path}.name`, null, "A school over the border needs its name.", "Add it.");
  }
  if (urn === undefined || name === undefined || location === null) return null;
  const text = (key: string) => fields.text(json, key, `${path}.`) ?? null;
  const dated = <T>(key: string, read: (from: JsonObject, at: string) => T | undefined) =>
    readDated(json, key, { path, fields, read });
  return {
    ...unknownFieldsOf(json, KNOWN),
    ...emptySchool(urn, name),
    location,
    status: STATUSES.find((known) => known === json["status"]) ?? "open",
    ...Object.fromEntries(TEXTS.map((key) => [key, text(key)])),
    ...Object.fromEntries(
      AGES.map((key) => [key, fields.number(json, key, `${path}.`, 0) ?? null]),
    ),
    ...Object.fromEntries(
      DATED_TEXTS.map((key) => [key, dated(key, (from, at) => fields.text(from, "value", at))]),
    ),
    ...Object.fromEntries(
      DATED_COUNTS.map((key) => [
        key,
        dated(key, (from, at) => fields.number(from, "value", at, 0)),
      ]),
    ),
  };
}

function readPlace(json: JsonObject, path: string, fields: JsonFields): Position | null {
  const [longitude, latitude] = [json["longitude"], json["latitude"]];
  if (isDegrees(longitude, 180) && isDegrees(latitude, 90)) return [longitude, latitude];
  const given = { longitude, latitude };
  fields.refuse(
    `${path}.longitude`,
    given,
    "A school over the border needs its place: longitude and latitude in degrees.",
    'Write them like "longitude": -0.73, "latitude": 52.67.',
  );
  return null;
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === "number" && Math.abs(value) <= most;
}

function readDated<T>(
  json: JsonObject,
  key: string,
  {
    path,
    fields,
    read,
  }: {
    readonly path: string;
    readonly fields: JsonFields;
    readonly read: (from: JsonObject, at: string) => T | undefined;
  },
): Dated<T> | null {
  const given = json[key];
  if (given == null) return null;
  if (!isJsonObject(given)) {
    fields.refuse(
      `${path}.${key}`,
      given,
      `${path}.${key} must be an object with value and asAt.`,
      'Write it like {"value": 120, "asAt": "2026-01-15"}.',
    );
    return null;
  }
  const value = read(given, `${path}.${key}.`);
  const asAt = fields.text(given, "asAt", `${path}.${key}.`) ?? null;
  return value === undefined ? null : { value, asAt };
}

/** The field of a plan file that holds a plan's schools over the border; nothing where it has none. What is not known is left out. */
export function borderSchoolsToJson({ borderSchools }: Pick<Plan, "borderSchools">): JsonObject {
  if (borderSchools === undefined) return {};
  return { borderSchools: borderSchools.map(schoolToJson) };
}

function schoolToJson(school: School): JsonObject {
  const { location, snapMetres: _, urn, name, ...facts } = school;
  const known = Object.entries(facts).filter(
    ([key, value]) => value !== null && !(key === "status" && value === "open"),
  );
  return {
    urn,
    name,
    longitude: location?.[0] ?? null,
    latitude: location?.[1] ?? null,
    ...Object.fromEntries(known),
  };
}
