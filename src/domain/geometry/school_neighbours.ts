import type { Position, School, SchoolIndex } from "../school.ts";
import { voronoiRings } from "./voronoi_rings.ts";

const METRES_PER_DEGREE = 111_320;
/** Land of two schools that meets in less than this only touches. */
const LEAST_SHARED_METRES = 1;

/**
 * For each school, the schools whose land (what is nearer to them than to any other school of the area) meets its own:
 * neighbouring cells of the Voronoi diagram, which are the edges of Delaunay's triangulation. Looked at in the box
 * round the schools with as much again on every side, so that two schools do not meet far outside the area. Cells that
 * meet in a point are no neighbours; schools at one point are, and share theirs. A school without a location has none.
 */
export function schoolNeighbours(
  schools: readonly Pick<School, "location">[],
): readonly (readonly SchoolIndex[])[] {
  const { sites, siteOf } = sitesOf(schools);
  const schoolsAt: SchoolIndex[][] = sites.map(() => []);
  siteOf.forEach((site, school) => {
    if (site !== null) schoolsAt[site]?.push(school as SchoolIndex);
  });
  const meeting = meetingCells(sites);
  return siteOf.map((site, school) => {
    if (site === null) return [];
    const near = [site, ...(meeting[site] ?? [])].flatMap((other) => schoolsAt[other] ?? []);
    return near.filter((other) => other !== school).sort((a, b) => a - b);
  });
}

function sitesOf(schools: readonly Pick<School, "location">[]) {
  const sites: Position[] = [];
  const known = new Map<string, number>();
  const siteOf = schools.map(({ location }) => {
    if (location === null) return null;
    const key = String(location);
    const site = known.get(key) ?? sites.push(location) - 1;
    known.set(key, site);
    return site;
  });
  return { sites, siteOf };
}

/** For each site, the sites whose cells share an edge of its own. */
function meetingCells(sites: readonly Position[]): readonly ReadonlySet<number>[] {
  const meeting = sites.map(() => new Set<number>());
  if (sites.length < 2) return meeting;
  const points = inMetres(sites);
  const siteOfEdge = new Map<string, number>();
  voronoiRings(points, frameOf(points)).forEach((ring, site) => {
    for (let i = 1; i < ring.length; i++) {
      const [[x = 0, y = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[i - 1], ring[i]];
      if (Math.hypot(x2 - x, y2 - y) < LEAST_SHARED_METRES) continue;
      const ends = [`${x} ${y}`, `${x2} ${y2}`].sort().join();
      const other = siteOfEdge.get(ends);
      if (other === undefined) siteOfEdge.set(ends, site);
      else {
        meeting[site]?.add(other);
        meeting[other]?.add(site);
      }
    }
  });
  return meeting;
}

function inMetres(sites: readonly Position[]): [number, number][] {
  const norths = sites.map(([, north]) => north);
  const middle = (Math.min(...norths) + Math.max(...norths)) / 2;
  const east = Math.cos((middle * Math.PI) / 180) * METRES_PER_DEGREE;
  const [west = 0, south = 0] = sites[0] ?? [];
  return sites.map(([lng, lat]) => [(lng - west) * east, (lat - south) * METRES_PER_DEGREE]);
}

function frameOf(points: readonly (readonly [number, number])[]): [number, number, number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [east, north] = [Math.max(...xs), Math.max(...ys)];
  const margin = Math.max(east - west, north - south, 1);
  return [west - margin, south - margin, east + margin, north + margin];
}
