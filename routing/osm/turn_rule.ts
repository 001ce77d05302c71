import type { IdList } from "./id_list.ts";
import type { OsmRelation } from "./osm_elements.ts";

/** Whether a relation says which turns between roads are allowed, all of its roads being among `ways`. */
export function isTurnRule({ tags, members }: OsmRelation, ways: IdList): boolean {
  const isRule =
    tags.get("type") === "restriction" ||
    [...tags.keys()].some((key) => key.startsWith("restriction"));
  return isRule && members.every(({ type, ref }) => type !== "way" || ways.has(ref));
}
