import { createAreasClient } from "../../domain/geometry/areas_client.ts";
import type { ClusterAreas } from "../../domain/geometry/areas_protocol.ts";
import type { AppDeps, ClusterPictures } from "../deps.ts";
import type { Selectors } from "../selectors.ts";
import { selectArea, selectShownPlan } from "../selectors.ts";
import type { AppStore } from "../state.ts";

/** Keeps the clusters' pictures in step with the plan on show. Returns the way to stop. */
export function keepClusterPictures(
  store: AppStore,
  selectors: Selectors,
  deps: AppDeps,
  onFailure: (reason: string) => void,
): () => void {
  const client = createAreasClient(deps.areas, {
    onAreas: (areas) => store.getState().setPictures(picturesOf(areas)),
    onFailure,
  });
  let lastSchools: unknown = null;
  let lastClusters: unknown = null;
  return store.subscribe((state) => {
    const area = selectArea(state);
    const plan = selectShownPlan(state);
    if (area === null || plan === null) return;
    const moved = area.schools !== lastSchools;
    if (!moved && plan.clusters === lastClusters) return;
    lastSchools = area.schools;
    lastClusters = plan.clusters;
    if (moved) {
      const locations = area.schools.map((school) => school.location);
      client.open(locations, area.outline);
    }
    const ids = plan.clusters.map((cluster) => cluster.id);
    const drawn = plan.clusters.map((cluster) => cluster.boundary ?? null);
    client.dissolve(ids, selectors.clusterOf(state), drawn);
  });
}

function picturesOf(areas: ClusterAreas): ClusterPictures {
  return new Map(
    areas.clusterIds.map((id, place) => [
      id,
      {
        shape: areas.shapes[place] ?? null,
        label: areas.labels[place] ?? null,
        hue: areas.hues[place] ?? 0,
        neighbours: (areas.neighbours[place] ?? []).flatMap(
          (neighbour) => areas.clusterIds[neighbour] ?? [],
        ),
      },
    ]),
  );
}
