import { landLocations } from "../../domain/area.ts";
import { createAreasClient } from "../../domain/geometry/areas_client.ts";
import type { ClusterAreas, ClustersToDraw } from "../../domain/geometry/areas_protocol.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Comparison } from "../comparison_sources.ts";
import type { AppDeps, ClusterPictures } from "../deps.ts";
import type { Selectors } from "../selectors.ts";
import { clusterOfSchools, selectArea, selectShownPlan } from "../selectors.ts";
import type { AppStore, ComparedShapes } from "../state.ts";

/** Keeps the clusters' pictures in step with the plan on show. Returns the way to stop. */
export function keepClusterPictures(
  store: AppStore,
  selectors: Selectors,
  deps: AppDeps,
  onFailure: (reason: string) => void,
): () => void {
  const client = createAreasClient(deps.areas, {
    onAreas(areas, purpose) {
      if (purpose === "shown") store.getState().setPictures(picturesOf(areas));
      else if (compared !== null) {
        store.getState().setComparedShapes({ clusters: compared, shapes: shapesOf(areas) });
      }
    },
    onFailure,
  });
  let compared: Plan["clusters"] | null = null;
  let lastSchools: unknown = null;
  let lastClusters: unknown = null;
  return store.subscribe((state) => {
    const area = selectArea(state);
    const plan = selectShownPlan(state);
    if (area === null || plan === null) return;
    const moved = area.schools !== lastSchools;
    if (moved) {
      client.open(landLocations(area), area.outline);
    }
    if (moved || plan.clusters !== lastClusters) {
      client.dissolve(clustersToDraw(plan, selectors.clusterOf(state)), "shown");
    }
    lastSchools = area.schools;
    lastClusters = plan.clusters;
    const other = otherPlan(state.comparison, plan);
    if (other !== null && (moved || other.clusters !== compared)) {
      client.dissolve(clustersToDraw(other, clusterOfSchools(area, other)), "compared");
    }
    compared = other?.clusters ?? null;
  });
}

/** The plan of the comparison that is not on show. */
function otherPlan(comparison: Comparison | null, shown: Plan): Plan | null {
  if (comparison === null) return null;
  return shown === comparison.before ? comparison.after : comparison.before;
}

function clustersToDraw(
  { clusters }: Plan,
  clusterOf: ClustersToDraw["clusterOf"],
): ClustersToDraw {
  return {
    clusterIds: clusters.map(({ id }) => id),
    clusterOf,
    drawn: clusters.map(({ boundary }) => boundary ?? null),
    chosenHues: clusters.map(({ hue }) => hue ?? null),
  };
}

function shapesOf({ clusterIds, shapes }: ClusterAreas): ComparedShapes["shapes"] {
  return new Map(clusterIds.map((id, place) => [id, shapes[place] ?? null]));
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
