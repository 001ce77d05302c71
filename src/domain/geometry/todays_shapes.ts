import { convex } from "@turf/convex";
import { featureCollection, point } from "@turf/helpers";
import type { Feature, Polygon } from "geojson";
import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import type { TodaysPartnerships } from "../plan.ts";
import type { Position } from "../school.ts";

/** A home cluster of today as a map draws it: a line round its schools, and where its name is written. */
export interface TodaysShape {
  readonly name: string;
  readonly shape: Feature<Polygon>;
  /** On the line, at its northernmost point. */
  readonly labelAt: Position;
}

/** How far the line keeps from the outermost schools, as a share of the way across the area. */
const MARGIN_SHARE = 0.012;
const LEAST_MARGIN_KM = 0.35;
const CORNERS = 24;
const KM_PER_DEGREE = 111.2;

/** A rounded line round the located schools of each home cluster of today; lines may cross, as partnerships do. Clusters without a located school are left out. */
export function todaysShapes(area: Area, today: TodaysPartnerships): readonly TodaysShape[] {
  const indexes = schoolIndexes(area);
  const margin = marginKm(area);
  return today.clusters.flatMap(({ name, schools }): readonly TodaysShape[] => {
    const corners = schools.flatMap((urn) => {
      const index = indexes.get(urn);
      const location = index === undefined ? null : schoolAt(area, index).location;
      return location === null ? [] : around(location, margin);
    });
    const hull = convex(featureCollection(corners.map((corner) => point([...corner]))));
    const [first, ...others] = corners;
    if (hull === null || first === undefined) return [];
    const labelAt = others.reduce((top, corner) => (corner[1] > top[1] ? corner : top), first);
    return [{ name, shape: { ...hull, properties: { name } }, labelAt }];
  });
}

function marginKm({ schools }: Area): number {
  const located = schools.flatMap(({ location }) => (location === null ? [] : [location]));
  const latitudes = located.map(([, latitude]) => latitude);
  if (latitudes.length === 0) return LEAST_MARGIN_KM;
  const height = (Math.max(...latitudes) - Math.min(...latitudes)) * KM_PER_DEGREE;
  return Math.max(LEAST_MARGIN_KM, height * MARGIN_SHARE);
}

function around([longitude, latitude]: Position, km: number): readonly Position[] {
  const height = km / KM_PER_DEGREE;
  const width = height / Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: CORNERS }, (_, i) => {
    const turn = (2 * Math.PI * i) / CORNERS;
    return [longitude + width * Math.cos(turn), latitude + height * Math.sin(turn)] as const;
  });
}
