import { array, assert as check, double, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Position, SchoolIndex } from "../../../src/domain/school.ts";
import type { Drawing, DrawingBoard } from "../../../src/map/gestures/drawing.ts";
import {
  closesPolygon,
  clusterAtPixel,
  dragged,
  pressed,
  schoolAtPixel,
  takenBy,
} from "../../../src/map/gestures/drawing.ts";
import type { PlacedSchool } from "../../../src/map/gestures/schools_in_ring.ts";
import { schoolsInRing } from "../../../src/map/gestures/schools_in_ring.ts";
import type { Pixel } from "../../../src/map/screen.ts";

const placed = (...positions: readonly Position[]): readonly PlacedSchool[] =>
  positions.map((position, place) => ({ index: place as SchoolIndex, position }));

/** A screen on which a degree is 100 pixels, north upwards, from 0°, 10°. */
const screen = {
  at: ([lng, lat]: Position): Pixel => [lng * 100, (10 - lat) * 100],
  positionAt: ([x, y]: Pixel): Position => [x / 100, 10 - y / 100],
};
const choices = { radius: 50, takesLine: true, picked: new Set<SchoolIndex>() };
const boardOf = (schools: readonly PlacedSchool[]): DrawingBoard => ({ schools, screen });

/** Draws from pixel to pixel with a tool, and says whom that takes. */
function draw(
  tool: Drawing["tool"],
  pixels: readonly Pixel[],
  schools: readonly PlacedSchool[],
  chosen = choices,
) {
  const [first = [0, 0], ...rest] = pixels;
  let drawing = pressed(tool, null, first, boardOf(schools), chosen);
  for (const pixel of rest) {
    if (drawing !== null) drawing = dragged(drawing, pixel, boardOf(schools), chosen);
  }
  return drawing === null ? null : takenBy(drawing, schools, screen, chosen);
}

describe("what a gesture takes", () => {
  const square = placed([1, 9], [2, 9], [3, 9], [2, 8], [2, 7.2]);

  it("a rectangle takes the schools inside it, whichever corner it was begun at", () => {
    const corners: readonly Pixel[] = [
      [150, 50],
      [250, 250],
    ];
    expect(draw("rectangle", corners, square)?.schools).toEqual([1, 3]);
    expect(draw("rectangle", corners.toReversed(), square)?.schools).toEqual([1, 3]);
  });

  it("a brush takes whom it passes over, also between two places that the pointer was seen at", () => {
    expect(draw("brush", [[100, 140]], square)?.schools).toEqual([0]);
    expect(
      draw(
        "brush",
        [
          [60, 100],
          [340, 100],
        ],
        square,
      )?.schools,
    ).toEqual([0, 1, 2]);
    expect(
      draw(
        "brush",
        [
          [60, 160],
          [340, 160],
        ],
        square,
      )?.schools,
    ).toEqual([3]);
  });

  it("schools on the line are counted, and taken or left as the tick says", () => {
    const onEdge: readonly Pixel[] = [
      [100, 50],
      [250, 250],
    ];
    expect(draw("rectangle", onEdge, square)).toEqual({ schools: [0, 1, 3], onLine: 1 });
    expect(draw("rectangle", onEdge, square, { ...choices, takesLine: false })).toEqual({
      schools: [1, 3],
      onLine: 1,
    });
  });

  it("a polygon through three schools has them on its line, and the one between them inside", () => {
    const corners = placed([1, 9], [3, 9], [2, 7], [2, 8.5]);
    let drawing: Drawing | null = null;
    for (const { position } of corners.slice(0, 3)) {
      drawing = pressed("polygon", drawing, screen.at(position), boardOf(corners), choices);
    }
    if (drawing?.tool !== "polygon") throw new Error("Nothing was drawn.");
    expect(takenBy(drawing, corners, screen, choices)).toEqual({
      schools: [0, 1, 2, 3],
      onLine: 3,
    });
    expect(takenBy(drawing, corners, screen, { ...choices, takesLine: false }).schools).toEqual([
      3,
    ]);
    expect(closesPolygon(drawing.corners, [104, 100], screen)).toBe(true);
    expect(closesPolygon(drawing.corners, [150, 100], screen)).toBe(false);
    expect(closesPolygon(drawing.corners.slice(0, 2), [100, 100], screen)).toBe(false);
  });

  it("a move takes the nearest school within reach, or none", () => {
    expect(schoolAtPixel(square, screen, [206, 104])).toBe(1);
    expect(pressed("move", null, [150, 100], boardOf(square), choices)).toBeNull();
    expect(
      draw(
        "move",
        [
          [200, 100],
          [400, 400],
        ],
        square,
      )?.schools,
    ).toEqual([1]);
  });

  it("a move that takes hold of a picked school takes all that are picked; of another, that one alone", () => {
    const picked = new Set([3, 1] as SchoolIndex[]);
    const from = (pixel: Pixel) =>
      draw("move", [pixel, [400, 400]], square, { ...choices, picked })?.schools;
    expect([from([200, 100]), from([200, 200]), from([100, 100])]).toEqual([[1, 3], [1, 3], [0]]);
  });

  it("a school is put into the cluster of the school, else of the area, that it is put down on", () => {
    const shape = (west: number) => ({
      type: "Feature" as const,
      properties: {},
      geometry: {
        type: "Polygon" as const,
        coordinates: [
          [
            [west, 7],
            [west + 1, 7],
            [west + 1, 9.5],
            [west, 9.5],
            [west, 7],
          ],
        ],
      },
    });
    const facts = { number: 1, name: "A", hue: 0, verdict: "within" as const };
    const scene = {
      schools: square.map((school) => ({
        ...school,
        name: "",
        kind: "community" as const,
        academy: false,
        hollow: false,
        pupils: null,
      })),
      clusters: [
        { ...facts, id: "a", shape: shape(0.5) },
        { ...facts, id: "b", shape: shape(2.5) },
      ],
      clusterOf: [0, 0, 0, null, null],
    };
    const on = (pixel: Pixel) => clusterAtPixel(scene, screen, pixel, [4 as SchoolIndex]);
    expect([on([300, 100]), on([300, 200]), on([60, 200]), on([900, 900])]).toEqual([
      "a",
      "b",
      "a",
      null,
    ]);
  });
});

const degree = double({ min: 0, max: 4, noNaN: true });
const somewhere = record({ lng: degree, lat: degree }).map(({ lng, lat }): Position => [lng, lat]);

/** The even-odd rule by counting crossings of a ray to the east: written apart from what is tested. */
function isInsideByRay([x, y]: Position, ring: readonly Position[]): boolean {
  const crossings = ring.filter(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
    return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
  });
  return crossings.length % 2 === 1;
}

it("a lasso takes exactly the schools that a ray says are inside, however it crosses itself; none is both inside and on the line", () => {
  const cases = property(
    array(somewhere, { minLength: 3, maxLength: 14 }),
    array(somewhere, { maxLength: 30 }),
    (ring, positions) => {
      const { inside, onLine } = schoolsInRing(placed(...positions), ring);
      const line = new Set<number>(onLine);
      const expected = positions.flatMap((position, at) =>
        !line.has(at) && isInsideByRay(position, ring) ? [at] : [],
      );
      expect(inside).toEqual(expected);
    },
  );
  check(cases, { seed: 6, numRuns: 300 });
});

it("a school at a corner, or half way along a side, is on the line; one two metres off is not", () => {
  const ring: readonly Position[] = [
    [0, 50],
    [1, 50],
    [1, 51],
  ];
  const schools = placed([0, 50], [0.5, 50], [0.5, 49.99998], [0.5, 50.00002], [0.9, 50.5]);
  expect(schoolsInRing(schools, ring)).toEqual({ inside: [3, 4], onLine: [0, 1] });
  expect(schoolsInRing(schools, ring.slice(0, 2))).toEqual({ inside: [], onLine: [] });
});
