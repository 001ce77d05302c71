import fc from "fast-check";
import { expect, it } from "vitest";
import type { GridLine, GridPoint } from "../../../src/domain/geometry/partition/grid.ts";
import { snapRounded } from "../../../src/domain/geometry/partition/snap_rounding.ts";

const corner = fc.record({ x: fc.nat(30), y: fc.nat(30) });
const line = fc.record({ from: corner, to: corner, label: fc.constant(0) });

/** Grid steps from a point to a line between two others. */
function away({ x, y }: GridPoint, a: GridPoint, b: GridPoint): number {
  const squared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / squared;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y));
}

function cross(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint): boolean {
  const left = (p: GridPoint, q: GridPoint, r: GridPoint) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return left(a, b, c) * left(a, b, d) < 0 && left(c, d, a) * left(c, d, b) < 0;
}

it("lines that are cut up never cross, and pass no corner nearer than half a step", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 14 }), (lines: GridLine[]) => {
      const edges = snapRounded([lines]);
      const corners = new Set(edges.flatMap(({ a, b }) => [a, b]));
      for (const [i, { a, b }] of edges.entries()) {
        for (const at of corners) {
          if (at !== a && at !== b) expect(away(at, a, b)).toBeGreaterThan(0.5);
        }
        for (const { a: c, b: d } of edges.slice(i + 1)) expect(cross(a, b, c, d)).toBe(false);
      }
    }),
    { seed: 12, numRuns: 300 },
  );
});

it("a line is bent onto a corner that it nearly touches, and both sides of it go along", () => {
  const edges = snapRounded([
    [{ from: { x: 0, y: 0 }, to: { x: 10, y: 1 }, label: 7 }],
    [{ from: { x: 5, y: 1 }, to: { x: 5, y: 9 }, label: 8 }],
  ]);
  const written = edges.map(({ a, b, sides }) => `${a.x},${a.y} ${b.x},${b.y} ${sides[0]?.label}`);
  expect(written.sort()).toEqual(["0,0 5,1 7", "5,1 10,1 7", "5,1 5,9 8"]);
});
