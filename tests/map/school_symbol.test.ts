import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Overlay } from "../../src/domain/overlay.ts";
import type { SchoolSymbol } from "../../src/map/school_symbol.ts";
import {
  symbolDiameter,
  symbolDrawing,
  symbolFromName,
  symbolName,
  symbolReach,
} from "../../src/map/school_symbol.ts";
import { classColour, KINDS, legendFor } from "../../src/map/theme.ts";

const OVERLAYS: readonly Overlay[] = ["faith", "size", "unfilled", "surplus", "type", "drive-time"];

const anySymbol = fc.record({
  kind: fc.constantFrom(...KINDS),
  colour: fc.constantFrom("#12436D", "#ffffff", "#F46A25"),
  academy: fc.boolean(),
  hollow: fc.boolean(),
  hatched: fc.boolean(),
  diameter: fc.constantFrom(8, 11, 14, 17, 20, 23, 26),
});

/** The corners of a path of straight lines. */
function corners(path: string): [number, number][] {
  return path
    .replace("M", "")
    .replace("Z", "")
    .split("L")
    .map((corner) => corner.split(",").map(Number) as [number, number]);
}

function enclosedArea(points: readonly [number, number][]): number {
  const twice = points.reduce((sum, [x, y], i) => {
    const [x2, y2] = points[(i + 1) % points.length] ?? [0, 0];
    return sum + x * y2 - x2 * y;
  }, 0);
  return Math.abs(twice) / 2;
}

describe("a school's symbol", () => {
  it("grows in area with the roll, from 8 to 26 pixels", () => {
    expect(symbolDiameter(0)).toBe(8);
    expect(symbolDiameter(47)).toBe(8);
    expect(symbolDiameter(210)).toBe(14);
    expect(symbolDiameter(630)).toBe(26);
    expect(symbolDiameter(2000)).toBe(26);
    expect(symbolDiameter(null)).toBe(11);
  });

  it.each(KINDS.filter((kind) => kind !== "community"))(
    "has the same area for %s as the circle of a community school with that roll",
    (kind) => {
      const symbol: SchoolSymbol = {
        kind,
        colour: "#12436D",
        academy: false,
        hollow: false,
        hatched: false,
        diameter: 20,
      };
      const body = symbolDrawing(symbol).find(({ fill }) => fill === "#12436D")?.path ?? "";
      expect(enclosedArea(corners(body))).toBeCloseTo(Math.PI * 100, -1);
    },
  );

  it("is made again from its name", () => {
    fc.assert(
      fc.property(anySymbol, (symbol) => {
        expect(symbolFromName(symbolName(symbol))).toEqual(symbol);
      }),
      { seed: 3, numRuns: 100 },
    );
    expect(symbolFromName("pill:#ffffff:#000000:2")).toBeNull();
  });

  it("stays within its reach", () => {
    fc.assert(
      fc.property(anySymbol, (symbol) => {
        const numbers = symbolDrawing(symbol)
          .filter(({ path }) => !path.includes("a"))
          .flatMap(({ path }) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []);
        for (const value of numbers) expect(Math.abs(value)).toBeLessThan(symbolReach(symbol));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("has a second outline for an academy, and no coloured fill when hollow", () => {
    const plain = { ...PLAIN, academy: false };
    expect(inkOutlines({ ...PLAIN, academy: true })).toBe(inkOutlines(plain) + 1);
    const fills = symbolDrawing({ ...PLAIN, hollow: true }).map(({ fill }) => fill);
    expect(fills).not.toContain(PLAIN.colour);
  });
});

const PLAIN: SchoolSymbol = {
  kind: "community",
  colour: "#12436D",
  academy: false,
  hollow: false,
  hatched: false,
  diameter: 14,
};

function inkOutlines(symbol: SchoolSymbol): number {
  return symbolDrawing(symbol).filter(({ stroke }) => stroke === "#0b0c0c").length;
}

describe("the legend", () => {
  it.each(OVERLAYS)("of %s has a colour for every class, and none twice", (overlay) => {
    const entries = legendFor(overlay);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    expect(new Set(entries.map(({ colour }) => colour)).size).toBe(entries.length);
    for (const { key, colour } of entries) expect(classColour(overlay, key)).toBe(colour);
  });

  it("hatches schools with more pupils than places, and nothing else", () => {
    const hatched = OVERLAYS.flatMap(legendFor).filter((entry) => entry.hatched);
    expect(hatched.map(({ key }) => key)).toEqual(["over", "over"]);
  });

  it("refuses a class that the overlay does not have", () => {
    expect(() => classColour("size", "catholic")).toThrow(
      'The overlay size has no class "catholic".',
    );
  });
});
