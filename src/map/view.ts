import {
  AttributionControl,
  Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Position } from "../domain/school.ts";
import { listenForIntents } from "./intents.ts";
import { provideImages } from "./map_images.ts";
import type { MapIntent, Scene } from "./scene.ts";
import type { MapScreen } from "./screen.ts";
import { createSourceUpdates } from "./source_updates.ts";
import { mapStyle } from "./style.ts";

/** A MapLibre map that shows scenes. It never moves by itself except to a new area. */
export interface MapView {
  /** Shows `scene`. Parts that are the same objects as before are left alone. */
  update(scene: Scene): void;
  /** Shows the whole area. */
  fit(): void;
  /** Centres on `position`, close enough to tell its school from others. */
  flyTo(position: Position): void;
  /** Moves until all of `positions` are in sight; stays still for "if-hidden" when they already are. */
  bringIntoView(positions: readonly Position[], when: "always" | "if-hidden"): void;
  /** Whether everything of the last scene is drawn and nothing moves. */
  isIdle(): boolean;
  /** Hears what the user does; returns how to stop hearing. */
  onIntent(listener: (intent: MapIntent) => void): () => void;
  /** Distinct schools drawn within the map's frame. */
  renderedSchools(): number;
  readonly screen: MapScreen;
  dispose(): void;
}

/** Beyond this many schools, names no longer make way for every symbol: that would cost frames. */
const CROWDED = 2000;
const CLOSE_ZOOM = 11;
/** Narrower than this, in pixels, the controls above the map take three lines and the legend opens folded. */
const NARROW_MAP = 600;

/**
 * A map in `container`. When everything is drawn, the container says so in `data-idle="true"`,
 * `data-rendered-schools="…"`, `data-rendered-moved="…"` (schools that differ), `data-rendered-border="…"` (schools over the border), `data-rendered-worst-pair="…"` (its label) and
 * `data-rendered-ways="…"` ("back there" for a way); until then `data-idle` is "false".
 */
export function createMapView(container: HTMLElement): MapView {
  setWorkerUrl(workerUrl);
  const map = new MapLibreMap({ container, ...MAP_OPTIONS, style: mapStyle() });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "imperial", maxWidth: 100 }), "bottom-right");
  map.addControl(new ScaleControl({ unit: "metric", maxWidth: 100 }), "bottom-right");
  provideImages(map);

  const listeners = new Set<(intent: MapIntent) => void>();
  const updates = createSourceUpdates(map);
  let scene: Scene | null = null;
  let shown: Scene | null = null;
  let attribution: AttributionControl | null = null;
  let isLoaded = false;
  let isIdle = false;
  let isDisposed = false;
  const waitingMoves: (() => void)[] = [];

  listenForIntents(
    map,
    () => shown,
    (intent) => {
      for (const listener of listeners) listener(intent);
    },
  );
  map.on("style.load", () => {
    isLoaded = true;
    show();
  });
  map.on("render", markFirstDrawn);
  map.on("movestart", () => markIdle(false));
  map.on("idle", () => markIdle(shown !== null && shown === scene));

  function show(): void {
    if (!isLoaded || scene === null || scene === shown) return;
    const isNewArea = shown?.areaName !== scene.areaName;
    if (shown?.attribution !== scene.attribution) showAttribution(scene.attribution);
    shown = scene;
    if (updates.apply(scene)) markIdle(false);
    const isCrowded = scene.schools.length > CROWDED;
    map.setLayoutProperty("schools", "icon-ignore-placement", isCrowded);
    if (isNewArea) fitNow(scene.bounds);
  }

  function fitNow(bounds: Scene["bounds"]): void {
    whenInSight(() => {
      map.fitBounds([...bounds], { padding: roomRoundArea(container), animate: false });
    });
  }

  function goTo(
    bounds: [number, number, number, number],
    positions: readonly Position[],
    when: "always" | "if-hidden",
  ): void {
    whenInSight(() => {
      if (when === "always" || !isInSight(map, positions)) {
        const padding = roomRoundSchools(container);
        map.fitBounds(bounds, { padding, maxZoom: CLOSE_ZOOM, ...motion() });
      }
    });
    map.triggerRepaint();
  }

  /**
   * A pane that is not in front has no size to fit anything to: moves wait in their order until it has one. A later one may
   * stay still for what an earlier one shows.
   */
  function whenInSight(move: () => void): void {
    map.resize();
    if (hasRoom()) move();
    else waitingMoves.push(move);
  }

  function hasRoom(): boolean {
    return container.clientWidth > 0 && container.clientHeight > 0;
  }

  map.on("resize", () => {
    if (!hasRoom()) return;
    for (const move of waitingMoves.splice(0)) move();
  });

  function showAttribution(text: string): void {
    if (attribution !== null) map.removeControl(attribution);
    attribution = new AttributionControl({ customAttribution: escaped(text), compact: true });
    map.addControl(attribution, "bottom-right");
    closeAttribution(container);
  }

  function markIdle(idle: boolean): void {
    isIdle = idle;
    container.dataset["idle"] = String(idle);
    if (!idle) return;
    container.dataset["renderedSchools"] = String(renderedSchools());
    container.dataset["renderedBorder"] = String(distinct("border_schools"));
    container.dataset["renderedMoved"] = String(distinct("moved_ring_outer"));
    const [pair] = map.queryRenderedFeatures({ layers: ["worst_pair_label"] });
    container.dataset["renderedWorstPair"] =
      pair === undefined ? "" : String(pair.properties["label"]);
    const ways = map.queryRenderedFeatures({ layers: ["route_there", "route_back"] });
    container.dataset["renderedWays"] = [
      ...new Set(ways.map(({ properties }) => properties["way"])),
    ]
      .sort()
      .join(" ");
  }

  function markFirstDrawn(): void {
    if (shown === null || renderedSchools() === 0) return;
    performance.mark("first-school-drawn");
    map.off("render", markFirstDrawn);
  }

  function renderedSchools(): number {
    return distinct("schools");
  }

  function distinct(layer: string): number {
    const found = map.queryRenderedFeatures({ layers: [layer] });
    return new Set(found.map(({ id }) => id)).size;
  }

  return {
    update(next) {
      scene = next;
      show();
    },
    fit() {
      if (scene === null) return;
      map.fitBounds([...scene.bounds], { padding: roomRoundArea(container), ...motion() });
    },
    flyTo([lng, lat]) {
      const zoom = Math.max(map.getZoom(), CLOSE_ZOOM);
      map.easeTo({ center: [lng, lat], zoom, ...motion() });
    },
    bringIntoView(positions, when) {
      const bounds = boundsOf(positions);
      if (bounds === null) return;
      markIdle(false);
      afterPaint(() => {
        if (!isDisposed) goTo(bounds, positions, when);
      });
    },
    isIdle: () => isIdle,
    onIntent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    renderedSchools,
    screen: screenOf(map, container),
    dispose() {
      isDisposed = true;
      listeners.clear();
      map.remove();
    },
  };
}

function screenOf(map: MapLibreMap, frame: HTMLElement): MapScreen {
  return {
    frame,
    at([lng, lat]) {
      const { x, y } = map.project([lng, lat]);
      return [x, y];
    },
    positionAt([x, y]) {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    panBy: (dx, dy) => void map.panBy([-dx, -dy], { animate: false }),
    onChange(listener) {
      map.on("move", listener);
      map.on("resize", listener);
      return () => {
        map.off("move", listener);
        map.off("resize", listener);
      };
    },
  };
}

/** MapLibre opens a compact attribution at first, over the map; the sources are one click away instead. */
function closeAttribution(container: HTMLElement): void {
  const details = container.querySelector(".maplibregl-ctrl-attrib");
  details?.removeAttribute("open");
  details?.classList.remove("maplibregl-compact-show");
}

const MAP_OPTIONS = {
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  renderWorldCopies: false,
  minZoom: 4,
  maxZoom: 16,
  center: [-1.5, 52.8],
  zoom: 5.5,
  locale: { "Map.Title": "Map of schools and clusters" },
} satisfies Partial<ConstructorParameters<typeof MapLibreMap>[0]>;

/** Runs `work` after what has changed on the page is painted: measuring the map's room anew is dear where a processor draws it. */
function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

/** Movements the user asked for take 150 ms, and none at all where the system asks for reduced motion. */
function motion(): { animate: boolean; duration: number } {
  const isReduced = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return { animate: !isReduced, duration: 150 };
}

type Margins = Readonly<Record<"top" | "right" | "bottom" | "left", number>>;

/** Room for the controls above a whole area and the legend below it, in pixels. */
function roomRoundArea({ clientWidth, clientHeight }: HTMLElement): Margins {
  const isNarrow = clientWidth < NARROW_MAP;
  const [top, bottom] = isNarrow ? [144, 60] : [52, 124];
  return keptRoom({ top, right: 24, bottom, left: 24 }, clientHeight);
}

/** The same for some schools, which the tools and the legend of a narrower map must not cover. */
function roomRoundSchools({ clientWidth, clientHeight }: HTMLElement): Margins {
  const isNarrow = clientWidth < NARROW_MAP;
  const [top, bottom] = isNarrow ? [164, 84] : [116, 148];
  const side = isNarrow ? 40 : 72;
  return keptRoom({ top, right: side, bottom, left: side }, clientHeight);
}

/** `margins` with at least half of the height left between them. */
function keptRoom(margins: Margins, height: number): Margins {
  const share = Math.min(1, height / 2 / (margins.top + margins.bottom));
  return { ...margins, top: margins.top * share, bottom: margins.bottom * share };
}

/** Whether each of `positions` is on the map as it is now, and nothing that lies over the map covers it. */
function isInSight(map: MapLibreMap, positions: readonly Position[]): boolean {
  const container = map.getContainer();
  const { left, top } = container.getBoundingClientRect();
  const { clientWidth, clientHeight } = container;
  return positions.every(([lng, lat]) => {
    const { x, y } = map.project([lng, lat]);
    if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) return false;
    return container.contains(document.elementFromPoint(left + x, top + y));
  });
}

function boundsOf(positions: readonly Position[]): [number, number, number, number] | null {
  if (positions.length === 0) return null;
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** `text` as HTML that shows it literally: MapLibre takes attributions as HTML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
