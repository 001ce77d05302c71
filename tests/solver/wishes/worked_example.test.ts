import { beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { customSpeed } from "../../../src/domain/speed.ts";
import { seconds } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import type { PricedWish } from "../../../src/solver/wishes.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { flatArea } from "../made_areas.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/**
 * Four schools along a road, ten minutes from each to the next: two of a faith, then two of none. In pairs there are three plans:
 * side by side (10 + 10 minutes), every other (20 + 20), and one inside the other (30 + 10).
 */
const KINDS = ["Church of England", "Roman Catholic", "None", "None"];
const LINE: Area = (() => {
  const area = flatArea([
    [0, 0],
    [10, 0],
    [20, 0],
    [30, 0],
  ]);
  const schools = area.schools.map((school, i) => ({
    ...school,
    religiousCharacter: KINDS[i] ?? null,
  }));
  return { ...area, schools };
})();

const PAIRS: JudgingSettings = {
  ceiling: seconds(45 * 60),
  ceilingReason: null,
  speed: customSpeed(1),
  bounds: { minSchools: 2, maxSchools: 2, minPupils: null, maxPupils: null },
};

const [A, B, C, D] = ["100000", "100001", "100002", "100003"] as const;
const SIDE_BY_SIDE = [`${A} ${B}`, `${C} ${D}`];
const NESTED = [`${A} ${D}`, `${B} ${C}`];

function planFor(...priced: readonly PricedWish[]) {
  const options = { ...DEFAULT_PROPOSE_OPTIONS, wishes: { ...NO_WISHES, priced } };
  const hooks = { now: () => 0, shouldStop: () => false, onProgress: () => {}, highs };
  const { clusters, objective, status, travel, wishes } = propose(LINE, PAIRS, options, hooks);
  const inMinutes = (value: number | null | undefined) =>
    Math.round((value ?? Number.NaN) / 6) / 10;
  return {
    status,
    clusters: clusters.map(({ schools }) => schools.join(" ")).sort(),
    minutes: inMinutes(objective.value),
    travel: inMinutes(travel),
    wishes: wishes?.map(({ price, travelCost, met }) => ({
      price: inMinutes(price),
      cost: [inMinutes(travelCost?.low), inMinutes(travelCost?.high)],
      met: [met.count, met.without],
    })),
  };
}

describe("four schools along a road, in pairs", () => {
  it("are side by side without a wish, and the proposal says nothing of wishes", () => {
    const plain = planFor();
    expect(plain).toMatchObject({ status: "optimal", clusters: SIDE_BY_SIDE, minutes: 20 });
    expect(plain.wishes).toBeUndefined();
  });

  it("mix where a pair of one kind costs 30 minutes, for 20 more minutes of travel", () => {
    const mixed = planFor({ name: "each-kind", weight: 1800 });
    expect(mixed).toMatchObject({ minutes: 40, travel: 40 });
    expect(mixed.wishes).toEqual([{ price: 0, cost: [20, 20], met: [0, 2] }]);
  });

  it("pay for two pairs of one kind where that costs 9 minutes each", () => {
    const paying = planFor({ name: "each-kind", weight: 540 });
    expect(paying).toMatchObject({ clusters: SIDE_BY_SIDE, minutes: 38, travel: 20 });
    expect(paying.wishes).toEqual([{ price: 18, cost: [0, 0], met: [2, 2] }]);
  });

  it("are one pair inside the other where a pair in pieces costs 5 minutes: it has one of these, every other has two", () => {
    const wishes: PricedWish[] = [
      { name: "each-kind", weight: 1800 },
      { name: "joined-up", weight: 300 },
    ];
    const nested = planFor(...wishes);
    expect(nested).toMatchObject({ clusters: NESTED, minutes: 45, travel: 40 });
    expect(nested.wishes?.map(({ price }) => price)).toEqual([0, 5]);
  });

  it("are side by side where none may be in pieces, and pay for that", () => {
    const whole = planFor({ name: "each-kind", weight: 1800 }, { name: "joined-up", weight: null });
    expect(whole).toMatchObject({
      status: "optimal",
      clusters: SIDE_BY_SIDE,
      minutes: 80,
      travel: 20,
    });
  });

  it("keep today's pair in the middle where each new pair costs 25 minutes, for 20 more minutes of travel", () => {
    const close = planFor({ name: "close-to-today", weight: 1500, today: [[B, C]] });
    expect(close).toMatchObject({ clusters: NESTED, minutes: 65, travel: 40 });
    expect(close.wishes).toEqual([{ price: 25, cost: [20, 20], met: [1, 2] }]);
  });

  it("pay twice each minute beyond 15 where they mix: every other costs 20 more, one inside the other 30", () => {
    const short = planFor(
      { name: "short-drives", weight: 2, idealSeconds: 900 },
      { name: "each-kind", weight: 1800 },
    );
    expect(short).toMatchObject({ clusters: [`${A} ${C}`, `${B} ${D}`], minutes: 60, travel: 40 });
    expect(short.wishes?.map(({ price }) => price)).toEqual([20, 0]);
  });
});
