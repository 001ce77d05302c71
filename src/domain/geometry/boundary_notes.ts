import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import type { Cluster, ClusterBoundary, ClusterId } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import { isWithinBoundary } from "./drawn_boundary.ts";

/** What whoever reads a boundary has to know. Verdicts come from the members whatever is drawn. */
export type BoundaryNote =
  /** Members of a cluster that its hand-drawn boundary leaves out. */
  | {
      readonly kind: "member-outside";
      readonly cluster: ClusterId;
      readonly schools: readonly Urn[];
    }
  /** Schools that are no members and are inside a hand-drawn boundary. */
  | {
      readonly kind: "stranger-inside";
      readonly cluster: ClusterId;
      readonly schools: readonly Urn[];
    }
  /** Schools of different clusters at one place, whose land is that of one of the clusters. */
  | { readonly kind: "same-place"; readonly cluster: ClusterId; readonly schools: readonly Urn[] }
  /** A cluster that has members but no land. */
  | { readonly kind: "no-land"; readonly cluster: ClusterId; readonly schools: readonly Urn[] };

/** What a hand-drawn boundary leaves out and what else it takes in; nothing for a cluster without one. */
export function drawnNotes(area: Area, cluster: Cluster): readonly BoundaryNote[] {
  const { boundary, id } = cluster;
  if (boundary === undefined) return [];
  const members = new Set(locatedMembers(area, cluster));
  const inside = new Set(schoolsWithin(area, boundary));
  const urnsOf = (indexes: Iterable<SchoolIndex>) =>
    Array.from(indexes, (index) => schoolAt(area, index).urn);
  const outside = urnsOf([...members].filter((index) => !inside.has(index)));
  const strangers = urnsOf([...inside].filter((index) => !members.has(index)));
  return [
    ...(outside.length === 0
      ? []
      : [{ kind: "member-outside" as const, cluster: id, schools: outside }]),
    ...(strangers.length === 0
      ? []
      : [{ kind: "stranger-inside" as const, cluster: id, schools: strangers }]),
  ];
}

/** The cluster’s schools that the area has and knows the place of, in its order. */
export function locatedMembers(area: Area, cluster: Cluster): readonly SchoolIndex[] {
  const indexes = schoolIndexes(area);
  return cluster.schools.flatMap((urn) => {
    const index = indexes.get(urn);
    return index !== undefined && schoolAt(area, index).location !== null ? [index] : [];
  });
}

function schoolsWithin(area: Area, boundary: ClusterBoundary): readonly SchoolIndex[] {
  return area.schools.flatMap(({ location }, place) =>
    location !== null && isWithinBoundary(location, boundary) ? [place as SchoolIndex] : [],
  );
}
