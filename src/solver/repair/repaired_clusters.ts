import { freeClusterId, withoutSchools } from "../../domain/edits/clusters_edit.ts";
import type { Cluster } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { Placement } from "./slots.ts";

/**
 * The start's clusters as `placement` has them, in their order and with what they were called; those that stay as they
 * were are the very same. Emptied ones are gone, new ones follow.
 */
export function repairedClusters(
  model: RepairModel,
  start: readonly Cluster[],
  placement: Placement,
): readonly Cluster[] {
  const slotOf = slotByUrn(model, placement);
  const fixed = new Set(model.fixed);
  const kept = start.flatMap((cluster): readonly Cluster[] => {
    if (fixed.has(cluster)) return [cluster];
    const slot = model.clusters.indexOf(cluster);
    const own = new Set(cluster.schools);
    const leaving = new Set(cluster.schools.filter((urn) => slotOf.get(urn) !== slot));
    const arriving = arrivals(slotOf, slot, own);
    const left = withoutSchools(cluster, leaving);
    if (arriving.length === 0 && left === cluster && own.size === cluster.schools.length) {
      return own.size === 0 ? [] : [cluster];
    }
    const schools = [...new Set(left.schools), ...arriving];
    return schools.length === 0 ? [] : [{ ...left, schools }];
  });
  return [...kept, ...newClusters(model, start, slotOf)];
}

function arrivals(slotOf: ReadonlyMap<Urn, number>, slot: number, own: ReadonlySet<Urn>): Urn[] {
  return [...slotOf].flatMap(([urn, at]) => (at === slot && !own.has(urn) ? [urn] : [])).sort();
}

function newClusters(
  model: RepairModel,
  start: readonly Cluster[],
  slotOf: ReadonlyMap<Urn, number>,
): readonly Cluster[] {
  const taken = new Set(start.map(({ id }) => id));
  const slots = new Set([...slotOf.values()].filter((slot) => slot >= model.clusters.length));
  return [...slots]
    .sort((a, b) => a - b)
    .map((slot) => {
      const id = freeClusterId(taken);
      taken.add(id);
      return { id, name: `Cluster ${id}`, schools: arrivals(slotOf, slot, new Set()) };
    });
}

function slotByUrn({ problem, free }: RepairModel, placement: Placement): Map<Urn, number> {
  const slotOf = new Map<Urn, number>();
  for (const candidate of free) {
    const slot = placement[candidate] ?? NOWHERE;
    if (slot === NOWHERE) continue;
    for (const { urn } of problem.candidates[candidate]?.schools ?? []) slotOf.set(urn, slot);
  }
  return slotOf;
}
