import type { Cluster, Plan } from "../plan.ts";
import { freeClusterId, withClusters } from "./clusters_edit.ts";

/** A cluster to be: one without an id takes the next free integer, one without a name is called after its id. */
export type NewCluster = Omit<Cluster, "id" | "name"> & Partial<Pick<Cluster, "id" | "name">>;

/** An edit that puts `clusters` in the place of all that the plan had, such as an accepted proposal. Throws when two have the same id. */
export function replaceClusters(clusters: readonly NewCluster[]): (plan: Plan) => Plan {
  const named = withIds(clusters);
  return (plan) => {
    const byId = new Map(plan.clusters.map((cluster) => [cluster.id, cluster]));
    return withClusters(
      plan,
      named.map((cluster) => {
        const known = byId.get(cluster.id);
        return known !== undefined && isSame(known, cluster) ? known : cluster;
      }),
    );
  };
}

function withIds(clusters: readonly NewCluster[]): readonly Cluster[] {
  const taken = new Set<string>();
  for (const { id } of clusters) {
    if (id === undefined) continue;
    if (taken.has(id)) throw new RangeError(`Two clusters have the id "${id}".`);
    taken.add(id);
  }
  return clusters.map((cluster) => {
    const id = cluster.id ?? freeClusterId(taken);
    taken.add(id);
    return { ...cluster, id, name: cluster.name ?? `Cluster ${id}` };
  });
}

function isSame(a: Cluster, b: Cluster): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  fields.delete("schools");
  const field = (cluster: Cluster, name: string) =>
    Object.entries(cluster).find(([known]) => known === name)?.[1];
  return (
    a.schools.length === b.schools.length &&
    a.schools.every((urn, i) => urn === b.schools[i]) &&
    [...fields].every((name) => field(a, name) === field(b, name))
  );
}
