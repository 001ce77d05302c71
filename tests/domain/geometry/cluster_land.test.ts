import { booleanPointInPolygon, polygon } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shape } from "../../../src/domain/geometry/areas_protocol.ts";
import { createLandDivider } from "../../../src/domain/geometry/cluster_land.ts";
import type { Position } from "../../../src/domain/school.ts";
import { flatArea, polygonProblems } from "../../support/geojson_rules.ts";

/** A county of about 70 km with a bay in the south, a lake and two islands. */
const COUNTY: Shape = {
  type: "Feature",
  properties: {},
  geometry: {
    type: "MultiPolygon",
    coordinates: [
      [
        ring(
          [-0.8, 52.7],
          [-0.3, 52.7],
          [-0.25, 52.9],
          [-0.1, 52.72],
          [0.3, 52.75],
          [0.35, 53.3],
          [-0.2, 53.4],
          [-0.75, 53.3],
        ),
        ring([-0.5, 53.0], [-0.5, 53.1], [-0.4, 53.1], [-0.4, 53.0]),
      ],
      [ring([0.4, 53.0], [0.45, 53.0], [0.45, 53.05], [0.4, 53.05])],
      [ring([0.4, 52.8], [0.44, 52.82], [0.4, 52.84])],
    ],
  },
};
const SQUARE: Shape = polygon([ring([0, 0], [0.2, 0], [0.2, 0.2], [0, 0.2])]);

function ring(...corners: [number, number][]): [number, number][] {
  return [...corners, corners[0] ?? [0, 0]];
}

const inCounty = fc
  .tuple(fc.integer({ min: -800, max: 450 }), fc.integer({ min: 52700, max: 53400 }))
  .map(([lng, lat]): Position => [lng / 1000, lat / 1000])
  .filter((at) => booleanPointInPolygon([...at], COUNTY, { ignoreBoundary: true }));

/** Schools in distinct places with a cluster of up to five each, or none. */
const divided = fc.array(fc.tuple(inCounty, fc.option(fc.nat(4), { freq: 5 })), {
  minLength: 1,
  maxLength: 40,
});

const anywhere = fc.array(
  fc.tuple(fc.integer({ min: -850, max: 500 }), fc.integer({ min: 52650, max: 53450 })),
  { minLength: 60, maxLength: 60 },
);

/** Metres between two places on a sphere (haversine), which is not how the cells are made. */
function metres([lng, lat]: Position, [lng2, lat2]: Position): number {
  const [a, b] = [(lat * Math.PI) / 180, (lat2 * Math.PI) / 180];
  const h =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(((lng2 - lng) * Math.PI) / 360) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

function divide(
  schools: readonly (readonly [Position, number | null])[],
  drawn: readonly (Shape["geometry"] | null)[] = [],
  outline: Shape | null = COUNTY,
) {
  const divider = createLandDivider(
    schools.map(([at]) => at),
    outline,
  );
  const boundaries = Array.from({ length: 5 }, (_, place) => drawn[place] ?? null);
  return divider.divide(
    5,
    schools.map(([, cluster]) => cluster),
    boundaries,
  );
}

function holders(shapes: readonly (Shape | null)[], at: Position): number[] {
  return shapes.flatMap((shape, place) =>
    shape !== null && booleanPointInPolygon([...at], shape) ? [place] : [],
  );
}

function totalArea(shapes: readonly (Shape | null)[]): number {
  return shapes.reduce((sum, shape) => sum + (shape === null ? 0 : flatArea(shape.geometry)), 0);
}

/** Every side of every ring, "x y x y" in the direction it is walked. */
function sidesOf(shapes: readonly (Shape | null)[]): string[] {
  return shapes.flatMap((shape) => {
    const geometry = shape?.geometry;
    const polygons =
      geometry === undefined
        ? []
        : geometry.type === "Polygon"
          ? [geometry.coordinates]
          : geometry.coordinates;
    return polygons
      .flat()
      .flatMap((line) => line.slice(1).map((to, i) => `${String(line[i])} ${String(to)}`));
  });
}

/** Degrees from the middle of a side to the county's outline. */
function offTheOutline(side: string): number {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = side.split(/[ ,]/).map(Number);
  const away = sidesOf([COUNTY]).map((edge) => {
    const [ax = 0, ay = 0, bx = 0, by = 0] = edge.split(/[ ,]/).map(Number);
    const [px, py] = [(x1 + x2) / 2 - ax, (y1 + y2) / 2 - ay];
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = Math.max(0, Math.min(1, (px * (bx - ax) + py * (by - ay)) / squared));
    return Math.hypot(px - along * (bx - ax), py - along * (by - ay));
  });
  return Math.min(...away);
}

function reversed(side: string): string {
  return side.split(" ").reverse().join(" ");
}

describe("the land of clusters", () => {
  it("is that of the nearest school, everywhere in the outline and nowhere else", () => {
    fc.assert(
      fc.property(divided, anywhere, (schools, places) => {
        const shapes = divide(schools).shapes();
        for (const [lng, lat] of places) {
          const at: Position = [lng / 1000 + 0.000_37, lat / 1000 + 0.000_41];
          const away = schools.map(([school]) => metres(at, school));
          const least = Math.min(...away);
          const near = schools.filter((_, i) => (away[i] ?? 0) < least * 1.02 + 30);
          const owners = new Set(near.map(([, cluster]) => cluster));
          if (owners.size > 1) continue;
          const [owner = null] = owners;
          const isOnLand = booleanPointInPolygon([...at], COUNTY);
          expect(holders(shapes, at)).toEqual(isOnLand && owner !== null ? [owner] : []);
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it("covers the outline to five millionths, where every school is in a cluster", () => {
    fc.assert(
      fc.property(divided, (schools) => {
        const placed = schools.map(([at, cluster]) => [at, cluster ?? 0] as const);
        const covered = totalArea(divide(placed).shapes()) / flatArea(COUNTY.geometry);
        expect(Math.abs(covered - 1)).toBeLessThan(5e-6);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it("meets its neighbours' along the very same sides, so that there is no gap and no overlap", () => {
    fc.assert(
      fc.property(divided, (schools) => {
        const placed = schools.map(([at, cluster]) => [at, cluster ?? 0] as const);
        for (const shapes of [divide(placed).shapes(), divide(placed).smoothed()]) {
          const sides = sidesOf(shapes);
          expect(new Set(sides).size).toBe(sides.length);
          for (const side of sides) {
            if (sides.includes(reversed(side))) continue;
            expect(offTheOutline(side), side).toBeLessThan(2e-6);
          }
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("is made of valid polygons by RFC 7946 and OGC, rounded or not", () => {
    fc.assert(
      fc.property(divided, (schools) => {
        const land = divide(schools);
        for (const shape of [...land.shapes(), ...land.smoothed()]) {
          if (shape !== null) expect(polygonProblems(shape.geometry)).toEqual([]);
        }
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it("holds every member, rounded or not", () => {
    fc.assert(
      fc.property(divided, (schools) => {
        const land = divide(schools);
        const places = schools.map(([at]) => String(at));
        for (const [i, [at, cluster]] of schools.entries()) {
          if (cluster === null || places.indexOf(String(at)) !== i) continue;
          expect(holders(land.shapes(), at)).toContain(cluster);
          expect(holders(land.smoothed(), at)).toContain(cluster);
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it("stays whole where schools are decimetres apart", () => {
    const near = fc
      .tuple(fc.nat(6), fc.nat(6))
      .map(([x, y]): Position => [-0.6 + x / 1e6, 52.8 + y / 1e6]);
    const crowd = fc.array(fc.tuple(fc.oneof(near, inCounty), fc.nat(4)), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(crowd, (schools) => {
        const shapes = divide(schools).shapes();
        for (const shape of shapes) {
          if (shape !== null) expect(polygonProblems(shape.geometry)).toEqual([]);
        }
        const covered = totalArea(shapes) / flatArea(COUNTY.geometry);
        expect(Math.abs(covered - 1)).toBeLessThan(5e-6);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it("splits a square between two schools down the middle, to the last decimal", () => {
    const [west] = divide(
      [
        [[0.05, 0.1], 0],
        [[0.15, 0.1], 1],
      ],
      [],
      SQUARE,
    ).shapes();
    expect(west?.geometry.coordinates).toEqual([
      [
        [0, 0],
        [0.1, 0],
        [0.1, 0.2],
        [0, 0.2],
        [0, 0],
      ],
    ]);
  });

  it("is a MultiPolygon across islands, and has a hole round the lake", () => {
    const [shape] = divide([[[-0.6, 52.8], 0]]).shapes();
    expect(shape?.geometry.type).toBe("MultiPolygon");
    const rings = shape?.geometry.coordinates.map((rings) => rings.length);
    expect(rings).toEqual([2, 1, 1]);
  });

  it("has a hole where another cluster is surrounded", () => {
    const around: [Position, number][] = [0.03, 0.1, 0.17].flatMap((lng) =>
      [0.03, 0.1, 0.17].map((lat): [Position, number] => [
        [lng, lat],
        lng === 0.1 && lat === 0.1 ? 1 : 0,
      ]),
    );
    const [outer, inner] = divide(around, [], SQUARE).shapes();
    expect(outer?.geometry.coordinates).toHaveLength(2);
    expect(inner?.geometry.coordinates).toHaveLength(1);
    expect(totalArea([outer ?? null, inner ?? null])).toBeCloseTo(flatArea(SQUARE.geometry), -2);
  });

  it("has two holes, not one that meets itself, round two clusters that touch at a corner", () => {
    const steps = [0, 1, 2, 3];
    const chequered = steps.flatMap((i) =>
      steps.map((j): [Position, number] => {
        const inner = i === j && (i === 1 || i === 2) ? i : 0;
        return [[0.025 + i * 0.05, 0.025 + j * 0.05], inner];
      }),
    );
    const shapes = divide(chequered, [], SQUARE).shapes();
    expect(shapes[0]?.geometry.type).toBe("Polygon");
    expect(shapes[0]?.geometry.coordinates).toHaveLength(3);
    for (const shape of shapes) {
      if (shape !== null) expect(polygonProblems(shape.geometry)).toEqual([]);
    }
  });

  it("of schools at one place goes to the first that is in a cluster, and the place is named", () => {
    const schools: [Position, number | null][] = [
      [[0.1, 0.1], null],
      [[0.1, 0.1], 3],
      [[0.1, 0.1], 2],
    ];
    const land = divide(schools, [], SQUARE);
    expect(land.shapes().map((shape) => shape !== null)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(land.schoolsAtPlace).toEqual([[0, 1, 2]]);
  });

  it("stands in a box where there is no outline, even for schools in a line", () => {
    const line: [Position, number][] = [0, 1, 2, 3].map((i) => [[i / 10, 52], i]);
    const shapes = divide(line, [], null).shapes();
    expect(shapes.filter((shape) => shape !== null && flatArea(shape.geometry) > 0)).toHaveLength(
      4,
    );
    expect(divide([], [], null).shapes()).toEqual([null, null, null, null, null]);
  });

  it("of a school at sea is what of the outline is nearest to it", () => {
    const shapes = divide([
      [[-0.6, 52.8], 0],
      [[0.5, 53.0], 1],
    ]).shapes();
    expect(shapes[1]).not.toBeNull();
    expect(totalArea(shapes) / flatArea(COUNTY.geometry)).toBeCloseTo(1, 5);
  });
});

describe("a boundary that was drawn", () => {
  const GRID: [Position, number][] = [0.05, 0.15].flatMap((lng) =>
    [0.05, 0.15].map((lat): [Position, number] => [[lng, lat], lng < 0.1 ? 0 : 1]),
  );
  const STRIP: Shape["geometry"] = {
    type: "Polygon",
    coordinates: [ring([0, 0], [0.04, 0], [0.04, 0.2], [0, 0.2])],
  };

  it("is the cluster's land to the last decimal, and the others have all the rest", () => {
    const [drawn, other] = divide(GRID, [STRIP], SQUARE).shapes();
    expect(drawn?.geometry).toEqual(STRIP);
    expect(flatArea((other ?? SQUARE).geometry) / flatArea(SQUARE.geometry)).toBeCloseTo(0.8, 5);
    expect(sidesOf([other ?? null])).toContain("0.04,0.2 0.04,0");
  });

  it("stays straight where the pictures of others are rounded", () => {
    const [drawn] = divide(GRID, [STRIP], SQUARE).smoothed();
    expect(drawn?.geometry).toEqual(STRIP);
  });

  it("ends at the outline", () => {
    const wide: Shape["geometry"] = {
      type: "Polygon",
      coordinates: [ring([-1, -1], [0.04, -1], [0.04, 1], [-1, 1])],
    };
    const [drawn] = divide(GRID, [wide], SQUARE).shapes();
    expect(flatArea((drawn ?? SQUARE).geometry) / flatArea(SQUARE.geometry)).toBeCloseTo(0.2, 5);
  });

  it("shares no land with another that was drawn over it: the first cluster keeps it", () => {
    const wide: Shape["geometry"] = {
      type: "Polygon",
      coordinates: [ring([0, 0], [0.1, 0], [0.1, 0.2], [0, 0.2])],
    };
    const shapes = divide(GRID, [STRIP, wide], SQUARE).shapes();
    expect(
      shapes.map((shape) =>
        shape === null ? 0 : flatArea(shape.geometry) / flatArea(SQUARE.geometry),
      ),
    ).toEqual([expect.closeTo(0.2, 5), expect.closeTo(0.3, 5), 0, 0, 0]);
  });

  it("never breaks the polygons, however it lies", () => {
    const corner = fc.tuple(
      fc.integer({ min: -900_000, max: 500_000 }),
      fc.integer({ min: 52_600_000, max: 53_500_000 }),
    );
    fc.assert(
      fc.property(divided, fc.tuple(corner, corner, corner), (schools, corners) => {
        const [a, b, c] = corners.map(([lng, lat]): [number, number] => [lng / 1e6, lat / 1e6]);
        const triangle = ring(a ?? [0, 0], b ?? [0, 1], c ?? [1, 0]);
        const drawn: Shape["geometry"] = { type: "Polygon", coordinates: [triangle] };
        const placed = schools.map(([at, cluster]) => [at, cluster ?? 0] as const);
        if (!placed.some(([, cluster]) => cluster !== 1)) return;
        const shapes = divide(placed, [null, drawn]).shapes();
        for (const shape of shapes) {
          if (shape !== null) expect(polygonProblems(shape.geometry)).toEqual([]);
        }
        expect(Math.abs(totalArea(shapes) / flatArea(COUNTY.geometry) - 1)).toBeLessThan(5e-6);
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});
