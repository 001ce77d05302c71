import type { Position as XY } from "geojson";
import { selfCrossing, tidyBoundary } from "../domain/geometry/drawn_boundary.ts";
import type { ClusterBoundary } from "../domain/plan.ts";
import type { JsonObject } from "./json_fields.ts";
import { isJsonObject } from "./json_fields.ts";

/** What is wrong with a boundary, and what to do. */
export interface BoundaryFault {
  readonly reason: string;
  readonly advice: string;
}

type Found<T> = { readonly value: T } | { readonly fault: BoundaryFault };

/** A boundary from the JSON of a GeoJSON object, tidied, or why it is none. */
export function boundaryFrom(json: unknown): Found<ClusterBoundary> {
  const geometry = geometryOf(json);
  if ("fault" in geometry) return geometry;
  const { type, coordinates } = geometry.value;
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return { fault: NO_COORDINATES };
  const read: XY[][][] = [];
  for (const rings of polygons as readonly unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return { fault: NO_COORDINATES };
    const polygon: XY[][] = [];
    for (const ring of rings as readonly unknown[]) {
      const found = ringFrom(ring);
      if ("fault" in found) return found;
      polygon.push(found.value);
    }
    read.push(polygon);
  }
  const boundary: ClusterBoundary = { type: "MultiPolygon", coordinates: read };
  const crossing = selfCrossing(boundary);
  if (crossing !== null) {
    return {
      fault: {
        reason: `The boundary crosses itself at longitude ${crossing[0].toFixed(4)}, latitude ${crossing[1].toFixed(4)}.`,
        advice: "Draw it so that its line never crosses or runs along itself.",
      },
    };
  }
  const tidy = tidyBoundary(boundary);
  return tidy === null ? { fault: NO_EXTENT } : { value: tidy };
}

const NO_COORDINATES: BoundaryFault = {
  reason: "The boundary has no list of coordinates.",
  advice: 'A Polygon is {"type":"Polygon","coordinates":[[[longitude,latitude],…]]}.',
};
const NO_EXTENT: BoundaryFault = {
  reason: "The boundary has no land in it: its corners are in one line or at one place.",
  advice: "Give at least three corners round the land.",
};
interface GeometryJson {
  readonly type: "Polygon" | "MultiPolygon";
  readonly coordinates: unknown;
}

function geometryOf(json: unknown): Found<GeometryJson> {
  if (!isJsonObject(json)) return { fault: notAPolygon(typeof json) };
  const { type, coordinates, geometry, features } = json as JsonObject & {
    readonly type?: unknown;
    readonly coordinates?: unknown;
    readonly geometry?: unknown;
    readonly features?: unknown;
  };
  if (type === "Feature") return geometryOf(geometry);
  if (type === "FeatureCollection") {
    const list: readonly unknown[] = Array.isArray(features) ? features : [];
    if (list.length === 1) return geometryOf(list[0]);
    return {
      fault: {
        reason: `The file has ${list.length} features; a cluster has one boundary.`,
        advice: "Give the one Feature of this cluster. Parts that are apart are one MultiPolygon.",
      },
    };
  }
  if (type === "Polygon" || type === "MultiPolygon") return { value: { type, coordinates } };
  return { fault: notAPolygon(String(type)) };
}

function notAPolygon(found: string): BoundaryFault {
  return {
    reason: `It is "${found}", not a Polygon or MultiPolygon.`,
    advice: "Give the boundary as a GeoJSON polygon in longitude and latitude.",
  };
}

function ringFrom(json: unknown): Found<XY[]> {
  if (!Array.isArray(json)) return { fault: NO_COORDINATES };
  const ring: XY[] = [];
  for (const at of json as readonly unknown[]) {
    const [lng, lat] = Array.isArray(at) ? (at as readonly unknown[]) : [];
    if (typeof lng !== "number" || typeof lat !== "number") {
      return {
        fault: {
          reason: `${JSON.stringify(at).slice(0, 40)} is no position: it must be two numbers.`,
          advice: "Write each corner as [longitude, latitude].",
        },
      };
    }
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return { fault: notDegrees(lng, lat) };
    ring.push([lng, lat]);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || first[0] !== last?.[0] || first[1] !== last?.[1]) {
    return {
      fault: {
        reason: "The boundary is not closed: its last position is not its first.",
        advice: "Repeat the first position at the end of each ring.",
      },
    };
  }
  return ring.length < 4 ? { fault: NO_EXTENT } : { value: ring };
}

function notDegrees(lng: number, lat: number): BoundaryFault {
  const isGrid = Math.abs(lng) > 1000 && Math.abs(lat) > 1000;
  return {
    reason: `[${lng}, ${lat}] is no place in degrees${isGrid ? ": it looks like an easting and a northing in metres" : ""}.`,
    advice: isGrid
      ? "Save the layer again in WGS84 (EPSG:4326)."
      : "Longitudes are from -180 to 180, latitudes from -90 to 90.",
  };
}
