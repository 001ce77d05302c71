import type { TodaysPartnerships } from "../domain/plan.ts";
import { twiceAtHome } from "../domain/today.ts";
import type { JsonFields, JsonObject } from "./json_fields.ts";
import { isJsonObject } from "./json_fields.ts";
import { readUrns } from "./urns_json.ts";

/** Today's partnerships of a plan file, with the fields in them that this version does not know; `undefined` where it has none. */
export function readToday(json: JsonObject, fields: JsonFields): TodaysPartnerships | undefined {
  const today = json["today"];
  if (today == null) return undefined;
  const listed = isJsonObject(today) ? today["clusters"] : undefined;
  if (!isJsonObject(today) || !Array.isArray(listed) || !listed.every(isJsonObject)) {
    fields.refuse(
      "today",
      today,
      "today must be an object with a list of clusters.",
      'Each is {"id":"1","name":"…","schools":["100001"]}.',
    );
    return undefined;
  }
  const clusters = listed.flatMap((cluster: JsonObject, i) => {
    const path = `today.clusters[${i}].`;
    const id = fields.id(cluster["id"], `${path}id`);
    const schools = readUrns(cluster["schools"], `${path}schools`, fields);
    const name = fields.text(cluster, "name", path) ?? `Cluster ${id}`;
    return id === undefined ? [] : [{ ...cluster, id, name, schools }];
  });
  for (const { urn, clusters: homes } of twiceAtHome(clusters)) {
    fields.refuse(
      "today.clusters",
      urn,
      `School ${urn} is in two of today’s home clusters, ${homes.map(({ name }) => `“${name}”`).join(" and ")}.`,
      "A school has one home cluster: keep one of them, and make the other a link with its purpose.",
    );
  }
  return { ...today, clusters };
}
