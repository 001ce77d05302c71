import { describe, expect, test } from "vitest";
import { isBarred } from "../../../routing/car/car_access.ts";
import { carWay } from "../../../routing/car/car_way.ts";
import { tagsOf } from "../../support/made_up_roads.ts";

/** km/h each way, `null` for a way that cars do not use. Worked out by hand from OSRM's car.lua. */
const SPEEDS: readonly (readonly [Record<string, string>, readonly [number, number] | null])[] = [
  [{ highway: "primary" }, [65, 65]],
  [{ highway: "residential" }, [25, 25]],
  [{ highway: "unclassified", maxspeed: "60 mph" }, [77.232, 77.232]],
  [{ highway: "unclassified", maxspeed: "60mph" }, [77.232, 77.232]],
  [{ highway: "trunk", maxspeed: "50" }, [40, 40]],
  [{ highway: "trunk", "maxspeed:type": "GB:nsl_dual" }, [90.104, 90.104]],
  [{ highway: "secondary", "source:maxspeed": "gb:nsl_single" }, [77.232, 77.232]],
  [{ highway: "secondary", "maxspeed:type": "GB:urban" }, [40, 40]],
  [{ highway: "secondary", "source:maxspeed": "survey" }, [55, 55]],
  [{ highway: "tertiary", "maxspeed:forward": "30 mph" }, [38.616, 40]],
  [{ highway: "tertiary", maxspeed: "40 mph", "maxspeed:backward": "20 mph" }, [51.488, 25.744]],
  [{ highway: "primary", maxspeed: "60 mph", "maxspeed:advisory": "30 mph" }, [38.616, 38.616]],
  [{ highway: "unclassified", maxspeed: "60 mph", surface: "gravel" }, [40, 40]],
  [{ highway: "residential", surface: "gravel" }, [25, 25]],
  [{ highway: "service", tracktype: "grade1", smoothness: "very_horrible" }, [5, 5]],
  [{ highway: "service", smoothness: "impassable" }, null],
  [{ highway: "track" }, null],
  [{ highway: "track", motor_vehicle: "yes" }, [10, 10]],
  [{ highway: "track", access: "private" }, null],
  [{ highway: "footway", foot: "yes" }, null],
  [{ highway: "steps", access: "yes" }, null],
  [{ highway: "primary", area: "yes" }, null],
  [{ highway: "construction", construction: "primary" }, null],
  [{ highway: "primary", construction: "minor" }, [65, 65]],
  [{ highway: "residential", maxwidth: "1.8" }, null],
  [{ highway: "residential", maxwidth: "6'6\"" }, [25, 25]],
  [{ highway: "residential", maxheight: "6'3\"" }, null],
  [{ highway: "residential", maxweight: "7.5" }, [25, 25]],
  [{ highway: "residential", maxweight: "1.5 t" }, null],
  [{ route: "ferry" }, [5, 5]],
  [{ highway: "tertiary", bridge: "movable" }, [5, 5]],
  [{ building: "yes" }, null],
];

describe("a way is driven as OSRM's car profile drives it", () => {
  for (const [tags, expected] of SPEEDS) {
    const speeds = expected === null ? "not at all" : `at ${expected.join(" and ")} km/h`;
    test(`${JSON.stringify(tags)}: ${speeds}`, () => {
      const way = carWay(tagsOf(tags));
      if (expected === null || way === null) return expect(way).toBe(expected);
      expect(way.speed.forward).toBeCloseTo(expected[0], 6);
      expect(way.speed.backward).toBeCloseTo(expected[1], 6);
    });
  }
});

describe("who may use a way", () => {
  const cases: readonly (readonly [Record<string, string>, string, string])[] = [
    [{}, "free", "free"],
    [{ oneway: "yes" }, "free", "none"],
    [{ oneway: "-1" }, "none", "free"],
    [{ oneway: "yes", "oneway:motorcar": "no" }, "free", "free"],
    [{ junction: "roundabout" }, "free", "none"],
    [{ junction: "roundabout", oneway: "no" }, "free", "free"],
    [{ access: "private" }, "ends", "ends"],
    [{ access: "no", motor_vehicle: "destination" }, "ends", "ends"],
    [{ access: "no", motorcar: "yes" }, "free", "free"],
    [{ "motor_vehicle:backward": "no" }, "free", "none"],
  ];
  for (const [tags, forward, backward] of cases) {
    test(`${JSON.stringify(tags)}: ${forward}, and ${backward} the other way`, () => {
      const way = carWay(tagsOf({ highway: "residential", ...tags }));
      expect(way?.access).toEqual({ forward, backward });
    });
  }

  test("nobody may, where both directions are barred", () => {
    expect(carWay(tagsOf({ highway: "residential", motor_vehicle: "no" }))).toBeNull();
  });
});

test("narrow two-way roads and ways for parking are shunned, narrow one-way ones are not", () => {
  const shunned = (tags: Record<string, string>) =>
    carWay(tagsOf({ highway: "service", ...tags }))?.isShunned;
  expect(shunned({ lanes: "1" })).toBe(true);
  expect(shunned({ lanes: "1", oneway: "yes" })).toBe(false);
  expect(shunned({ lanes: "2", width: "3" })).toBe(true);
  expect(shunned({ service: "parking_aisle" })).toBe(true);
  expect(shunned({})).toBe(false);
});

test("a bollard bars a point of a road; a gate, a cattle grid and a rising bollard do not", () => {
  expect(isBarred(tagsOf({ barrier: "bollard" }))).toBe(true);
  expect(isBarred(tagsOf({ barrier: "bollard", bollard: "rising" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "bollard", motor_vehicle: "yes" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "gate" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "gate", access: "no" }))).toBe(true);
  expect(isBarred(tagsOf({ barrier: "gate", access: "private" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "cattle_grid" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "height_restrictor", maxheight: "1.9" }))).toBe(true);
  expect(isBarred(tagsOf({ barrier: "height_restrictor", maxheight: "2.1" }))).toBe(false);
  expect(isBarred(tagsOf({ barrier: "kerb", kerb: "lowered" }))).toBe(false);
  expect(isBarred(tagsOf({ highway: "crossing" }))).toBe(false);
});
