import { useMemo } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { fitProjection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { LandLayer, PlaceLayer } from "../svg_map/BaseLayers.tsx";
import { ClusterAreaLayer } from "../svg_map/ClusterLayers.tsx";
import { SchoolLayer } from "../svg_map/SchoolLayer.tsx";
import { WorstPairLayer } from "../svg_map/WorstPairLayer.tsx";
import { boxRound } from "./box_round.ts";
import { placeNames } from "./place_names.ts";
import { worstPairBoxes } from "./worst_pair_boxes.ts";

/** Of the drawing, in its own pixels: the width of A4 between margins by rather less than half its height. */
const WIDTH = 720;
const HEIGHT = 400;
const FONT_SIZE = 12;

interface ClusterMapProps {
  readonly scene: Scene;
  readonly area: Area;
  readonly judged: JudgedCluster;
}

/** The cluster's schools with their names, its land, its worst pair and what is around it. */
export function ClusterMap({ scene, area, judged }: ClusterMapProps) {
  const members = judged.members.map((index) => schoolAt(area, index));
  const at = members.flatMap(({ location }) => (location === null ? [] : [location]));
  const shape = scene.clusters.find(({ id }) => id === judged.cluster.id)?.shape ?? null;
  const bounds = useMemo(() => boxRound(at, shape), [at, shape]);
  const projection = useMemo(
    () => (bounds === null ? null : fitProjection(bounds, WIDTH, HEIGHT)),
    [bounds],
  );
  if (projection === null) return null;
  const paper: Scene = {
    ...scene,
    selectedCluster: judged.cluster.id,
    selectedSchool: null,
    hoveredCluster: null,
    marked: [],
  };
  const layer = { scene: paper, projection, scale: 1 };
  const named = members.flatMap(({ name, location }) =>
    location === null ? [] : [{ name, at: projection.at(location) }],
  );
  return (
    <figure className="cluster-sheet__map">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Map of the ${members.length} schools of ${judged.cluster.name}`}
        fontFamily='Arial, "Helvetica Neue", sans-serif'
      >
        <rect width={WIDTH} height={HEIGHT} fill="#ffffff" />
        <LandLayer {...layer} />
        <ClusterAreaLayer {...layer} />
        <PlaceLayer {...layer} />
        <WorstPairLayer {...layer} />
        <SchoolLayer {...layer} />
        <g fontSize={FONT_SIZE} paintOrder="stroke" stroke="#ffffff" strokeWidth={3}>
          {placeNames(named, worstPairBoxes(paper, projection), {
            width: WIDTH,
            height: HEIGHT,
            fontSize: FONT_SIZE,
          }).map(({ name, x, y }) => (
            <text key={`${name} ${x} ${y}`} x={x} y={y} fill="#111111">
              {name}
            </text>
          ))}
        </g>
      </svg>
    </figure>
  );
}
