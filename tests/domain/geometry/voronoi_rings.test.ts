import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { voronoiRings } from "../../../src/domain/geometry/voronoi_rings.ts";

type Place = readonly [number, number];

const METRES_PER_DEGREE = 111_320;
const xScale = Math.cos((53.15 * Math.PI) / 180) * METRES_PER_DEGREE;

/** The five schools of the worked example of place planning, whose places lie on one slanting line. */
const slanting: readonly Place[] = readFileSync("tests/fixtures/places/schools.csv", "utf8")
  .split("\n")
  .flatMap((row): Place[] => {
    const found = /,(-?\d\.\d+),(53\.\d+),/.exec(row);
    return found === null
      ? []
      : [[Number(found[1]) * xScale, Number(found[2]) * METRES_PER_DEGREE]];
  });

function frameOf(sites: readonly Place[]): [number, number, number, number] {
  const [xs, ys] = [sites.map(([x]) => x), sites.map(([, y]) => y)];
  return [
    Math.min(...xs) - 5000,
    Math.min(...ys) - 5000,
    Math.max(...xs) + 5000,
    Math.max(...ys) + 5000,
  ];
}

/** Whether a place is in a convex ring, by the side of every edge. */
function isIn(ring: readonly Place[], [x, y]: Place): boolean {
  const sides = ring.slice(1).map(([x2, y2], i) => {
    const [x1, y1] = ring[i] as Place;
    return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  });
  return !(sides.includes(1) && sides.includes(-1));
}

function cellsByDistance(sites: readonly Place[], place: Place): number {
  const far = sites.map(([x, y]) => Math.hypot(x - place[0], y - place[1]));
  return far.indexOf(Math.min(...far));
}

describe("Voronoi cells", () => {
  it.each([
    ["on a slanting line", slanting],
    ["on a level line", slanting.map(([x]): Place => [x, 0])],
    ["two alone", slanting.slice(0, 2)],
    ["on no line", slanting.map(([x, y], i): Place => [x, y + (i % 2) * 3000])],
  ])("hold what is nearest to each of schools %s", (_, sites) => {
    expect(sites.length).toBeGreaterThan(1);
    const frame = frameOf(sites);
    const rings = voronoiRings(sites, frame);
    const [west, south, east, north] = frame;
    for (let i = 0; i <= 20; i++) {
      for (let j = 0; j <= 20; j++) {
        const place: Place = [
          west + ((east - west) * (i + 0.37)) / 21.1,
          south + ((north - south) * (j + 0.41)) / 21.3,
        ];
        const owner = cellsByDistance(sites, place);
        expect(isIn(rings[owner] ?? [], place)).toBe(true);
      }
    }
  });
});
