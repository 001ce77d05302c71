import { convex } from "@turf/convex";
import { featureCollection, point } from "@turf/helpers";
import type { Feature, Polygon } from "geojson";
import type { Position, School } from "../school.ts";

/** Kilometres that the hull keeps from its outermost schools. */
const MARGIN_KM = 1.5;

const CORNERS = 8;
const KM_PER_DEGREE = 111.2;

/** The convex hull of the located schools with a margin of about 1.5 km; `null` when none has a location. Stands in for a boundary. */
export function schoolsHull(schools: readonly Pick<School, "location">[]): Feature<Polygon> | null {
  const corners = schools.flatMap(({ location }) => (location === null ? [] : around(location)));
  const hull = convex(featureCollection(corners.map((corner) => point([...corner]))));
  return hull === null ? null : { ...hull, properties: {} };
}

function around([longitude, latitude]: Position): Position[] {
  const height = MARGIN_KM / KM_PER_DEGREE;
  const width = height / Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: CORNERS }, (_, i) => {
    const turn = (2 * Math.PI * i) / CORNERS;
    return [longitude + width * Math.cos(turn), latitude + height * Math.sin(turn)] as const;
  });
}
