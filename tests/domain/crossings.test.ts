import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeDrive } from "../../src/domain/ceiling.ts";
import type { Crossing, RoadUse, RoadUses } from "../../src/domain/crossings.ts";
import {
  namedCrossings,
  roadCalled,
  roadNames,
  roadStretches,
  withoutCrossings,
} from "../../src/domain/crossings.ts";
import { withPlanTimes } from "../../src/domain/known_times.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes, seconds, UNREACHABLE } from "../../src/domain/units.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { areaOf, randomArea, schoolOf } from "../support/builders.ts";

const at = (index: number) => index as SchoolIndex;

/** Four schools; 1 and 2 are north of a river, 3 and 4 south of it. Times are in seconds and the same both ways. */
const SECONDS = [
  [0, 300, 600, 900],
  [300, 0, 500, 700],
  [600, 500, 0, 200],
  [900, 700, 200, 0],
];
const area = areaOf({
  schools: ["1", "2", "3", "4"].map((urn) => schoolOf(urn)),
  seconds: SECONDS,
  metres: SECONDS,
});

const both = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.flatMap(([a, b]) => [a * 4 + b, b * 4 + a]).sort((a, b) => a - b);
const ALL = both([0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]);

/** 1–3 and 1–4 use the Long Bridge, 2–3 and 2–4 the ferry. */
const BRIDGE: Crossing = {
  name: "Long Bridge",
  kind: "bridge",
  pairs: new Set(both([0, 2], [0, 3])),
};
const FERRY: Crossing = { name: "Old Ferry", kind: "ferry", pairs: new Set(both([1, 2], [1, 3])) };

function usesOf(
  roads: readonly Partial<RoadUse>[] = [],
  stored: readonly number[] = ALL,
): RoadUses {
  return {
    size: 4,
    stored: Uint32Array.from(stored),
    roads: roads.map((road) => ({
      name: "",
      ref: "",
      kind: "road",
      pairs: new Uint32Array(),
      ...road,
    })),
  };
}

describe("closing a crossing", () => {
  const times = withoutCrossings(area.driveTimes, [BRIDGE], usesOf());

  it("sends 1 to 3 by way of 2 (300 + 500 s) and 1 to 4 by way of 2 (300 + 700 s), marked as detours", () => {
    expect(times.seconds(at(0), at(2))).toBe(800);
    expect(times.seconds(at(0), at(3))).toBe(1000);
    expect(times.origin(at(0), at(3))).toBe("detour");
    expect(times.metres(at(0), at(3))).toBeNull();
  });

  it("leaves the least at the stored time, so that a detour past the limit is too close to call, not over", () => {
    expect([times.low(at(0), at(2)), times.high(at(0), at(2))]).toEqual([600, 800]);
    const judged = judgeDrive(times, namedSpeed("free-flow"), seconds(700), at(0), at(2));
    expect(judged.verdict).toBe("too-close-to-call");
  });

  it("leaves every other pair as it was", () => {
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const) {
      expect(times.seconds(at(a), at(b))).toBe(SECONDS[a]?.[b]);
      expect(times.origin(at(a), at(b))).toBe("routed");
      expect(times.metres(at(a), at(b))).toBe(SECONDS[a]?.[b]);
    }
  });

  it("with every way over the river shut knows no more than the least time between the banks", () => {
    const cut = withoutCrossings(area.driveTimes, [BRIDGE, FERRY], usesOf());
    expect(cut.seconds(at(1), at(2))).toBe(UNREACHABLE);
    expect(cut.origin(at(1), at(2))).toBe("shut");
    const judged = (ceiling: number) =>
      judgeDrive(cut, namedSpeed("free-flow"), seconds(ceiling), at(1), at(2));
    expect(judged(2700)).toEqual({
      seconds: UNREACHABLE,
      low: seconds(500),
      high: UNREACHABLE,
      verdict: "too-close-to-call",
    });
    expect(judged(499).verdict).toBe("over");
    expect([...cut.neighbours(at(0))]).toEqual([1]);
    expect(cut.seconds(at(2), at(3))).toBe(200);
  });

  it("takes no detour over a pair whose own route is not stored, which may use the crossing too", () => {
    const unknown = usesOf([], both([0, 1], [0, 2], [0, 3], [2, 3]));
    const cut = withoutCrossings(area.driveTimes, [BRIDGE], unknown);
    expect(cut.seconds(at(0), at(2))).toBe(UNREACHABLE);
    expect(cut.seconds(at(1), at(2))).toBe(500);
  });

  it("takes known times over open roads, and replaces those over the closed one", () => {
    const known = (from: string, to: string, m: number) => ({
      from,
      to,
      minutes: minutes(m),
      speed: namedSpeed("free-flow"),
      reason: "",
      role: "",
      date: "",
    });
    const laid = withPlanTimes(area, [known("1", "2", 1), known("1", "3", 2)]);
    const cut = withoutCrossings(laid.driveTimes, [BRIDGE], usesOf());
    expect(cut.seconds(at(0), at(2))).toBe(60 + 500);
    expect(cut.low(at(0), at(2))).toBe(120);
  });

  it("changes nothing where nothing is closed, and refuses roads of another list of schools", () => {
    expect(withoutCrossings(area.driveTimes, [], usesOf())).toBe(area.driveTimes);
    expect(() => withoutCrossings(area.driveTimes, [BRIDGE], { ...usesOf(), size: 5 })).toThrow(
      "Roads of 5 schools were given for times of 4",
    );
  });

  it("never makes a pair faster than its stored time or slower than any single stop-over", () => {
    const wide = randomArea(11, { schools: 9, asymmetry: 0.5 });
    const key = fc.integer({ min: 0, max: 80 }).filter((k) => k % 10 !== 0);
    const stored = Uint32Array.from({ length: 81 }, (_, k) => k).filter((k) => k % 10 !== 0);
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 60 }), (pairs) => {
        const shut = new Set(pairs);
        const closed: Crossing = { name: "Wide Bridge", kind: "bridge", pairs: shut };
        const cut = withoutCrossings(wide.driveTimes, [closed], { size: 9, stored, roads: [] });
        const raw = (a: number, b: number) => wide.driveTimes.seconds(at(a), at(b));
        for (const k of shut) {
          const [a, b] = [Math.floor(k / 9), k % 9];
          const found = cut.seconds(at(a), at(b));
          for (let over = 0; over < 9; over++) {
            if (over === a || over === b || shut.has(a * 9 + over) || shut.has(over * 9 + b))
              continue;
            expect(found).toBeLessThanOrEqual(raw(a, over) + raw(over, b) + 1e-9);
          }
        }
      }),
      { ...FIXED_SEED, numRuns: 50 },
    );
  });
});

describe("naming crossings", () => {
  const pairs = Uint32Array.from(both([0, 2]));

  it("lists ferries, tolls, and roads called after a bridge or tunnel, but no Bridge Street", () => {
    const uses = usesOf([
      { name: "Humber Bridge", ref: "A15", pairs },
      { name: "Bridge Street", pairs },
      { name: "Horsebridge Hill", pairs },
      { name: "Mersey Tunnel", pairs },
      { name: "", kind: "ferry", pairs },
      { name: "Dunham Toll Bridge", pairs },
      { name: "Tollbar", ref: "B668", pairs },
      { name: "", ref: "M6 Toll", kind: "toll", pairs: Uint32Array.from(ALL) },
    ]);
    expect(namedCrossings(uses).map(({ name, kind }) => [name, kind])).toEqual([
      ["M6 Toll", "toll"],
      ["Dunham Toll Bridge", "toll"],
      ["Ferry without a name", "ferry"],
      ["Humber Bridge", "bridge"],
      ["Mersey Tunnel", "tunnel"],
    ]);
  });

  it("leaves out a bridge that fewer than one route in a hundred uses, but never a ferry", () => {
    const stored = Array.from({ length: 300 }, (_, i) => i);
    const uses = usesOf(
      [
        { name: "Brook Bridge", pairs },
        { name: "Brook Ferry", pairs },
      ],
      stored,
    );
    expect(namedCrossings(uses).map(({ name }) => name)).toEqual(["Brook Ferry"]);
  });

  /** The north road is 1.5 km long; the other of that name is a degree (111 km) south, by school 4. */
  const HILLS: readonly Partial<RoadUse>[] = [
    { name: "Mill Bridge", pairs: Uint32Array.from([1]), places: [[0, 53]] },
    { name: "Mill Bridge", ref: "B1", pairs: Uint32Array.from([2]), places: [[0, 53.0135]] },
    { name: "Mill Bridge", pairs: Uint32Array.from([11]), places: [[0, 52]] },
    { name: "", ref: "B1", pairs: Uint32Array.from([7]), places: [[0, 51]] },
  ];
  const SCHOOLS = [
    schoolOf("3", { name: "North School", location: [0, 53.1] }),
    schoolOf("4", { name: "South School", location: [0, 52.1] }),
  ];

  it("takes roads of one name for one only where they are within 2 km of one another", () => {
    const uses = usesOf(HILLS);
    expect(namedCrossings(uses, SCHOOLS)).toEqual([
      { name: "Mill Bridge near North School", kind: "bridge", pairs: new Set([1, 2]) },
      { name: "Mill Bridge near South School", kind: "bridge", pairs: new Set([11]) },
    ]);
    expect(roadStretches(uses, "mill bridge", SCHOOLS)).toEqual(namedCrossings(uses, SCHOOLS));
    expect(roadCalled(uses, "mill bridge")).toEqual({
      name: "Mill Bridge",
      kind: "bridge",
      pairs: new Set([1, 2, 11]),
      isEvery: true,
    });
    expect(roadCalled(uses, "B1")?.isEvery).toBeUndefined();
    expect(roadStretches(uses, "B1", SCHOOLS)).toEqual([]);
    expect(roadCalled(usesOf(HILLS.slice(0, 2)), "Mill Bridge")?.isEvery).toBeUndefined();
  });

  it("finds a road that is typed by name or number, with all its stretches", () => {
    const uses = usesOf([
      { name: "St John's Road", ref: "A3055", pairs: Uint32Array.from([1]) },
      { name: "Fairlee Road", ref: "A3054;A3055", pairs: Uint32Array.from([2]) },
      { name: "Fairlee Road", pairs: Uint32Array.from([3]) },
    ]);
    expect(roadCalled(uses, " fairlee  ROAD")).toMatchObject({
      name: "Fairlee Road",
      kind: "road",
    });
    expect(roadCalled(uses, "Fairlee Road")?.pairs).toEqual(new Set([2, 3]));
    expect(roadCalled(uses, "a3055")).toEqual({
      name: "A3055",
      kind: "road",
      pairs: new Set([1, 2]),
    });
    expect(roadCalled(uses, "St Johns Road")?.name).toBe("St John's Road");
    expect(roadCalled(uses, "Nowhere Lane")).toBeNull();
    expect(roadCalled(uses, "  ")).toBeNull();
    expect(roadNames(uses)).toEqual(["A3055", "Fairlee Road", "A3054", "St John's Road"]);
  });
});
