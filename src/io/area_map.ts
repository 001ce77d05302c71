import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Place } from "../domain/area.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { parseCsv } from "./csv.ts";
import { isJsonObject, parseJson } from "./json_fields.ts";
import { refuseFile } from "./refusal.ts";
import { decimalNumber } from "./school_cells.ts";
import { decodeText } from "./text.ts";

type Shape = Polygon | MultiPolygon;

const GEOJSON_ADVICE =
  "Give GeoJSON with areas (Polygon or MultiPolygon), longitude before latitude.";

/** An area's boundary: the one polygon feature of a GeoJSON file. */
export function readOutline(bytes: Uint8Array, file: string): Reading<Feature<Shape>> {
  const features = shapesIn(bytes);
  const [first, ...others] = features ?? [];
  if (first === undefined || others.length > 0) {
    const found = features === null ? "is not GeoJSON" : `has ${features.length} areas`;
    return refuseFile(file, `The file ${found}; a boundary is exactly one.`, GEOJSON_ADVICE);
  }
  return { ok: true, value: first, notes: [] };
}

/** An area's districts: every feature is a polygon and has a `name`. */
export function readDistricts(
  bytes: Uint8Array,
  file: string,
): Reading<FeatureCollection<Shape, { name: string }>> {
  const shapes = shapesIn(bytes);
  if (shapes === null) return refuseFile(file, "The file is not GeoJSON.", GEOJSON_ADVICE);
  const features: Feature<Shape, { name: string }>[] = [];
  for (const shape of shapes) {
    const name: unknown = shape.properties?.["name"];
    if (typeof name !== "string") {
      return refuseFile(file, `District ${features.length + 1} has no name.`, GEOJSON_ADVICE);
    }
    features.push({ ...shape, properties: { name } });
  }
  return { ok: true, value: { type: "FeatureCollection", features }, notes: [] };
}

/** The settlements of a `places.csv`: name, longitude, latitude. */
export function readPlaces(bytes: Uint8Array, file: string): Reading<readonly Place[]> {
  const { header, records, problems } = parseCsv(decodeText(bytes).text, file);
  const [name, longitude, latitude] = ["name", "longitude", "latitude"].map((heading) =>
    header.indexOf(heading),
  );
  if (name === undefined || longitude === undefined || latitude === undefined) {
    throw new Error("Three headings were looked up.");
  }
  if (name < 0 || longitude < 0 || latitude < 0) {
    return refuseFile(
      file,
      `The header row is ${header.join(", ") || "missing"}; name, longitude and latitude are needed.`,
      "Give a header row with name, longitude, latitude.",
    );
  }
  const notes = [...problems];
  const places: Place[] = [];
  for (const { row, cells } of records) {
    const [x, y] = [longitude, latitude].map((column) => decimalNumber(cells[column] ?? ""));
    if (typeof x === "number" && typeof y === "number") {
      places.push({ name: cells[name] ?? "", position: [x, y] });
      continue;
    }
    notes.push({
      file,
      row,
      column: "longitude, latitude",
      value: cells.join(", "),
      reason: "The place has no usable position, so it is left out.",
      advice: "Give degrees, such as -0.54 and 53.23.",
    });
  }
  return { ok: true, value: places, notes };
}

function shapesIn(bytes: Uint8Array): readonly Feature<Shape>[] | null {
  const parsed = parseJson(bytes, "");
  if ("problem" in parsed || !isJsonObject(parsed.value)) return null;
  const json = parsed.value;
  const features: unknown = json["type"] === "FeatureCollection" ? json["features"] : [json];
  return Array.isArray(features) && features.every(isShape) ? features : null;
}

function isShape(value: unknown): value is Feature<Shape> {
  if (!isJsonObject(value) || value["type"] !== "Feature") return false;
  const geometry = value["geometry"];
  if (!isJsonObject(geometry)) return false;
  const rings = geometry["coordinates"];
  if (geometry["type"] === "Polygon") return isPolygon(rings);
  return geometry["type"] === "MultiPolygon" && Array.isArray(rings) && rings.every(isPolygon);
}

function isPolygon(rings: unknown): boolean {
  return (
    Array.isArray(rings) &&
    rings.length > 0 &&
    rings.every((ring) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition))
  );
}

function isPosition(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((x) => Number.isFinite(x))
  );
}
