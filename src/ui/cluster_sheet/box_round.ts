import type { Position } from "../../domain/school.ts";
import type { Scene, SceneCluster } from "../../map/scene.ts";

/** Degrees round schools that have no land, about 1 km. */
const MARGIN = 0.01;

/** The box round places and a shape, `[west, south, east, north]` in degrees; `null` for neither. */
export function boxRound(
  places: readonly Position[],
  shape: SceneCluster["shape"],
): Scene["bounds"] | null {
  const geometry = shape?.geometry;
  const rings =
    geometry === undefined
      ? []
      : geometry.type === "Polygon"
        ? geometry.coordinates
        : geometry.coordinates.flat();
  const corners = rings.flat().map(([lng = 0, lat = 0]): Position => [lng, lat]);
  const all = [...places, ...corners];
  if (all.length === 0) return null;
  const [lngs, lats] = [all.map(([lng]) => lng), all.map(([, lat]) => lat)];
  const margin = corners.length === 0 ? MARGIN : 0;
  return [
    Math.min(...lngs) - margin,
    Math.min(...lats) - margin,
    Math.max(...lngs) + margin,
    Math.max(...lats) + margin,
  ];
}
