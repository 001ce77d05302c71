import { readFile } from "node:fs/promises";
import { bbox, bboxClip, featureCollection, intersect, point, union, voronoi } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { areaFolder } from "../routing/area_folder.ts";
import type { Area } from "../src/domain/area.ts";
import { createAreaDissolver } from "../src/domain/geometry/cluster_areas.ts";
import { clusterBoundaries } from "../src/domain/geometry/cluster_boundaries.ts";
import type { Plan } from "../src/domain/plan.ts";
import type { Position } from "../src/domain/school.ts";
import { readArea } from "../src/io/area_json.ts";
import { readPlan } from "../src/io/plan_file.ts";

type Land = Feature<Polygon | MultiPolygon>;

/** Prints the milliseconds of cluster areas of Lincolnshire's 280 schools, beside clipping and dissolving cells with Turf. */
export async function run(print: (line: string) => void): Promise<void> {
  const { area, plan } = await lincolnshire();
  print(`Boundaries of ${area.schools.length} schools in ${plan.clusters.length} clusters`);
  const whole = medianMs(15, () => clusterBoundaries(area, plan));
  const locations = area.schools.map(({ location }) => location);
  const dissolver = createAreaDissolver(locations, area.outline);
  const places = new Map(plan.clusters.flatMap(({ schools }, i) => schools.map((urn) => [urn, i])));
  const clusterOf = area.schools.map(({ urn }) => places.get(urn) ?? null);
  const ids = plan.clusters.map(({ id }) => id);
  const first = medianMs(1, () => dissolver.dissolve(ids, clusterOf));
  let turn = 0;
  const edited = medianMs(40, () => {
    const moved = clusterOf.with(turn++ % clusterOf.length, turn % ids.length);
    dissolver.dissolve(ids, moved);
  });
  const outline = area.outline;
  if (outline === null) throw new Error("Lincolnshire has no outline.");
  const turf = medianMs(1, () => withTurf(plan, locations, outline, clusterOf));
  print(`  cells, clipped, merged, to the decimetre: ${whole.toFixed(1)} ms`);
  print(
    `  for the screen, rounded and labelled: ${first.toFixed(1)} ms at first, ${edited.toFixed(1)} ms after a move`,
  );
  print(
    `  Turf's voronoi, intersect and union: ${turf.toFixed(0)} ms, ${(turf / whole).toFixed(0)} times as long`,
  );
}

async function lincolnshire(): Promise<{ readonly area: Area; readonly plan: Plan }> {
  const area = await readArea(areaFolder("geodata/areas/lincolnshire"));
  const file = "geodata/examples/lincolnshire.json";
  const plan = readPlan(await readFile(file), file);
  if (!area.ok || !plan.ok) throw new Error("Lincolnshire or its example plan cannot be read.");
  return { area: area.value, plan: plan.value };
}

function withTurf(
  plan: Plan,
  locations: readonly (Position | null)[],
  outline: Land,
  clusterOf: readonly (number | null)[],
): (Land | null)[] {
  const placed = locations.flatMap((at, school) => (at === null ? [] : [{ at, school }]));
  const points = featureCollection(placed.map(({ at }) => point([...at])));
  const cells = voronoi(points, { bbox: bbox(outline) }).features;
  const parts: Land[][] = plan.clusters.map(() => []);
  placed.forEach(({ school }, i) => {
    const cell = cells[i];
    const owner = clusterOf[school] ?? null;
    if (!cell || owner === null) return;
    const clipped = intersect(
      featureCollection<Polygon | MultiPolygon>([cell, bboxClip(outline, bbox(cell)) as Land]),
    );
    if (clipped !== null) parts[owner]?.push(clipped);
  });
  return parts.map((lands) => {
    const [one] = lands;
    if (one === undefined) return null;
    return lands.length === 1 ? one : union(featureCollection<Polygon | MultiPolygon>(lands));
  });
}

function medianMs(runs: number, act: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
