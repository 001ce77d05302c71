import { area, booleanPointInPolygon, featureCollection, intersect, polygon } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shape } from "../../../src/domain/geometry/areas_protocol.ts";
import { voronoiCells } from "../../../src/domain/geometry/voronoi_cells.ts";
import type { Position } from "../../../src/domain/school.ts";

/** A county of about 70 km with a bay in the south and a lake. */
const COUNTY: Shape = polygon([
  [
    [-0.8, 52.7],
    [-0.3, 52.7],
    [-0.25, 52.9],
    [-0.1, 52.72],
    [0.3, 52.75],
    [0.35, 53.3],
    [-0.2, 53.4],
    [-0.75, 53.3],
    [-0.8, 52.7],
  ],
  [
    [-0.5, 53.0],
    [-0.5, 53.1],
    [-0.4, 53.1],
    [-0.4, 53.0],
    [-0.5, 53.0],
  ],
]);

const inCounty = fc
  .tuple(fc.integer({ min: -800, max: 350 }), fc.integer({ min: 52700, max: 53400 }))
  .map(([lng, lat]): Position => [lng / 1000, lat / 1000])
  .filter((position) => booleanPointInPolygon([...position], COUNTY, { ignoreBoundary: true }));

function totalArea(shapes: readonly (Shape | null)[]): number {
  return shapes.reduce((sum, shape) => sum + (shape === null ? 0 : area(shape)), 0);
}

describe("voronoi cells", () => {
  it("tile the outline: their areas add up to it within 0.1 %", () => {
    fc.assert(
      fc.property(fc.array(inCounty, { minLength: 1, maxLength: 25 }), (locations) => {
        const { cells } = voronoiCells(locations, COUNTY);
        expect(Math.abs(totalArea(cells) / area(COUNTY) - 1)).toBeLessThan(0.001);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it("hold their own school, and no other cell holds it", () => {
    fc.assert(
      fc.property(fc.array(inCounty, { minLength: 1, maxLength: 25 }), (locations) => {
        const { cells, cellOf } = voronoiCells(locations, COUNTY);
        locations.forEach((location, school) => {
          const holding = cells.flatMap((cell, place) =>
            cell !== null && booleanPointInPolygon([...location], cell) ? [place] : [],
          );
          expect(holding).toContain(cellOf[school]);
        });
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  it("do not overlap", () => {
    const locations: Position[] = [
      [-0.6, 52.8],
      [-0.2, 53.2],
      [0.1, 52.9],
      [0.2, 53.2],
      [-0.45, 52.95],
    ];
    const { cells } = voronoiCells(locations, COUNTY);
    for (const [i, a] of cells.entries()) {
      for (const b of cells.slice(i + 1)) {
        if (a === null || b === null) throw new Error(`Cell ${i} or a later one is missing.`);
        const overlap = intersect(featureCollection<Shape["geometry"]>([a, b]));
        expect(overlap === null ? 0 : area(overlap)).toBeLessThan(1);
      }
    }
  });

  it("split a square between two schools down the middle", () => {
    const square: Shape = polygon([
      [
        [0, 0],
        [0.2, 0],
        [0.2, 0.2],
        [0, 0.2],
        [0, 0],
      ],
    ]);
    const { cells, neighbours } = voronoiCells(
      [
        [0.05, 0.1],
        [0.15, 0.1],
      ],
      square,
    );
    const west = cells[0]?.geometry.coordinates.flat(2) as unknown as number[];
    expect(Math.max(...west.filter((_, i) => i % 2 === 0))).toBeCloseTo(0.1, 6);
    expect(neighbours).toEqual([[1], [0]]);
  });

  it("are shared by schools at the same point", () => {
    const { cellOf, cells } = voronoiCells(
      [
        [-0.6, 52.8],
        [-0.6, 52.8],
        [0.1, 52.9],
      ],
      COUNTY,
    );
    expect(cellOf).toEqual([0, 0, 1]);
    expect(cells).toHaveLength(2);
  });

  it("skip schools without a location", () => {
    expect(voronoiCells([null, [-0.6, 52.8]], COUNTY).cellOf).toEqual([null, 0]);
    expect(voronoiCells([null], COUNTY)).toEqual({
      cellOf: [null],
      cells: [],
      sites: [],
      neighbours: [],
    });
  });

  it.each([
    ["one school", [[0, 52]]],
    [
      "two schools",
      [
        [0, 52],
        [0.1, 52.1],
      ],
    ],
    [
      "schools in a line",
      [
        [0, 52],
        [0.1, 52],
        [0.2, 52],
        [0.3, 52],
      ],
    ],
  ] as const)("stand in a box when there is no outline and only %s", (_, locations) => {
    const { cells } = voronoiCells(locations, null);
    expect(cells.every((cell) => cell !== null && area(cell) > 0)).toBe(true);
  });

  it("leave a school outside the outline the land that is nearest to it", () => {
    const atSea: Position = [0.5, 53.0];
    const { cells } = voronoiCells([[-0.6, 52.8], atSea], COUNTY);
    expect(Math.abs(totalArea(cells) / area(COUNTY) - 1)).toBeLessThan(0.001);
    expect(cells[1]).not.toBeNull();
  });
});
