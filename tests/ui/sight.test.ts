import { expect, it } from "vitest";
import { areInSight, sightOn } from "../../src/ui/svg_map/sight.ts";

const ALL = { scale: 1, x: 0, y: 0 };

it("brings points into the middle of the drawing, as close as all of them fit", () => {
  const points = [
    [100, 100],
    [200, 140],
  ] as const;
  const sight = sightOn(points, 600, 600);
  expect(sight.scale).toBeCloseTo((600 - 144) / 100, 9);
  expect(150 * sight.scale + sight.x).toBeCloseTo(300, 9);
  expect(120 * sight.scale + sight.y).toBeCloseTo(300, 9);
  expect(areInSight(sight, points, 600, 600)).toBe(true);
  expect(areInSight(sight, [[400, 400]], 600, 600)).toBe(false);
  expect(areInSight(ALL, [[400, 400]], 600, 600)).toBe(true);
});

it("keeps the surroundings of a single point in sight, and the whole where points lie far apart", () => {
  expect(sightOn([[30, 40]], 600, 600)).toEqual({ scale: 8, x: 60, y: -20 });
  expect(
    sightOn(
      [
        [0, 0],
        [600, 600],
      ],
      600,
      600,
    ),
  ).toEqual(ALL);
});
