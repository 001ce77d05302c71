import { area, booleanPointInPolygon, polygon } from "@turf/turf";
import { describe, expect, it } from "vitest";
import type { Shape } from "../../../src/domain/geometry/areas_protocol.ts";
import { createAreaDissolver } from "../../../src/domain/geometry/cluster_areas.ts";
import type { Position } from "../../../src/domain/school.ts";

const SQUARE: Shape = polygon([
  [
    [0, 0],
    [0.3, 0],
    [0.3, 0.3],
    [0, 0.3],
    [0, 0],
  ],
]);

/** Nine schools on a 3 × 3 grid, south-west first, row by row. */
const GRID: Position[] = [0.05, 0.15, 0.25].flatMap((lat) =>
  [0.05, 0.15, 0.25].map((lng): Position => [lng, lat]),
);

function shapeAt(shapes: readonly (Shape | null)[], place: number): Shape {
  const shape = shapes[place];
  if (shape === null || shape === undefined) throw new Error(`Cluster ${place} has no shape.`);
  return shape;
}

describe("cluster areas", () => {
  it("are their members' cells made one: three rows of a square have a third each", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const { shapes, neighbours } = dissolver.dissolve(
      ["south", "middle", "north"],
      [0, 0, 0, 1, 1, 1, 2, 2, 2],
    );
    for (const place of [0, 1, 2]) {
      const shape = shapeAt(shapes, place);
      expect(shape.geometry.type).toBe("Polygon");
      expect(area(shape) / area(SQUARE)).toBeCloseTo(1 / 3, 4);
    }
    expect(neighbours).toEqual([[1], [0, 2], [1]]);
  });

  it("leave the land of schools that are in no cluster bare", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const { shapes } = dissolver.dissolve(["a"], [0, 0, null, null, null, null, null, null, null]);
    expect(area(shapeAt(shapes, 0)) / area(SQUARE)).toBeGreaterThan(0.21);
    expect(area(shapeAt(shapes, 0)) / area(SQUARE)).toBeLessThan(2 / 9);
  });

  it("have two parts when their schools are apart", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const { shapes } = dissolver.dissolve(["a", "b"], [0, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(shapeAt(shapes, 0).geometry.type).toBe("MultiPolygon");
  });

  it("give the cell of a shared point to the school first in the list", () => {
    const dissolver = createAreaDissolver([...GRID, [0.05, 0.05]], SQUARE);
    const { shapes } = dissolver.dissolve(
      ["first", "second"],
      [0, null, null, null, null, null, null, null, null, 1],
    );
    expect(area(shapeAt(shapes, 0)) / area(SQUARE)).toBeGreaterThan(0.1);
    expect(area(shapeAt(shapes, 0)) / area(SQUARE)).toBeLessThan(1 / 9);
    expect(shapes[1]).toBeNull();
  });

  it("are kept as they are while the members stay the same", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const before = dissolver.dissolve(["a", "b"], [0, 0, 0, 0, 0, 0, 1, 1, 1]);
    const after = dissolver.dissolve(["b", "c", "a"], [2, 2, 2, 1, 1, 1, 0, 0, 0]);
    expect(after.shapes[0]).toBe(before.shapes[1]);
    expect(after.hues[0]).toBe(before.hues[1]);
  });

  it("follow no hue of a plan that was only compared", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const halves = [0, 0, 0, 0, 0, 0, 1, 1, 1];
    const [a, b] = dissolver.dissolve(["a", "b"], halves).hues;
    dissolver.dissolve(["x"], [0, 0, 0, 0, 0, 0, 0, 0, 0], [], "compared");
    expect(dissolver.dissolve(["b", "a"], halves).hues).toEqual([b, a]);
  });

  it("have their number inside the shape and off the schools", () => {
    const dissolver = createAreaDissolver(GRID, SQUARE);
    const { shapes, labels } = dissolver.dissolve(["a"], [0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const label = labels[0];
    if (!label) throw new Error("The cluster has no label.");
    expect(booleanPointInPolygon([...label], shapeAt(shapes, 0))).toBe(true);
    for (const [lng, lat] of GRID) {
      expect(Math.hypot(lng - label[0], lat - label[1])).toBeGreaterThan(0.03);
    }
  });

  it("exist without any school or cluster", () => {
    const dissolver = createAreaDissolver([], SQUARE);
    expect(dissolver.dissolve([], []).shapes).toEqual([]);
    expect(dissolver.dissolve(["empty"], []).shapes).toEqual([null]);
  });
});
