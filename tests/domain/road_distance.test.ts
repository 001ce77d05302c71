import { describe, expect, it } from "vitest";
import { builtAreaFiles } from "../../geodata/files.ts";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import { partnersOf } from "../../src/domain/partners.ts";
import { CIRCUITY_FACTOR, roadLength } from "../../src/domain/road_distance.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { roundTrip, yearInTurns } from "../../src/domain/year_travel.ts";
import { readArea } from "../../src/io/area_json.ts";
import { evenArea, settingsOf } from "../support/builders.ts";
import { ROOT } from "../support/repository.ts";

/** Road metres ÷ crow-fly metres of every ordered pair of an area's schools more than 200 m apart. */
async function ratiosOf(name: string): Promise<readonly number[]> {
  const reading = await readArea(builtAreaFiles(ROOT, name));
  if (!reading.ok) throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
  const { schools, driveTimes } = reading.value;
  const ratios: number[] = [];
  schools.forEach((from, i) => {
    schools.forEach((to, j) => {
      if (i === j || from.location === null || to.location === null) return;
      const km = crowFlyKm(from.location, to.location);
      const metres = driveTimes.metres(i as SchoolIndex, j as SchoolIndex);
      if (metres !== null && km > 0.2) ratios.push(metres / (km * 1000));
    });
  });
  return ratios;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 100) / 100;
}

describe("the circuity factor", () => {
  it("is the median of the stored road tables of the Isle of Wight and Rutland", async () => {
    const island = await ratiosOf("isle-of-wight");
    const rutland = await ratiosOf("rutland");
    const both = [...island, ...rutland];
    expect([island.length, rutland.length]).toEqual([1260, 272]);
    expect([quantile(island, 0.5), quantile(rutland, 0.5)]).toEqual([1.37, 1.35]);
    expect(quantile(both, 0.5)).toBe(CIRCUITY_FACTOR);
    expect([quantile(both, 0.05), quantile(both, 0.95)]).toEqual([1.14, 1.92]);
  });
});

describe("the length of a drive", () => {
  const even = evenArea(3, 600);
  const at = (place: number) => place as SchoolIndex;
  const placed = even.schools.map((school, i) => ({
    ...school,
    location: i === 2 ? null : ([0, 52 + i / 10] as const),
  }));
  const estimated: Area = {
    ...even,
    schools: placed,
    driveTimes: estimateDriveTimes(
      placed.map(({ location }) => location),
      null,
    ),
  };

  it("is estimated from the straight line where times are: a tenth of a degree of latitude is 11.12 km, so 15.12 by road", () => {
    const length = roadLength(estimated, at(0), at(1));
    expect(length?.isEstimate).toBe(true);
    expect(length?.metres).toBeCloseTo(11_119.5 * 1.36, 0);
    expect(estimated.driveTimes.metres(at(0), at(1))).toBeNull();
  });

  it("is not known to a school without a place, nor in a supplied table without lengths", () => {
    expect(roadLength(estimated, at(0), at(2))).toBeNull();
    const driveTimes = { ...even.driveTimes, kind: "supplied" as const, metres: () => null };
    expect(roadLength({ ...even, driveTimes }, at(0), at(1))).toBeNull();
  });

  it("makes a year's travel that says that it is estimated", () => {
    const partners = partnersOf(estimated, settingsOf(), at(0), [at(1)]);
    const [partner] = partners;
    if (partner === undefined) throw new Error("There is a partner.");
    expect(roundTrip(estimated, partner)).toMatchObject({ isEstimate: true });
    const year = yearInTurns(estimated, partners, 6);
    expect(year.isEstimate).toBe(true);
    expect(year.metres).toBeCloseTo(11_119.5 * 1.36 * 2 * 3, -1);
  });
});
