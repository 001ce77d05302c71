import { useMemo } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { schoolClassOf } from "../../domain/overlay.ts";
import type { Position } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { fitProjection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { letterOf } from "../../words/slide_text.ts";
import { placeNames } from "../cluster_sheet/place_names.ts";
import { worstPairBoxes } from "../cluster_sheet/worst_pair_boxes.ts";
import { sceneWorstPair } from "../map/to_scene.ts";
import { useScene } from "../map/use_scene.ts";
import { isNarrow } from "../narrow.ts";
import { useSize } from "../saved_page/use_size.ts";
import { LandLayer } from "../svg_map/BaseLayers.tsx";
import { ClusterAreaLayer } from "../svg_map/ClusterLayers.tsx";
import { SchoolLayer } from "../svg_map/SchoolLayer.tsx";
import { WorstPairLabel, WorstPairLayer } from "../svg_map/WorstPairLayer.tsx";

/** How many times as large as on a desk everything is drawn: the 12 px letters are 24 on a screen of 1366 pixels. */
function magnifiedFor(width: number): number {
  if (isNarrow()) return 1.5;
  return width >= 640 ? 2.5 : 2;
}

const FONT_SIZE = 12;

interface SlideMapProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly settings: JudgingSettings;
}

/** The cluster's land, its schools with the letters that they have in the table, and its worst pair. */
export function SlideMap(props: SlideMapProps) {
  const { element, size } = useSize();
  const scene = useScene();
  return (
    <div ref={element} className="slide__map">
      {size === null || scene === null ? null : <Drawing {...props} size={size} scene={scene} />}
    </div>
  );
}

interface DrawingProps extends SlideMapProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly scene: Scene;
}

function Drawing({ area, judged, settings, size, scene }: DrawingProps) {
  const magnified = magnifiedFor(size.width);
  const width = size.width / magnified;
  const height = size.height / magnified;
  const members = judged.members.map((index) => schoolAt(area, index));
  const { cluster } = judged;
  const at = members.flatMap(({ location }) => (location === null ? [] : [location]));
  const bounds = roomRound(at);
  const slide = useMemo(
    () => slideScene(scene, area, judged, settings),
    [scene, area, judged, settings],
  );
  if (bounds === null) return null;
  const projection = fitProjection(bounds, width, height);
  const layer = { scene: slide, projection, scale: 1 };
  const letters = members.flatMap(({ location }, place) =>
    location === null ? [] : [{ name: letterOf(place), at: projection.at(location) }],
  );
  const drawing = { width, height, fontSize: FONT_SIZE };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Map of the ${members.length} schools of ${cluster.name}`}
      fontFamily='Arial, "Helvetica Neue", sans-serif'
    >
      <rect width={width} height={height} fill="#ffffff" />
      <LandLayer {...layer} />
      <ClusterAreaLayer {...layer} />
      <WorstPairLayer {...layer} />
      <SchoolLayer {...layer} />
      <WorstPairLabel {...layer} />
      <g
        fontSize={FONT_SIZE}
        fontWeight="bold"
        paintOrder="stroke"
        stroke="#ffffff"
        strokeWidth={3}
      >
        {placeNames(letters, worstPairBoxes(slide, projection), drawing).map(({ name, x, y }) => (
          <text key={name} x={x} y={y} fill="#0b0c0c">
            {name}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** The least room round the schools, in degrees: some 300 m. */
const LEAST_ROOM = 0.004;

/** The box round the schools with a quarter more room on each side, for their letters; the land may go on beyond it. `null` for none. */
function roomRound(places: readonly Position[]): Scene["bounds"] | null {
  if (places.length === 0) return null;
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const dx = Math.max(LEAST_ROOM, (east - west) / 4);
  const dy = Math.max(LEAST_ROOM, (north - south) / 4);
  return [west - dx, south - dy, east + dx, north + dy];
}

/** The map's scene with this cluster and its schools alone in front, in the colours of the kinds, without what else is being looked at. */
function slideScene(
  scene: Scene,
  area: Area,
  judged: JudgedCluster,
  settings: JudgingSettings,
): Scene {
  const members = new Set(judged.members);
  return {
    ...scene,
    schools: scene.schools.filter(({ index }) => members.has(index)),
    overlay: "faith",
    overlayClasses: area.schools.map((school) => schoolClassOf(school, "faith")),
    selectedCluster: judged.cluster.id,
    selectedSchool: null,
    hoveredCluster: null,
    marked: [],
    links: [],
    route: null,
    difference: null,
    scenario: null,
    spokes: [],
    worstPair: sceneWorstPair(area, judged, settings.ceiling),
  };
}
