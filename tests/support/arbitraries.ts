import fc from "fast-check";
import type { Area } from "../../src/domain/area.ts";
import type { ErrorBand } from "../../src/domain/error_band.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { School } from "../../src/domain/school.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import type { Speed } from "../../src/domain/speed.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { seconds } from "../../src/domain/units.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "./builders.ts";

/** The same counter-examples on every machine. */
export const FIXED_SEED = { seed: 20_260_624, numRuns: 200 } as const;

/** Something to judge. */
export interface Case {
  readonly area: Area;
  readonly plan: Plan;
  readonly settings: JudgingSettings;
}

const band: fc.Arbitrary<ErrorBand> = fc
  .tuple(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }))
  .map(([low, high]) => ({
    coverage: 0.85,
    points: [
      { seconds: 300, low: low / 2, high: high * 1.5 },
      { seconds: 1800, low, high },
    ],
  }));

const speed: fc.Arbitrary<Speed> = fc.oneof(
  fc.constantFrom(
    namedSpeed("free-flow"),
    namedSpeed("school-day"),
    namedSpeed("peak"),
    namedSpeed("winter", seconds(180)),
  ),
  fc.double({ min: 0.5, max: 2, noNaN: true }).map((factor) => customSpeed(factor)),
);

/** Raw seconds: often about the ceiling, sometimes exactly on it at a named speed, sometimes no route. */
const rawSeconds = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40_000 }).map((tenths) => tenths / 10) },
  { weight: 2, arbitrary: fc.constantFrom(2700, 2250, 2000, 0) },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** Areas of up to `most` schools with asymmetric times, unreachable pairs, shared points, and missing locations and rolls. */
export function areas(most = 8): fc.Arbitrary<Area> {
  return fc.integer({ min: 0, max: most }).chain((count) =>
    fc
      .record({
        schools: fc.tuple(...Array.from({ length: count }, (_, i) => schools(String(i + 1)))),
        seconds: fc.array(fc.array(rawSeconds, { minLength: count, maxLength: count }), {
          minLength: count,
          maxLength: count,
        }),
        band: fc.option(band, { nil: undefined }),
      })
      .map(({ schools, seconds, band }) =>
        areaOf({ schools, seconds, ...(band === undefined ? {} : { band }) }),
      ),
  );
}

function schools(urn: string): fc.Arbitrary<School> {
  return fc
    .record({
      point: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 6 }),
      roll: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 6 }),
      type: fc.constantFrom(
        "Community school",
        "Academy converter",
        "Voluntary aided school",
        null,
      ),
      faith: fc.constantFrom("Does not apply", "Church of England", "Roman Catholic", null),
    })
    .map(({ point, roll, type, faith }) =>
      schoolOf(urn, {
        location: point === null ? null : [point / 100, 53],
        pupils: roll === null ? null : { value: roll, asAt: "2026-01-15" },
        type,
        religiousCharacter: faith,
      }),
    );
}

/** Plans over an area's schools: some in none, some in two clusters, some URNs that the area does not have. */
export function plansOf(area: Area): fc.Arbitrary<Plan> {
  const urns = [...area.schools.map(({ urn }) => urn), "999"];
  const form = fc.constantFrom(
    "informal",
    "joint-committee",
    "hard-federation",
    "umbrella-trust",
    "multi-academy-trust",
  );
  return fc
    .tuple(fc.array(fc.subarray(urns), { maxLength: 4 }), fc.option(form, { nil: undefined }))
    .map(([clusters, form]) => planOf(clusters, form === undefined ? {} : { form }));
}

const settings: fc.Arbitrary<JudgingSettings> = fc
  .record({
    ceilingMinutes: fc.constantFrom(45, 40, 31.5, 60),
    speed,
    bounds: fc.record({
      minSchools: fc.option(fc.integer({ min: 1, max: 4 })),
      maxSchools: fc.option(fc.integer({ min: 1, max: 5 })),
      minPupils: fc.option(fc.integer({ min: 50, max: 800 })),
      maxPupils: fc.option(fc.integer({ min: 50, max: 1200 })),
    }),
  })
  .map(settingsOf);

/** An area, a plan for it and settings to judge it by. */
export function cases(): fc.Arbitrary<Case> {
  return areas().chain((area) =>
    fc.record({ area: fc.constant(area), plan: plansOf(area), settings }),
  );
}
