import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from "maplibre-gl";
import type { Position, SchoolIndex, Urn } from "../domain/school.ts";
import type { MapIntent, Scene } from "./scene.ts";

/** Pixels round the pointer in which a school is hit: small symbols on touch screens. */
const REACH = 6;
/** Schools closer together than this on the screen cannot be told apart by pointing. */
const STACK_REACH = 10;

/** Tells `emit` what the user does on `map`, in the words of the scene that it shows. */
export function listenForIntents(
  map: MapLibreMap,
  currentScene: () => Scene | null,
  emit: (intent: MapIntent) => void,
): void {
  let hoveredSchool: SchoolIndex | null = null;
  let hoveredCluster: string | null = null;

  function hover(school: SchoolIndex | null, cluster: string | null): void {
    map.getCanvas().style.cursor = school === null && cluster === null ? "" : "pointer";
    if (school !== hoveredSchool) {
      if (hoveredSchool !== null) setHovered(map, hoveredSchool, false);
      if (school !== null) setHovered(map, school, true);
      hoveredSchool = school;
      emit({ type: "school-hovered", school });
    }
    if (cluster !== hoveredCluster) {
      hoveredCluster = cluster;
      emit({ type: "cluster-hovered", cluster });
    }
  }

  map.on("click", ({ point }) => {
    const scene = currentScene();
    if (scene === null) return;
    const schools = schoolsAt(map, scene, point);
    const [nearest] = schools;
    const cluster = clusterAt(map, scene, point);
    const over = borderSchoolAt(map, scene, point);
    if (nearest !== undefined && schools.length > 1) {
      emit({ type: "schools-stacked-clicked", schools, at: { x: point.x, y: point.y } });
    } else if (nearest !== undefined) emit({ type: "school-clicked", school: nearest });
    else if (over !== null) emit({ type: "border-school-clicked", urn: over });
    else if (cluster !== null) emit({ type: "cluster-clicked", cluster });
    else emit({ type: "empty-clicked" });
  });
  map.on("mousemove", ({ point }) => {
    const scene = currentScene();
    if (scene === null || map.isMoving()) return;
    hover(schoolsAt(map, scene, point)[0] ?? null, clusterAt(map, scene, point));
    if (borderSchoolAt(map, scene, point) !== null) map.getCanvas().style.cursor = "pointer";
  });
  map.on("mouseout", () => hover(null, null));
}

function setHovered(map: MapLibreMap, id: SchoolIndex, hovered: boolean): void {
  map.setFeatureState({ source: "schools", id }, { hovered });
}

/** The school nearest to `point`, followed by those that lie under the same few pixels as it. */
function schoolsAt(map: MapLibreMap, scene: Scene, point: Point): SchoolIndex[] {
  const box: [[number, number], [number, number]] = [
    [point.x - REACH, point.y - REACH],
    [point.x + REACH, point.y + REACH],
  ];
  const found = map.queryRenderedFeatures(box, { layers: ["schools"] });
  const hit = new Set(found.map(({ id }) => id));
  const onScreen = scene.schools
    .filter(({ index }) => hit.has(index))
    .map(({ index, position }) => ({ index, at: map.project(toLngLat(position)) }))
    .sort((a, b) => a.at.dist(point) - b.at.dist(point));
  const [nearest] = onScreen;
  if (nearest === undefined) return [];
  return onScreen.filter(({ at }) => at.dist(nearest.at) <= STACK_REACH).map(({ index }) => index);
}

/** The school over the border that is nearest to `point`, where one is under the pointer. */
function borderSchoolAt(map: MapLibreMap, scene: Scene, point: Point): Urn | null {
  const { borderSchools } = scene;
  if (borderSchools === undefined || borderSchools.length === 0) return null;
  const box: [[number, number], [number, number]] = [
    [point.x - REACH, point.y - REACH],
    [point.x + REACH, point.y + REACH],
  ];
  const [nearest] = map
    .queryRenderedFeatures(box, { layers: ["border_schools"] })
    .flatMap(({ id }) => borderSchools[Number(id)] ?? [])
    .map(({ urn, position }) => ({ urn, far: map.project(toLngLat(position)).dist(point) }))
    .sort((a, b) => a.far - b.far);
  return nearest?.urn ?? null;
}

function clusterAt(map: MapLibreMap, scene: Scene, point: Point): string | null {
  const layers = ["cluster_numbers", "cluster_fill"];
  const found: MapGeoJSONFeature[] = map.queryRenderedFeatures(point, { layers });
  const place = found[0]?.id;
  return typeof place === "number" ? (scene.clusters[place]?.id ?? null) : null;
}

function toLngLat([lng, lat]: Position): [number, number] {
  return [lng, lat];
}
