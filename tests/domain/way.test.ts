import { describe, expect, it } from "vitest";
import type { OsrmStep, StoredRoute } from "../../src/domain/osrm_route.ts";
import { decodePolyline } from "../../src/domain/polyline.ts";
import { seconds } from "../../src/domain/units.ts";
import { crossingsOf, isTimeOfTable, lineOf, roadGaps } from "../../src/domain/way.ts";
import { routeOf, stepOf } from "../support/routes.ts";

const storedRoute = (
  steps: readonly OsrmStep[],
  gaps: readonly number[] = [0, 0],
): StoredRoute => ({
  from: "1",
  to: "2",
  code: "Ok",
  routes: [routeOf(steps)],
  waypoints: gaps.map((distance) => ({ distance, location: [-1, 53] })),
});

describe("a polyline", () => {
  it("is decoded as in the format's own example", () => {
    expect(decodePolyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).toEqual([
      [-120.2, 38.5],
      [-120.95, 40.7],
      [-126.453, 43.252],
    ]);
  });

  it("that is empty or cut off gives what is whole of it", () => {
    expect(decodePolyline("")).toEqual([]);
    expect(decodePolyline("_p~iF~ps|U_ulL")).toEqual([[-120.2, 38.5]]);
  });
});

describe("a way", () => {
  it("names each toll and ferry once, in the order they are met", () => {
    const way = routeOf([
      stepOf({ name: "Dunham Bridge", ref: "A57", classes: ["toll"] }),
      stepOf({ name: "High Street" }),
      stepOf({ name: "Dunham Bridge", ref: "A57", classes: ["toll"] }),
      stepOf({ name: "", mode: "ferry" }),
    ]);
    expect(crossingsOf(way)).toEqual([
      { kind: "toll", name: "Dunham Bridge (A57)" },
      { kind: "ferry", name: null },
    ]);
  });

  it("is not called tolled for where it ends", () => {
    const maneuver = { ...stepOf({}).maneuver, type: "arrive" };
    expect(crossingsOf(routeOf([stepOf({ classes: ["toll"], maneuver })]))).toEqual([]);
  });

  it("tells how far a school is from the road beyond 25 m, not at 25", () => {
    expect(roadGaps(storedRoute([], [25, 34.2]))).toEqual({ start: null, end: 34.2 });
    expect(roadGaps(storedRoute([], [25.1, 0]))).toEqual({ start: 25.1, end: null });
  });

  it("has the line of all its steps", () => {
    const way = routeOf([
      stepOf({ geometry: "_p~iF~ps|U" }),
      stepOf({ geometry: "_p~iF~ps|U_ulLnnqC" }),
    ]);
    expect(lineOf(way)).toEqual([
      [-120.2, 38.5],
      [-120.2, 38.5],
      [-120.95, 40.7],
    ]);
  });

  it("is the table's when it takes the table's time to within a second", () => {
    const way = { ...routeOf([]), duration: 600.4 };
    expect(isTimeOfTable(way, seconds(599.4))).toBe(true);
    expect(isTimeOfTable(way, seconds(601.5))).toBe(false);
  });
});
