import type { Area } from "../domain/area.ts";
import { isOverBorder, schoolIndexes } from "../domain/area.ts";
import type { ClusterId, Plan } from "../domain/plan.ts";
import type { School, Urn } from "../domain/school.ts";

/** The school's name, with its authority where it is over the border: "Gretton (from Northamptonshire)"; "the school with URN 123456" where the area has no such school. */
export function schoolName(area: Area, urn: Urn): string {
  const index = schoolIndexes(area).get(urn);
  const school = index === undefined ? undefined : area.schools[index];
  if (school === undefined) return `the school with URN ${urn}`;
  return isOverBorder(area, urn) ? `${school.name} (${fromText(school)})` : school.name;
}

/** "from Rutland"; "from another authority" where its name is not known. */
export function fromText({ laName }: Pick<School, "laName">): string {
  return `from ${laName ?? "another authority"}`;
}

/** Names in a sentence: "A", "A and B", "A, B and C"; after `most` names the rest are counted. */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const items = rest === 0 ? shown : [...shown, `${rest} others`];
  const last = items.at(-1);
  if (last === undefined) return "no school";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** What a cluster is called in a sentence: its name, with "cluster" before a bare number. */
export function clusterName(plan: Pick<Plan, "clusters">, id: ClusterId): string {
  return numberedName(plan.clusters.find((cluster) => cluster.id === id)?.name ?? id);
}

/** `name` as it stands in a sentence: with "Cluster" before a bare number. */
export function numberedName(name: string): string {
  return /^\d+$/.test(name) ? `Cluster ${name}` : name;
}
