import type { MouseEvent } from "react";
import { lazy, Suspense, useEffect, useMemo } from "react";
import type { Position, SchoolIndex } from "../domain/school.ts";
import { fitProjection } from "../map/projection.ts";
import type { MapIntent, Scene } from "../map/scene.ts";
import type { MapScreen } from "../map/screen.ts";
import { BASE } from "../map/theme.ts";
import { LandLayer, PlaceLayer } from "./svg_map/BaseLayers.tsx";
import { BorderSchoolLayer } from "./svg_map/BorderSchoolLayer.tsx";
import { ClusterAreaLayer, ClusterNumberLayer } from "./svg_map/ClusterLayers.tsx";
import {
  DifferenceOutlineLayer,
  MovedLabelLayer,
  MovedRingLayer,
} from "./svg_map/DifferenceLayers.tsx";
import { LinkLayer, RouteLayer, TodayLayer } from "./svg_map/LineLayers.tsx";
import { SchoolLayer } from "./svg_map/SchoolLayer.tsx";
import { stackedWith } from "./svg_map/stacked_with.ts";
import { usePanZoom } from "./svg_map/use_pan_zoom.ts";
import { useSvgScreen } from "./svg_map/use_svg_screen.ts";
import { WorstPairLayer } from "./svg_map/WorstPairLayer.tsx";

const ScenarioLayer = lazy(() => import("./svg_map/ScenarioLayer.tsx"));

/** Positions to bring into sight; for "if-hidden" the map stays still when all of them are. */
export interface MapFlight {
  readonly positions: readonly Position[];
  readonly when: "always" | "if-hidden";
}

interface SvgMapProps {
  readonly scene: Scene;
  readonly onIntent: (intent: MapIntent) => void;
  /** Of the drawing, in its own pixels; it grows and shrinks with its container. */
  readonly width?: number;
  readonly height?: number;
  /** Without, it is a picture for print. */
  readonly interactive: boolean;
  readonly flight?: MapFlight | null;
  /** Hears what has where on the drawing, once it is on the screen. */
  readonly onScreen?: (screen: MapScreen | null) => void;
}

/** The scene as an SVG drawing: for print, and where the browser has no WebGL. Everything on it is in the lists and tables too. */
export function SvgMap(props: SvgMapProps) {
  const {
    scene,
    onIntent,
    width = 900,
    height = 700,
    interactive,
    flight = null,
    onScreen,
  } = props;
  const { bounds } = scene;
  const projection = useMemo(() => fitProjection(bounds, width, height), [bounds, width, height]);
  const panZoom = usePanZoom(width, height, scene.areaName);
  const { svg, sight, bringIntoView, zoomIn, zoomOut, showAll, wasDragged, handlers } = panZoom;
  const frame = useSvgScreen({ svg, sight, projection, width, pan: panZoom.pan, onScreen });
  useEffect(() => {
    if (flight !== null) bringIntoView(flight.positions.map(projection.at), flight.when);
  }, [flight, projection, bringIntoView]);
  const layer = { scene, projection, scale: sight.scale };
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    if (!wasDragged()) onIntent(intentOf(event, scene, projection.at, sight.scale));
  };
  return (
    <div
      ref={frame}
      className="svg-map"
      data-rendered-schools={scene.schools.length}
      data-idle="true"
    >
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Map of ${scene.schools.length} schools and ${scene.clusters.length} clusters`}
        fontFamily='Arial, "Helvetica Neue", sans-serif'
        style={interactive ? { touchAction: "none", cursor: "grab" } : undefined}
        {...(interactive ? { ...handlers, onClick } : {})}
      >
        <rect width={width} height={height} fill={interactive ? BASE.beyond : "#ffffff"} />
        <g transform={`translate(${sight.x} ${sight.y}) scale(${sight.scale})`}>
          <LandLayer {...layer} />
          <ClusterAreaLayer {...layer} />
          <DifferenceOutlineLayer {...layer} />
          <TodayLayer {...layer} />
          <LinkLayer {...layer} />
          <RouteLayer {...layer} />
          <MovedRingLayer {...layer} />
          <BorderSchoolLayer {...layer} />
          <SchoolLayer {...layer} />
          {scene.scenario ? (
            <Suspense>
              <ScenarioLayer {...layer} scenario={scene.scenario} />
            </Suspense>
          ) : null}
          <PlaceLayer {...layer} />
          <ClusterNumberLayer {...layer} />
          <MovedLabelLayer {...layer} />
          <WorstPairLayer {...layer} />
        </g>
      </svg>
      {interactive ? (
        <div className="svg-map__buttons">
          <button type="button" onClick={zoomIn} aria-label="Zoom in">
            +
          </button>
          <button type="button" onClick={zoomOut} aria-label="Zoom out">
            −
          </button>
          <button type="button" onClick={showAll}>
            Whole area
          </button>
        </div>
      ) : null}
      {interactive ? (
        <details className="svg-map__attribution">
          <summary aria-label="Sources of the map">i</summary>
          {scene.attribution}
        </details>
      ) : (
        <p className="svg-map__attribution">{scene.attribution}</p>
      )}
    </div>
  );
}

function intentOf(
  event: MouseEvent<SVGSVGElement>,
  scene: Scene,
  at: Parameters<typeof stackedWith>[2],
  scale: number,
): MapIntent {
  const hit = event.target instanceof Element ? event.target : null;
  const school = hit?.closest("[data-school]")?.getAttribute("data-school") ?? null;
  if (school !== null) {
    const index = Number(school) as SchoolIndex;
    const schools = stackedWith(scene, index, at, scale);
    if (schools.length === 1) return { type: "school-clicked", school: index };
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return { type: "schools-stacked-clicked", schools, at: point };
  }
  const over = hit?.closest("[data-border-school]")?.getAttribute("data-border-school") ?? null;
  if (over !== null) return { type: "border-school-clicked", urn: over };
  const cluster = hit?.closest("[data-cluster]")?.getAttribute("data-cluster") ?? null;
  return cluster === null ? { type: "empty-clicked" } : { type: "cluster-clicked", cluster };
}
