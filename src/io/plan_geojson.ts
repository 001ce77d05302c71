import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { schoolAt } from "../domain/area.ts";
import type { Shape } from "../domain/geometry/areas_protocol.ts";
import type { BoundaryNote } from "../domain/geometry/boundary_notes.ts";
import { clusterBoundaries } from "../domain/geometry/cluster_boundaries.ts";
import type { JudgedCluster } from "../domain/judgement.ts";
import { shownVerdict } from "../domain/judgement.ts";
import { sizeBandOf } from "../domain/size_band.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { scenarioReportObject } from "./places/scenario_csv.ts";
import type { PlanToExport, SchoolFigures } from "./plan_figures.ts";
import { exportedKind, hostOf, schoolFigures, tally, worstMinutes } from "./plan_figures.ts";

/** West, south, east and north in degrees. */
type Box = readonly [number, number, number, number];

/** Six decimals are 0.1 m (RFC 7946 §11.2). */
const DECIMALS = 1e6;

/** Members beside those of the format (RFC 7946 §6.1). */
interface ForeignMembers {
  readonly notes: readonly BoundaryNote[];
  readonly caveats: readonly string[];
  readonly attribution: readonly string[];
  /** Reports on place-planning tests that their author put in by name. */
  readonly tests?: readonly object[];
}

/**
 * A plan as one GeoJSON FeatureCollection (RFC 7946: WGS84, six decimals, right-hand rule, a bbox): each cluster as its
 * land with its figures, then each school as a point with its own. What has no land or place has a `null` geometry.
 */
export function writePlanGeoJson(exported: PlanToExport): string {
  const { area, plan, judgement } = exported;
  const { shapes, notes } = clusterBoundaries(area, plan);
  const clusters = judgement.clusters.map((judged, place) =>
    clusterFeature(exported, judged, shapes[place] ?? null),
  );
  const schools = schoolFigures(exported).map(schoolFeature);
  const features = [...clusters, ...schools];
  const bbox = boxOf(features.map(({ geometry }) => geometry));
  const collection: FeatureCollection<Geometry | null> & ForeignMembers = {
    type: "FeatureCollection",
    ...(bbox === null ? {} : { bbox: [...bbox] }),
    notes,
    caveats: area.caveats,
    ...(exported.tests === undefined || exported.tests.length === 0
      ? {}
      : {
          tests: exported.tests.map(({ outcome, about }) => scenarioReportObject(outcome, about)),
        }),
    attribution: [...new Set(area.sources.map(({ attribution }) => attribution))],
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

function clusterFeature(
  exported: PlanToExport,
  judged: JudgedCluster,
  shape: Shape | null,
): Feature<Polygon | MultiPolygon | null> {
  const { area, judgement, timesFrom, madeAt, plan } = exported;
  const { cluster, worst, members } = judged;
  const { ceiling, ceilingReason, speed } = judgement.settings;
  const schools = members.map((member) => schoolAt(area, member));
  const geometry = shape?.geometry ?? null;
  const bbox = boxOf([geometry]);
  return {
    type: "Feature",
    ...(bbox === null ? {} : { bbox: [...bbox] }),
    geometry,
    properties: {
      kind: "cluster",
      id: cluster.id,
      name: cluster.name,
      schools: cluster.schools.length,
      urns: cluster.schools,
      pupils: judged.pupils,
      pupilsNotKnown: judged.withoutPupils.length,
      worstFrom: worst === null ? null : schoolAt(area, worst.from).urn,
      worstTo: worst === null ? null : schoolAt(area, worst.to).urn,
      worstMinutes: worstMinutes(judged),
      verdict: shownVerdict(judged),
      estimatedPairs: judged.estimated,
      mix: tally(schools.map((school) => exportedKind(school) ?? "not-supplied")),
      sizes: tally(
        schools.map(({ pupils }) => (pupils === null ? "not-known" : sizeBandOf(pupils.value))),
      ),
      host: hostOf(judged),
      handDrawn: cluster.boundary !== undefined,
      speed: speed.name,
      speedFactor: speed.factor,
      fixedMinutes: secondsToMinutes(speed.fixed),
      ceilingMinutes: secondsToMinutes(ceiling),
      ceilingReason,
      timesFrom,
      plan: plan.name,
      area: area.name,
      madeAt,
    },
  };
}

function schoolFeature(figures: SchoolFigures): Feature<Geometry | null> {
  const { urn, school, cluster, host, minutesToHost, longestMinutes, verdict, objections } =
    figures;
  const location = school?.location ?? null;
  const geometry: Geometry | null =
    location === null ? null : { type: "Point", coordinates: location.map(rounded) };
  return {
    type: "Feature",
    geometry,
    properties: {
      kind: "school",
      urn,
      name: school?.name ?? null,
      cluster: cluster?.id ?? null,
      clusterName: cluster?.name ?? null,
      host,
      isHost: host === urn,
      roll: school?.pupils?.value ?? null,
      schoolKind: exportedKind(school),
      district: school?.district ?? null,
      minutesToHost,
      longestMinutes,
      verdict,
      overBorderFrom: figures.overBorderFrom,
      ...(objections === null ? {} : { objections }),
    },
  };
}

function boxOf(geometries: readonly (Geometry | null)[]): Box | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const extend = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lng, lat] = value as readonly unknown[];
    if (typeof lng !== "number" || typeof lat !== "number") value.forEach(extend);
    else {
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    }
  };
  for (const geometry of geometries) {
    if (geometry !== null && "coordinates" in geometry) extend(geometry.coordinates);
  }
  return Number.isFinite(box[0]) ? box : null;
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}
