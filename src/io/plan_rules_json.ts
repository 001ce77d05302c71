import { hasRules } from "../domain/edits/set_rules.ts";
import type { PlanRules } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { isJsonObject } from "./json_fields.ts";
import { readUrns } from "./urns_json.ts";

/**
 * The rules of a plan file, with the fields in them that this version does not know; `undefined` where it has none. A
 * proposal from before plans had rules has them in its `request`.
 */
export function readRules(
  json: JsonObject,
  isProposal: boolean,
  fields: JsonFields,
): PlanRules | undefined {
  const isOwn = json["rules"] != null;
  if (!isOwn && !isProposal) return undefined;
  const path = isOwn ? "rules" : "request";
  const held = json[path] ?? {};
  // What is no object is refused as a list that is none.
  const from: JsonObject = isJsonObject(held) ? held : { mayJoin: held };
  const urns = (key: string) => readUrns(from[key] ?? [], `${path}.${key}`, fields);
  const rules = {
    ...(isOwn ? from : {}),
    keepTogether: readSets(from["keepTogether"] ?? [], `${path}.keepTogether`, fields),
    keepApart: readSets(from["keepApart"] ?? [], `${path}.keepApart`, fields),
    mayJoin: urns("mayJoin"),
    leaveOut: urns("leaveOut"),
  };
  return hasRules(rules) ? rules : undefined;
}

function readSets(json: unknown, path: string, fields: JsonFields): readonly (readonly Urn[])[] {
  const sets: readonly unknown[] = Array.isArray(json) ? json : [json];
  return sets.map((set, i) => readUrns(set, `${path}[${i}]`, fields));
}
