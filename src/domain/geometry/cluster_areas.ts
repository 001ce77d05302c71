import { clusterHues } from "../cluster_hues.ts";
import type { ClusterId } from "../plan.ts";
import type { Position } from "../school.ts";
import type { ClusterAreas, DrawingPurpose, Shape } from "./areas_protocol.ts";
import { createLandDivider } from "./cluster_land.ts";
import { labelPosition } from "./label_position.ts";

/** Draws a plan's cluster areas, again and again as it is edited. */
export interface AreaDissolver {
  /** `drawn` is by cluster the boundary that was drawn for it, if any. Hues of a compared plan are not followed by the next ones. */
  dissolve(
    clusterIds: readonly ClusterId[],
    clusterOf: readonly (number | null)[],
    drawn?: readonly (Shape["geometry"] | null)[],
    purpose?: DrawingPurpose,
    chosenHues?: readonly (number | null)[],
  ): ClusterAreas;
}

interface Drawn {
  readonly shape: Shape;
  readonly label: Position | null;
}

/** Pictures kept from earlier plans, so that what did not change is the very same object and needs no new label. */
const KEPT_PICTURES = 5000;

/** A dissolver of the land within `outline`, else within a box round the schools. Hues follow the cluster ids of the plan before. */
export function createAreaDissolver(
  locations: readonly (Position | null)[],
  outline: Shape | null,
): AreaDissolver {
  const divider = createLandDivider(locations, outline);
  const known = new Map<string, Drawn>();
  let hueById = new Map<ClusterId, number>();

  function pictured(shape: Shape, members: readonly Position[]): Drawn {
    const key = JSON.stringify([shape.geometry.coordinates, members]);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT_PICTURES) known.clear();
    const made = { shape, label: labelPosition(shape, members) };
    known.set(key, made);
    return made;
  }

  return {
    dissolve(clusterIds, clusterOf, drawn = [], purpose = "shown", chosenHues = []) {
      const boundaries = clusterIds.map((_, place) => drawn[place] ?? null);
      const land = divider.divide(clusterIds.length, clusterOf, boundaries);
      const members: Position[][] = clusterIds.map(() => []);
      clusterOf.forEach((owner, school) => {
        const location = locations[school] ?? null;
        if (owner !== null && location !== null) members[owner]?.push(location);
      });
      const pictures = land
        .smoothed()
        .map((shape, place) => (shape === null ? null : pictured(shape, members[place] ?? [])));
      const hues = clusterHues(
        land.neighbours,
        clusterIds.map((id) => hueById.get(id) ?? null),
        chosenHues,
      );
      if (purpose === "shown") {
        hueById = new Map(clusterIds.map((id, place) => [id, hues[place] ?? 0]));
      }
      return {
        clusterIds,
        shapes: pictures.map((picture) => picture?.shape ?? null),
        labels: pictures.map((picture) => picture?.label ?? null),
        hues,
        neighbours: land.neighbours,
      };
    },
  };
}
