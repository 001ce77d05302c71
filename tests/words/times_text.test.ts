import { expect, test } from "vitest";
import type { Calibration } from "../../src/domain/calibration.ts";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import { recordKnownTime } from "../../src/domain/edits/record_known_time.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { withPlanTimes } from "../../src/domain/known_times.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { minutes, seconds } from "../../src/domain/units.ts";
import { calibrationWarnings, unusableText } from "../../src/words/calibration_text.ts";
import { closedText, crossingText } from "../../src/words/crossing_text.ts";
import { factorText } from "../../src/words/factor_text.ts";
import { issueText } from "../../src/words/issue_text.ts";
import { knownTimeText } from "../../src/words/known_time_text.ts";
import { timesText } from "../../src/words/times_text.ts";
import { evenArea, planOf, settingsOf } from "../support/builders.ts";

const AREA = evenArea(3, 600, (urn) => ({ name: `School ${urn}` }));

const PROVENANCE = {
  engine: "OSRM",
  version: "6.0.0",
  profile: "car.lua",
  extract: "wolds-2026.osm.pbf",
  madeAt: null,
  notes: null,
};

test.each<[Partial<DriveTimes>, string]>([
  [
    { kind: "osrm", provenance: PROVENANCE },
    "road times by OSRM 6.0.0 (car.lua), roads wolds-2026.osm.pbf",
  ],
  [
    {
      kind: "embedded",
      provenance: { ...PROVENANCE, engine: "Valhalla", profile: null, extract: null },
    },
    "road times by Valhalla 6.0.0",
  ],
  [
    {
      kind: "embedded",
      provenance: {
        ...PROVENANCE,
        engine: "Valhalla",
        version: "3.6.1",
        profile: "OSRM's car profile as tags, version 1; tables in whole seconds",
        extract: "rutland-2018-02-27.osm.pbf, 2018-02-27",
      },
    },
    "road times by Valhalla 3.6.1 at OSRM's car speeds, roads of 27 February 2018",
  ],
  [
    {
      kind: "osrm",
      provenance: {
        ...PROVENANCE,
        version: "6.0.0 (MLD)",
        profile: "car.lua with left_hand_driving = true (OSRM's own); tables",
        extract: "lincolnshire 2026-11-01, cut from Great Britain",
      },
    },
    "road times by OSRM 6.0.0 (car.lua), roads of 1 November 2026",
  ],
  [{ kind: "supplied" }, "supplied with the file, source not stated"],
])("times of a kind say what made them, each thing once", (times, words) => {
  expect(timesText({ ...AREA.driveTimes, ...times })).toBe(words);
});

test("estimated times say that they are none of the road, and how wide their ranges are", () => {
  expect(timesText(estimateDriveTimes([], null))).toBe(
    "estimated from straight-line distance, not road times, each range meant to hold 85 % of road times",
  );
});

const TIME = {
  from: "1",
  to: "2",
  minutes: minutes(60),
  speed: customSpeed(1.3, seconds(120)),
  reason: "Timed",
  role: "Governor",
  date: "2026-06-24",
};

test("a known time says which drive, how long, at what speed, and who says so, when and why", () => {
  expect(knownTimeText(AREA, TIME)).toBe(
    "School 1 to School 2, 60.0 min at Your own timings ×1.30 + 2 min (Governor, 2026-06-24): Timed",
  );
  expect(knownTimeText(AREA, { ...TIME, role: "", date: "", reason: "" })).toBe(
    "School 1 to School 2, 60.0 min at Your own timings ×1.30 + 2 min",
  );
});

test("a problem that rests on a known time says so", () => {
  const plan = recordKnownTime({ ...TIME, speed: namedSpeed("free-flow") })(
    planOf([["1", "2", "3"]]),
  );
  const area = withPlanTimes(AREA, plan.knownTimes);
  const [issue] = judgePlan(area, plan, settingsOf()).issues;
  if (issue === undefined) throw new Error("Nothing was found.");
  expect(issueText(issue, area, plan)).toContain(
    "School 1 to School 2 takes 60.0 min, over by 15.0 min (known locally).",
  );
});

test.each([
  [1.329, "×1.32"],
  [1.2, "×1.20"],
  [(1.45 * 3) / 3, "×1.45"],
  [Number.POSITIVE_INFINITY, "never"],
  [0, "at any factor"],
])("the factor %d is said as %s: never more than it is", (factor, words) => {
  expect(factorText(factor)).toBe(words);
});

test("closed crossings are named in one sentence", () => {
  expect(closedText(["Long Bridge"])).toBe(
    "Shown as if Long Bridge is shut: drives that use it go by way of other schools, and where none offers a way their time is not known.",
  );
  expect(crossingText({ name: "Newport Road", isEvery: true })).toBe(
    "every road called Newport Road",
  );
  expect(closedText(["Long Bridge", "Old Ferry"])).toContain(
    "Long Bridge and Old Ferry are shut: drives that use them",
  );
});

test("a calibration without fault needs no warning", () => {
  const trip = { from: 0, to: 1, observed: 1, raw: 1, ratio: 1, isOutlier: false };
  const found = {
    trips: [trip],
    factor: 1,
    quartiles: [1, 1],
    ninety: [1, 1],
    spread: 0,
    isFew: false,
    isWide: false,
  } as unknown as Calibration;
  expect(calibrationWarnings(found)).toEqual([]);
  expect(calibrationWarnings({ ...found, isWide: true })).toHaveLength(1);
  expect(unusableText(found)).toBeNull();
  expect(unusableText({ ...found, isFew: true })).toContain("1 drive of the 8 that it takes");
  for (const factor of [0.49, 3.01, Number.NaN]) {
    expect(unusableText({ ...found, factor })).toContain("outside ×0.50 to ×3.00");
  }
  expect([0.5, 3].map((factor) => unusableText({ ...found, factor }))).toEqual([null, null]);
});
