import { describe, expect, it } from "vitest";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { schoolsOverBorder, schoolsWithinReach } from "../../src/domain/over_border.ts";
import type { Position, School } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { seconds } from "../../src/domain/units.ts";
import { schoolOf } from "../support/builders.ts";

const at = (urn: string, laCode: string | null, longitude: number, latitude = 53): School =>
  schoolOf(urn, { laCode, laName: `Authority ${laCode}`, location: [longitude, latitude] });

const own = { laCode: "857", schools: [at("1", "857", -0.7), at("2", "857", -0.6)] };
const settings = { ceiling: seconds(2700), speed: namedSpeed("school-day") };

/** Degrees of longitude from the area's eastern school to one that is so many kilometres away. */
const east = (km: number) => -0.6 + km / (111.195 * Math.cos((53 * Math.PI) / 180));

describe("the schools over an area's border", () => {
  it("are those of other authorities whose optimistic time to some school of the area is within the limit", () => {
    // 45 min ÷ 1.2 = 2,250 s; the band's low end is 0.73 at most: 3,082 s, which is 47.3 km by 20 + 145.7 · km^0.79.
    const known = [
      at("10", "925", east(20)),
      at("11", "925", east(45)),
      at("12", "925", east(60)),
      at("13", "857", east(20)),
      at("14", null, east(20)),
      at("15", "925", -0.75),
      { ...at("16", "925", 0), location: null },
    ];
    const found = schoolsOverBorder(own, known, settings, 100);
    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.schools.map(({ school, nearest }) => [school.urn, nearest])).toEqual([
      ["15", "1"],
      ["10", "2"],
      ["11", "2"],
    ]);
    const km = crowFlyKm([east(20), 53], own.schools[1]?.location as Position);
    expect(found.schools[1]?.seconds).toBeCloseTo(1.2 * (20 + 145.7 * km ** 0.79), 6);
  });

  it("are fewer at a slower speed and under a lower limit", () => {
    const known = [at("10", "925", east(20)), at("11", "925", east(45))];
    const winter = { ...settings, speed: namedSpeed("winter") };
    expect(schoolsOverBorder(own, known, winter, 9)).toMatchObject({ within: 1 });
    expect(schoolsOverBorder(own, known, { ...settings, ceiling: seconds(600) }, 9)).toEqual({
      kind: "found",
      schools: [],
      within: 0,
    });
  });

  it("are the quickest to reach where there are more than can be shown", () => {
    const known = [30, 10, 20].map((km) => at(`1${km}`, "925", east(km)));
    const found = schoolsOverBorder(own, known, settings, 2);
    expect(found).toMatchObject({ kind: "found", within: 3 });
    if (found.kind !== "found") return;
    expect(found.schools.map(({ school }) => school.urn)).toEqual(["110", "120"]);
  });

  it("leave out a URN that the area has, whatever authority it is said to be of", () => {
    const found = schoolsOverBorder(own, [at("2", "925", -0.6)], settings, 9);
    expect(found).toEqual({ kind: "found", schools: [], within: 0 });
  });

  it("are none for an island, to which no mainland school is shown either", () => {
    const island = { laCode: "921", schools: [at("1", "921", -1.3, 50.7)] };
    expect(schoolsOverBorder(island, [at("9", "850", -1.3, 50.8)], settings, 9)).toEqual({
      kind: "island",
    });
    const mainland = { laCode: "850", schools: [at("9", "850", -1.3, 50.8)] };
    expect(schoolsOverBorder(mainland, island.schools, settings, 9)).toMatchObject({ within: 0 });
  });

  it("cannot be told where nobody knows of which authority the area's schools are", () => {
    const own2 = { laCode: null, schools: [at("1", null, -0.7)] };
    expect(schoolsOverBorder(own2, [at("9", "850", -0.7)], settings, 9)).toEqual({
      kind: "no-authority",
    });
    const mixed = { laCode: null, schools: [at("1", "850", -0.7), at("2", "851", -0.7)] };
    const known = [at("7", "850", -0.7), at("8", "851", -0.7), at("9", "852", -0.7)];
    expect(schoolsOverBorder(mixed, known, settings, 9)).toMatchObject({ within: 1 });
  });

  it("within reach for a build are told by raw minutes", () => {
    const known = [at("10", "925", east(5)), at("11", "925", east(20))];
    // The optimistic ends are about 5.6 and 15.2 minutes.
    expect(schoolsWithinReach(own, known, seconds(600)).map(({ urn }) => urn)).toEqual(["10"]);
    expect(schoolsWithinReach(own, known, seconds(1200)).map(({ urn }) => urn)).toEqual([
      "10",
      "11",
    ]);
  });
});
