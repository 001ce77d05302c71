import type { Area } from "../area.ts";
import { landLocations, schoolAt } from "../area.ts";
import type { Plan } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { Shape } from "./areas_protocol.ts";
import type { BoundaryNote } from "./boundary_notes.ts";
import { drawnNotes, locatedMembers } from "./boundary_notes.ts";
import { createLandDivider } from "./cluster_land.ts";

/** The boundaries of a plan's clusters, to the decimetre. */
export interface ClusterBoundaries {
  /** In the plan's order: disjoint, meeting along the very same lines, within the outline. `null` for a cluster without land. */
  readonly shapes: readonly (Shape | null)[];
  readonly notes: readonly BoundaryNote[];
}

/** The boundaries of `plan` in `area`: of each cluster what was drawn for it, else the land nearest to its schools. */
export function clusterBoundaries(area: Area, plan: Plan): ClusterBoundaries {
  const clusterOf = clusterOfSchools(area, plan);
  const divider = createLandDivider(landLocations(area), area.outline);
  const drawn = plan.clusters.map(({ boundary }) => boundary ?? null);
  const land = divider.divide(plan.clusters.length, clusterOf, drawn);
  const shapes = land.shapes();
  return {
    shapes,
    notes: [
      ...plan.clusters.flatMap((cluster) => drawnNotes(area, cluster)),
      ...land.schoolsAtPlace.flatMap((schools) => placeNote(area, plan, clusterOf, schools)),
      ...plan.clusters.flatMap((cluster, place) => {
        if (shapes[place] || locatedMembers(area, cluster).length === 0) return [];
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
