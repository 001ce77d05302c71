import { featureCollection, union } from "@turf/turf";
import { clusterHues } from "../cluster_hues.ts";
import type { ClusterId } from "../plan.ts";
import type { Position } from "../school.ts";
import type { ClusterAreas, Shape } from "./areas_protocol.ts";
import { labelPosition } from "./label_position.ts";
import type { VoronoiCells } from "./voronoi_cells.ts";

/** Dissolves an area's cells into cluster areas, again and again as the plan is edited. */
export interface AreaDissolver {
  dissolve(clusterIds: readonly ClusterId[], clusterOf: readonly (number | null)[]): ClusterAreas;
}

interface Drawn {
  readonly shape: Shape | null;
  readonly label: Position | null;
}

/** Shapes kept from earlier plans, so that undo and a preview's cancel redraw nothing. */
const KEPT_SHAPES = 5000;

/**
 * A dissolver over `cells`. Only clusters whose cells changed since they were last seen are dissolved anew; hues follow the
 * cluster ids of the plan before. Where schools of two clusters share a point, its cell goes to the school first in the list.
 */
export function createAreaDissolver(cells: VoronoiCells): AreaDissolver {
  const drawnByCells = new Map<string, Drawn>();
  let hueById = new Map<ClusterId, number>();

  function draw(places: readonly number[]): Drawn {
    const key = places.join(",");
    const known = drawnByCells.get(key);
    if (known !== undefined) return known;
    if (drawnByCells.size >= KEPT_SHAPES) drawnByCells.clear();
    const shape = merge(places.map((place) => cells.cells[place] ?? null));
    const sites = places.map((place) => cells.sites[place]).filter((site) => site !== undefined);
    const label = shape === null ? null : labelPosition(shape, sites);
    const drawn = { shape, label };
    drawnByCells.set(key, drawn);
    return drawn;
  }

  return {
    dissolve(clusterIds, clusterOf) {
      const ownerOf = cellOwners(cells, clusterOf);
      const cellsOf: number[][] = clusterIds.map(() => []);
      ownerOf.forEach((owner, place) => {
        if (owner !== null) cellsOf[owner]?.push(place);
      });
      const drawn = cellsOf.map(draw);
      const neighbours = clusterNeighbours(cells, ownerOf, clusterIds.length);
      const hues = clusterHues(
        neighbours,
        clusterIds.map((id) => hueById.get(id) ?? null),
      );
      hueById = new Map(clusterIds.map((id, place) => [id, hues[place] ?? 0]));
      return {
        clusterIds,
        shapes: drawn.map(({ shape }) => shape),
        labels: drawn.map(({ label }) => label),
        hues,
        neighbours,
      };
    },
  };
}

function cellOwners(cells: VoronoiCells, clusterOf: readonly (number | null)[]): (number | null)[] {
  const owners: (number | null)[] = cells.cells.map(() => null);
  cells.cellOf.forEach((place, school) => {
    if (place === null || owners[place] !== null) return;
    owners[place] = clusterOf[school] ?? null;
  });
  return owners;
}

function merge(parts: readonly (Shape | null)[]): Shape | null {
  const shapes = parts.filter((part) => part !== null);
  const [first] = shapes;
  if (first === undefined) return null;
  return shapes.length === 1 ? first : union(featureCollection<Shape["geometry"]>(shapes));
}

function clusterNeighbours(
  cells: VoronoiCells,
  ownerOf: readonly (number | null)[],
  count: number,
): number[][] {
  const found = Array.from({ length: count }, () => new Set<number>());
  cells.neighbours.forEach((places, place) => {
    const owner = ownerOf[place] ?? null;
    if (owner === null) return;
    for (const other of places) {
      const otherOwner = ownerOf[other] ?? null;
      if (otherOwner !== null && otherOwner !== owner) found[owner]?.add(otherOwner);
    }
  });
  return found.map((owners) => [...owners].sort((a, b) => a - b));
}
