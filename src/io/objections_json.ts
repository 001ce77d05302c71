import type { Objection } from "../domain/objections.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";

/** A plan's objections from parsed JSON, with the fields that this version does not know; what is wrong goes to `fields`. */
export function readObjections(
  listed: readonly JsonObject[],
  fields: JsonFields,
): readonly Objection[] {
  return listed.flatMap((json, i) => readObjection(json, `objections[${i}].`, fields) ?? []);
}

function readObjection(json: JsonObject, path: string, fields: JsonFields): Objection | null {
  const urn = fields.id(json["urn"], `${path}urn`);
  const cluster = json["cluster"] == null ? null : fields.id(json["cluster"], `${path}cluster`);
  const what = neededText(json, "what", path, fields);
  const role = neededText(json, "role", path, fields);
  const change = fields.text(json, "change", path) ?? "";
  const date = day(json, "date", path, fields);
  const settled = day(json, "settled", path, fields);
  if (urn === undefined || cluster === undefined || what === undefined || role === undefined) {
    return null;
  }
  const { settled: _, ...rest } = json;
  const noted = { ...rest, urn, cluster, what, role, change, date: date ?? "" };
  return settled === undefined ? noted : { ...noted, settled };
}

const MISSING = {
  what: { reason: "An objection needs what is objected.", advice: "Say it, or remove the entry." },
  role: {
    reason: "An objection needs who objects.",
    advice: 'Give a role, such as "Headteacher".',
  },
} as const;

function neededText(
  json: JsonObject,
  key: keyof typeof MISSING,
  path: string,
  fields: JsonFields,
): string | undefined {
  const before = fields.problems.length;
  const text = fields.text(json, key, path)?.trim();
  if (text !== undefined && text !== "") return text;
  const { reason, advice } = MISSING[key];
  if (fields.problems.length === before) fields.refuse(`${path}${key}`, json[key], reason, advice);
  return undefined;
}

/** A day as `YYYY-MM-DD`; `undefined` where there is none or it is refused. */
function day(
  json: JsonObject,
  key: "date" | "settled",
  path: string,
  fields: JsonFields,
): string | undefined {
  const text = fields.text(json, key, path);
  if (text === undefined || text === "" || isDay(text)) return text === "" ? undefined : text;
  fields.refuse(
    `${path}${key}`,
    text,
    `${path}${key} is no day.`,
    "Write it as year, month and day, such as 2026-11-23.",
  );
  return undefined;
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
