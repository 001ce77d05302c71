import type { Cluster, ClusterId, Plan } from "../plan.ts";
import type { Urn } from "../school.ts";

/** `plan` with `clusters`; the same plan when each is the very cluster it had. */
export function withClusters(plan: Plan, clusters: readonly Cluster[]): Plan {
  const isSame =
    clusters.length === plan.clusters.length &&
    clusters.every((cluster, i) => cluster === plan.clusters[i]);
  return isSame ? plan : { ...plan, clusters };
}

/** `plan` with the cluster called `id` changed; the same plan when `change` returns what it was given. Throws when there is no such cluster. */
export function changeCluster(
  plan: Plan,
  id: ClusterId,
  change: (cluster: Cluster) => Cluster,
): Plan {
  requireCluster(plan, id);
  return withClusters(
    plan,
    plan.clusters.map((cluster) => (cluster.id === id ? change(cluster) : cluster)),
  );
}

/** Throws when `plan` has no cluster called `id`. */
export function requireCluster(plan: Plan, id: ClusterId): void {
  if (plan.clusters.some((cluster) => cluster.id === id)) return;
  const ids = plan.clusters.map((cluster) => cluster.id).join(", ");
  throw new RangeError(`The plan "${plan.name}" has no cluster "${id}", only: ${ids}.`);
}

/** `cluster` without `urns`, and without its chosen host when that is one of them; the same cluster when it has none. */
export function withoutSchools(cluster: Cluster, urns: ReadonlySet<Urn>): Cluster {
  if (!cluster.schools.some((urn) => urns.has(urn))) return cluster;
  const { host, ...rest } = cluster;
  const schools = cluster.schools.filter((urn) => !urns.has(urn));
  return host === undefined || urns.has(host) ? { ...rest, schools } : { ...rest, host, schools };
}

/** The least positive integer, as text, that is not in `taken`. */
export function freeClusterId(taken: ReadonlySet<ClusterId>): ClusterId {
  let next = 1;
  while (taken.has(String(next))) next++;
  return String(next);
}
