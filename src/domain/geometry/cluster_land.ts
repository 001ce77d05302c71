import type { Position as XY } from "geojson";
import type { Position } from "../school.ts";
import type { Shape } from "./areas_protocol.ts";
import type { GridPoint } from "./partition/grid.ts";
import { toDegrees, toGrid } from "./partition/grid.ts";
import type { Land } from "./partition/land.ts";
import { cutUpLand } from "./partition/land.ts";
import { isEdgeOf, ownedPolygons } from "./partition/rings.ts";
import { createSmoother } from "./partition/smoothing.ts";

/** Who has what of an area's land: each cluster the land nearest to its schools, or what was drawn for it. */
export interface ClusterLand {
  /** By cluster, its land to the decimetre. `null` where it has none. */
  shapes(): readonly (Shape | null)[];
  /** The same with rounded borders, for the eye: they still meet, and no school changes sides. */
  smoothed(): readonly (Shape | null)[];
  /** By cluster, the clusters that share a border with it. */
  readonly neighbours: readonly (readonly number[])[];
  /** By school, the cluster whose land it is in by being the nearest; `null` where another school of the same place is counted. */
  readonly schoolsAtPlace: readonly (readonly number[])[];
}

/** Divides an area's land among the clusters of a plan, again and again as the plan is edited. */
export interface LandDivider {
  /**
   * `clusterOf` is by school the place of its cluster, `drawn` by cluster the boundary that was drawn for it. A school of
   * a cluster with a drawn boundary has no land of its own: what the boundary leaves of it goes to the nearest others.
   */
  divide(
    clusters: number,
    clusterOf: readonly (number | null)[],
    drawn: readonly (Shape["geometry"] | null)[],
  ): ClusterLand;
}

interface Site {
  readonly at: GridPoint;
  /** Places of the schools that are here, in list order. */
  readonly schools: readonly number[];
}

/** A divider of the land within `outline`, else within a box round the schools. Schools on one grid point (0.1 m) share their land: it is the first's that is in a cluster. */
export function createLandDivider(
  locations: readonly (Position | null)[],
  outline: Shape | null,
): LandDivider {
  const sites = sitesOf(locations);
  let last: { readonly key: string; readonly land: Land } | null = null;

  function landFor(kept: readonly Site[], drawn: readonly Shape["geometry"][]): Land {
    const key =
      drawn.length === 0 ? "" : JSON.stringify([kept.map(({ schools }) => schools), drawn]);
    if (last?.key === key) return last.land;
    const land = cutUpLand(
      kept.map(({ at }) => at),
      outline,
      drawn,
    );
    last = { key, land };
    return land;
  }

  return {
    divide(clusters, clusterOf, boundaries) {
      const owned = sites.map((site) => ({ site, owner: ownerOf(site, clusterOf) }));
      const kept = owned.filter(
        ({ owner }) => owner === null || (boundaries[owner] ?? null) === null,
      );
      const drawn = boundaries.flatMap((geometry, owner) =>
        geometry === null ? [] : [{ geometry, owner }],
      );
      const land = landFor(
        kept.map(({ site }) => site),
        drawn.map(({ geometry }) => geometry),
      );
      const owners = land.owners(
        kept.map(({ owner }) => owner),
        drawn.map(({ owner }) => owner),
      );
      const polygons = ownedPolygons(land.faces, owners);
      const shapesBy = (draw: (ring: readonly GridPoint[]) => XY[]) =>
        Array.from({ length: clusters }, (_, place) =>
          toShape((polygons.get(place) ?? []).map((rings) => rings.map(draw))),
        );
      return {
        shapes: () => shapesBy(closedRing),
        smoothed: () => {
          const places = sites.map(({ at }) => at);
          const smoother = createSmoother(land.faces, owners, places, land.drawnLayers);
          return shapesBy(smoother.smooth);
        },
        neighbours: neighboursOf(land, owners, clusters),
        schoolsAtPlace: sites.map(({ schools }) => schools).filter(({ length }) => length > 1),
      };
    },
  };
}

function sitesOf(locations: readonly (Position | null)[]): readonly Site[] {
  const byKey = new Map<string, { readonly at: GridPoint; readonly schools: number[] }>();
  locations.forEach((location, school) => {
    if (location === null) return;
    const at = toGrid(location);
    const key = `${at.x} ${at.y}`;
    const site = byKey.get(key);
    if (site === undefined) byKey.set(key, { at, schools: [school] });
    else site.schools.push(school);
  });
  return [...byKey.values()];
}

function ownerOf({ schools }: Site, clusterOf: readonly (number | null)[]): number | null {
  const first = schools.find((school) => (clusterOf[school] ?? null) !== null);
  return first === undefined ? null : (clusterOf[first] ?? null);
}

function neighboursOf(land: Land, owners: readonly (number | null)[], clusters: number) {
  const found = Array.from({ length: clusters }, () => new Set<number>());
  for (const border of land.faces.borders) {
    const own = owners[border.face] ?? null;
    const other = owners[border.back.face] ?? null;
    if (own !== null && other !== null && isEdgeOf(border, owners)) found[own]?.add(other);
  }
  return found.map((others) => [...others].sort((a, b) => a - b));
}

function closedRing(ring: readonly GridPoint[]): XY[] {
  const positions = ring.map(toDegrees);
  const [first] = positions;
  return first === undefined ? [] : [...positions, first];
}

function toShape(polygons: XY[][][]): Shape | null {
  const [first] = polygons;
  if (first === undefined) return null;
  return {
    type: "Feature",
    properties: {},
    geometry:
      polygons.length === 1
        ? { type: "Polygon", coordinates: first }
        : { type: "MultiPolygon", coordinates: polygons },
  };
}
