import { describe, expect, it } from "vitest";
import type { ScenarioOutcome } from "../../../src/domain/places/outcome.ts";
import { sharedOutcome } from "../../../src/domain/places/shared_outcome.ts";
import { sharedSides } from "../../../src/domain/places/shared_sides.ts";
import { planOf } from "../../support/builders.ts";
import { F2, inputOf, outcomeOf, readF2Area } from "../../support/scenarios.ts";

const { P, Q } = F2;
/** All 14 pupils of P go to Q, as one. */
const closed = outcomeOf(inputOf(readF2Area(), [{ type: "close", urn: P }]), [[P, null, Q, 14]], {
  plan: planOf([[P, Q]]),
});

function withTravel(pupils: number, beyondWalking: number): ScenarioOutcome {
  return { ...closed, travel: { ...closed.travel, pupils, beyondWalking } };
}

const unplacedOf = (yearGroup: number, pupils: number) => ({
  from: P,
  yearGroup,
  pupils,
  reason: "no-room" as const,
});

describe("scenarios side by side as they may be shared", () => {
  it("are each as by themselves where no two numbers tell a small one", () => {
    expect(sharedSides([closed, null, closed], 5)).toEqual([
      sharedOutcome(closed, 5),
      null,
      sharedOutcome(closed, 5),
    ]);
  });

  it("do not tell 3 pupils beyond the walking distance by 23 of 40 beside 20 of 40", () => {
    const beyond = (...outcomes: readonly ScenarioOutcome[]) =>
      sharedSides(outcomes, 5).map((outcome) => outcome?.travel.beyondWalking);
    expect(beyond(withTravel(40, 23), withTravel(40, 20))).toEqual(["c", "c"]);
    expect(beyond(withTravel(40, 23), withTravel(40, 17))).toEqual([23, 17]);
    expect(beyond(withTravel(40, 23), withTravel(40, 17), withTravel(40, 20))).toEqual([
      "c",
      "c",
      "c",
    ]);
  });

  it("do not tell 2 pupils of a year by 9 without a place beside 7, nor by the others of the same scenario", () => {
    const [one, other] = [
      { ...closed, displaced: [], unplaced: [unplacedOf(3, 9), unplacedOf(4, 20)] },
      { ...closed, displaced: [], unplaced: [unplacedOf(3, 7), unplacedOf(4, 30)] },
    ];
    const shown = (...outcomes: readonly ScenarioOutcome[]) =>
      sharedSides(outcomes, 5).map((outcome) => outcome?.unplaced.map(({ pupils }) => pupils));
    expect(shown(one)).toEqual([[9, 20]]);
    expect(shown(one, other)).toEqual([
      ["c", "c"],
      ["c", "c"],
    ]);
  });

  it("have every number where nothing is to be hidden, which is for the screen alone", () => {
    const [one, other] = sharedSides([withTravel(40, 23), withTravel(40, 20)], null);
    expect([one?.travel.beyondWalking, other?.travel.beyondWalking]).toEqual([23, 20]);
  });
});
