import { describe, expect, it } from "vitest";
import type { DisplacedTravel } from "../../src/domain/places/travel_of_displaced.ts";
import { metres, minutes, minutesToSeconds } from "../../src/domain/units.ts";
import { displacedTravelTexts } from "../../src/words/places_outcome_text.ts";

const travel: DisplacedTravel = {
  pupils: 56,
  fromHome: 0,
  before: null,
  after: minutesToSeconds(minutes(8)),
  longest: minutesToSeconds(minutes(9)),
  withoutRoute: 0,
  beyondWalking: 56,
  distanceNotKnown: 0,
  ageNotKnown: 56,
  beyondGuide: 0,
  guide: minutesToSeconds(minutes(45)),
  extraMetresAYear: metres(62_536 * 1609.344),
  estimated: false,
};

describe("how far displaced pupils go, in words", () => {
  it("says by which walking distance pupils of known and of unknown age are screened", () => {
    expect(displacedTravelTexts(travel)[1]).toContain("2 miles, as no ages are given");
    expect(displacedTravelTexts({ ...travel, ageNotKnown: 6 })[1]).toContain(
      "2 miles under 8 and for the 6 of unknown age, 3 miles from 8",
    );
    expect(displacedTravelTexts({ ...travel, ageNotKnown: 0 })[1]).toContain(
      ": 2 miles under 8, 3 miles from 8 (",
    );
  });

  it("gives a year's routed miles in full and estimated ones rounded, as about", () => {
    expect(displacedTravelTexts(travel)).toContain("62,536 more miles a year, there and back.");
    expect(displacedTravelTexts({ ...travel, estimated: true })).toContain(
      "About 63,000 more miles a year, there and back.",
    );
  });
});
