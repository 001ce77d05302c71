import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import type { Cluster, ClusterBoundary, ClusterId, Plan } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { Shape } from "./areas_protocol.ts";
import { createLandDivider } from "./cluster_land.ts";
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

/** The boundaries of a plan's clusters, to the decimetre. */
export interface ClusterBoundaries {
  /** In the plan's order: disjoint, meeting along the very same lines, within the outline. `null` for a cluster without land. */
  readonly shapes: readonly (Shape | null)[];
  readonly notes: readonly BoundaryNote[];
}

/** The boundaries of `plan` in `area`: of each cluster what was drawn for it, else the land nearest to its schools. */
export function clusterBoundaries(area: Area, plan: Plan): ClusterBoundaries {
  const clusterOf = clusterOfSchools(area, plan);
  const divider = createLandDivider(
    area.schools.map(({ location }) => location),
    area.outline,
  );
  const drawn = plan.clusters.map(({ boundary }) => boundary ?? null);
  const land = divider.divide(plan.clusters.length, clusterOf, drawn);
  const shapes = land.shapes();
  return {
    shapes,
    notes: [
      ...plan.clusters.flatMap((cluster) => drawnNotes(area, cluster)),
      ...land.schoolsAtPlace.flatMap((schools) => placeNote(area, plan, clusterOf, schools)),
      ...plan.clusters.flatMap((cluster, place) => {
        if (shapes[place] || membersOf(area, cluster).length === 0) return [];
        return [{ kind: "no-land" as const, cluster: cluster.id, schools: cluster.schools }];
      }),
    ],
  };
}

/** By school, the place of the first cluster that lists it. */
function clusterOfSchools(area: Area, plan: Plan): readonly (number | null)[] {
  const byUrn = new Map<Urn, number>();
  plan.clusters.forEach(({ schools }, place) => {
    for (const urn of schools) if (!byUrn.has(urn)) byUrn.set(urn, place);
  });
  return area.schools.map(({ urn }) => byUrn.get(urn) ?? null);
}

/** What a hand-drawn boundary leaves out and what else it takes in; nothing for a cluster without one. */
export function drawnNotes(area: Area, cluster: Cluster): readonly BoundaryNote[] {
  const { boundary, id } = cluster;
  if (boundary === undefined) return [];
  const members = new Set(membersOf(area, cluster));
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

function membersOf(area: Area, cluster: Cluster): readonly SchoolIndex[] {
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

function placeNote(
  area: Area,
  plan: Plan,
  clusterOf: readonly (number | null)[],
  schools: readonly number[],
): readonly BoundaryNote[] {
  const clusters = schools.flatMap((school) => clusterOf[school] ?? []);
  const holder = plan.clusters[clusters[0] ?? -1];
  if (holder === undefined || new Set(clusters).size < 2) return [];
  const urns = schools.map((school) => schoolAt(area, school as SchoolIndex).urn);
  return [{ kind: "same-place", cluster: holder.id, schools: urns }];
}
