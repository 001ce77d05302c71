import type { MultiPolygon, Point, Polygon, Position } from "geojson";

/**
 * What is wrong with a polygon by RFC 7946 §3.1.6 and by the Simple Features rules that it leans on: naive, and sharing
 * nothing with the code that makes polygons.
 */
export function polygonProblems(geometry: Polygon | MultiPolygon): string[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const problems: string[] = [];
  if (polygons.length === 0) problems.push("no polygon");
  polygons.forEach((rings, p) => {
    if (rings.length === 0) problems.push(`polygon ${p} has no ring`);
    rings.forEach((ring, r) => {
      const at = `polygon ${p} ring ${r}`;
      for (const problem of ringProblems(ring, r === 0)) problems.push(`${at}: ${problem}`);
    });
  });
  const sides = polygons.flat().flatMap(sidesOf);
  sides.forEach(([a, b], i) => {
    for (const [c, d] of sides.slice(i + 1)) {
      if (crosses(a, b, c, d)) problems.push(`${a} – ${b} crosses ${c} – ${d}`);
    }
  });
  return problems;
}

/** Square degrees within polygons, holes left out. */
export function flatArea(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().reduce((sum, ring) => sum + shoelace(ring) / 2, 0);
}

function ringProblems(ring: readonly Position[], isOuter: boolean): string[] {
  const problems: string[] = [];
  const [first] = ring;
  if (ring.length < 4) problems.push(`has ${ring.length} positions`);
  if (String(first) !== String(ring.at(-1))) problems.push("is not closed");
  const corners = ring.slice(1).map(String);
  if (new Set(corners).size !== corners.length) problems.push("is twice at one position");
  for (const [lng = Number.NaN, lat = Number.NaN, ...more] of ring) {
    const isPlace = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && more.length === 0;
    if (!isPlace) problems.push(`${lng}, ${lat} is no place`);
  }
  const isAnticlockwise = shoelace(ring) > 0;
  if (isAnticlockwise !== isOuter) problems.push("runs the wrong way");
  return problems;
}

function sidesOf(ring: readonly Position[]): (readonly [Position, Position])[] {
  return ring.slice(1).map((to, i) => [ring[i] ?? to, to]);
}

/** Twice the area inside, from the first corner, above 0 anticlockwise. */
function shoelace(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  return sidesOf(ring).reduce(
    (sum, [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) =>
      sum + (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0),
    0,
  );
}

/** Whether two sides cross within, or lie on each other; touching at ends is allowed. */
function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  const left = ([px = 0, py = 0]: Position, [qx = 0, qy = 0]: Position, [x = 0, y = 0]: Position) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
  const isProper = left(a, b, c) * left(a, b, d) < 0 && left(c, d, a) * left(c, d, b) < 0;
  const ends = [a, b].map(String);
  return isProper || (ends.includes(String(c)) && ends.includes(String(d)));
}

/** What is wrong with a FeatureCollection of polygons, points and features without a place, by RFC 7946 and six decimals at most. */
export function collectionProblems(json: unknown): string[] {
  const { type, features, bbox, crs } = json as Record<string, unknown>;
  const problems: string[] = [];
  if (type !== "FeatureCollection" || !Array.isArray(features)) return ["is no FeatureCollection"];
  if (crs !== undefined) problems.push("has a crs, which RFC 7946 §4 took away");
  const all: Position[] = [];
  (features as readonly Record<string, unknown>[]).forEach((feature, i) => {
    if (feature["type"] !== "Feature") problems.push(`feature ${i} is none`);
    if (typeof feature["properties"] !== "object") problems.push(`feature ${i} has no properties`);
    const geometry = feature["geometry"] as Polygon | MultiPolygon | Point | null | undefined;
    if (geometry === undefined) problems.push(`feature ${i} has no geometry, not even null`);
    if (!geometry) return;
    const positions = positionsOf(geometry.coordinates);
    all.push(...positions);
    if (feature["bbox"] !== undefined && String(feature["bbox"]) !== String(boxOf(positions))) {
      problems.push(`feature ${i} has a wrong bbox`);
    }
    if (geometry.type !== "Point") {
      problems.push(...polygonProblems(geometry).map((problem) => `feature ${i}: ${problem}`));
    }
  });
  if (String(bbox) !== String(boxOf(all))) problems.push(`its bbox is not ${boxOf(all)}`);
  const long = all.flat().find((degrees) => !/^-?\d+(\.\d{1,6})?$/.test(String(degrees)));
  if (long !== undefined) problems.push(`${long} has more than six decimals`);
  return problems;
}

function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  const list: readonly unknown[] = coordinates;
  return typeof list[0] === "number" ? [list as Position] : list.flatMap(positionsOf);
}

function boxOf(positions: readonly Position[]): number[] {
  const [lngs, lats] = [0, 1].map((i) => positions.map((position) => position[i] ?? Number.NaN));
  return [
    Math.min(...(lngs ?? [])),
    Math.min(...(lats ?? [])),
    Math.max(...(lngs ?? [])),
    Math.max(...(lats ?? [])),
  ];
}
