import type { Verdict } from "../domain/ceiling.ts";
import type { Move, MoveEffectThen, WorstThen } from "../domain/plan.ts";
import type { Seconds } from "../domain/units.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { isJsonObject } from "./json_fields.ts";

const VERDICTS: readonly Verdict[] = ["within", "too-close-to-call", "over", "no-route"];

/** One kept move of a plan file, with the fields in it that this version does not know; `null` without a URN. */
export function readMove(json: JsonObject, i: number, fields: JsonFields): Move | null {
  const path = `moves[${i}].`;
  const urn = fields.id(json["urn"], `${path}urn`);
  const side = (key: "from" | "to") =>
    json[key] == null ? null : (fields.id(json[key], path + key) ?? null);
  const text = (key: "reason" | "role" | "date") => fields.text(json, key, path) ?? "";
  const names = { fromName: nameIn("fromName"), toName: nameIn("toName") };
  function nameIn(key: "fromName" | "toName") {
    return fields.text(json, key, path);
  }
  const effect = readEffect(json["effect"], `${path}effect`, fields);
  if (urn === undefined) return null;
  const { fromName: _from, toName: _to, effect: _effect, ...rest } = json;
  return {
    ...rest,
    urn,
    from: side("from"),
    to: side("to"),
    reason: text("reason"),
    role: text("role"),
    date: text("date"),
    ...(names.fromName === undefined ? {} : { fromName: names.fromName }),
    ...(names.toName === undefined ? {} : { toName: names.toName }),
    ...(effect === undefined ? {} : { effect }),
  };
}

function readEffect(
  json: unknown,
  path: string,
  fields: JsonFields,
): readonly MoveEffectThen[] | undefined {
  if (json == null) return undefined;
  const listed: readonly unknown[] = Array.isArray(json) ? json : [json];
  return listed.flatMap((item, i): readonly MoveEffectThen[] => {
    const at = `${path}[${i}]`;
    const cluster = isJsonObject(item) ? fields.id(item["cluster"], `${at}.cluster`) : undefined;
    if (!isJsonObject(item) || cluster === undefined) {
      if (!isJsonObject(item)) refuse(fields, at, item, "an object with cluster, before and after");
      return [];
    }
    const worst = (key: "before" | "after") => readWorst(item[key], `${at}.${key}`, fields);
    const name = fields.text(item, "name", `${at}.`) ?? cluster;
    return [{ ...item, cluster, name, before: worst("before"), after: worst("after") }];
  });
}

function readWorst(json: unknown, path: string, fields: JsonFields): WorstThen | null {
  if (json == null) return null;
  const held: JsonObject = isJsonObject(json) ? json : {};
  const from = fields.id(held["from"], `${path}.from`);
  const to = fields.id(held["to"], `${path}.to`);
  const seconds = fields.number(held, "seconds", `${path}.`, 0) ?? null;
  const estimated = fields.flag(held, "estimated", `${path}.`);
  const verdict = VERDICTS.find((known) => known === held["verdict"]);
  if (verdict === undefined) {
    refuse(fields, `${path}.verdict`, held["verdict"], `one of ${VERDICTS.join(", ")}`);
  }
  if (from === undefined || to === undefined || verdict === undefined) return null;
  const range = estimated === undefined ? {} : { estimated };
  return { from, to, seconds: seconds as Seconds | null, ...range, verdict };
}

function refuse(fields: JsonFields, path: string, value: unknown, wanted: string): void {
  fields.refuse(path, value, `${path} must be ${wanted}.`, "Correct the value in the file.");
}
