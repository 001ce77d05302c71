import { polygon } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { authoritiesIn, ownArea, withDriveTimes } from "../../src/app/own_area.ts";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import type { SchoolList } from "../../src/io/school_list.ts";
import { evenArea, schoolOf } from "../support/builders.ts";

const LINCOLNSHIRE = { laCode: "925", laName: "Lincolnshire" };
const RUTLAND = { laCode: "857", laName: "Rutland" };
const NOWHERE = { laCode: null, laName: null };

const SCHOOLS: readonly School[] = [
  schoolOf("100001", LINCOLNSHIRE),
  schoolOf("100002", RUTLAND),
  schoolOf("100003", LINCOLNSHIRE),
  schoolOf("100004", { ...LINCOLNSHIRE, location: null }),
  schoolOf("100005", NOWHERE),
];

const LIST: SchoolList = {
  schools: SCHOOLS,
  counts: { read: 5, accepted: 5, filtered: 0, rejected: 0 },
  rejected: [],
  notes: [],
  missingColumns: [],
  rows: new Map(),
  ignoredColumns: [],
  encoding: "utf-8",
  asAt: "2026-06-24",
};

const BOUNDARY = polygon([
  [
    [-1, 52],
    [0, 52],
    [0, 54],
    [-1, 54],
    [-1, 52],
  ],
]);

const KNOWN: Area = {
  ...evenArea(2, 600),
  name: "lincolnshire",
  title: "Lincolnshire",
  laCode: "925",
  outline: BOUNDARY,
  outlineKind: "boundary",
  places: [{ name: "Louth", position: [0, 53.4] }],
};

const found = (laCode: string | null) => {
  const authority = authoritiesIn(LIST).find((known) => known.laCode === laCode);
  if (authority === undefined) throw new Error(`No authority ${laCode}.`);
  return authority;
};

describe("the authorities in a list of schools", () => {
  it("are counted, most schools first, with those of no authority under a name of their own", () => {
    expect(authoritiesIn(LIST)).toEqual([
      { laCode: "925", laName: "Lincolnshire", schools: 3 },
      { laCode: "857", laName: "Rutland", schools: 1 },
      { laCode: null, laName: "No authority given", schools: 1 },
    ]);
  });

  it("are called by their code where the list has no name", () => {
    const list = { ...LIST, schools: [schoolOf("1", { laCode: "925" })] };
    expect(authoritiesIn(list)[0]?.laName).toBe("925");
  });

  it("are none for an empty list", () => {
    expect(authoritiesIn({ ...LIST, schools: [] })).toEqual([]);
  });
});

describe("an area made of the user's schools", () => {
  it("has the schools of the authority alone, in the list's order, with times estimated for them", () => {
    const area = ownArea(LIST, found("925"), "extract.csv", null);
    expect(area.schools.map(({ urn }) => urn)).toEqual(["100001", "100003", "100004"]);
    expect(area).toMatchObject({ title: "Lincolnshire", name: "lincolnshire", laCode: "925" });
    const { driveTimes } = area;
    expect(driveTimes).toMatchObject({
      kind: "estimate",
      size: 3,
      schoolHash: schoolHash(area.schools),
    });
    expect(driveTimes.band).not.toBeNull();
    const [first, second, third] = [0, 1, 2] as SchoolIndex[];
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    const [a, b] = [area.schools[0]?.location, area.schools[1]?.location];
    if (a == null || b == null) throw new Error("The first two schools have places.");
    const fastest = (crowFlyKm(a, b) / 120) * 3600;
    expect(driveTimes.seconds(first, second)).toBeGreaterThan(fastest);
    expect(driveTimes.seconds(first, third)).toBe(Number.POSITIVE_INFINITY);
  });

  it("keeps the boundary, places and name of the same authority", () => {
    const area = ownArea(LIST, found("925"), "extract.csv", KNOWN);
    expect(area.outline).toBe(BOUNDARY);
    expect(area).toMatchObject({ outlineKind: "boundary", places: KNOWN.places, name: KNOWN.name });
    expect(area.sources[0]).toMatchObject({
      what: "Schools from your file extract.csv",
      asAt: "2026-06-24",
    });
  });

  it("takes nothing over from another authority", () => {
    const area = ownArea(LIST, found("857"), "extract.csv", KNOWN);
    expect(area).toMatchObject({
      name: "rutland",
      outlineKind: "hull",
      places: [],
      districts: null,
    });
  });

  it("takes nothing over where no authority is given, although the open area has none either", () => {
    const area = ownArea(LIST, found(null), "extract.csv", { ...KNOWN, laCode: null });
    expect(area).toMatchObject({ laCode: null, outlineKind: "hull", places: [] });
  });

  it("of all authorities is called after the file", () => {
    const area = ownArea(LIST, null, "East Midlands 2026.csv", KNOWN);
    expect(area.schools.length).toBe(5);
    expect(area).toMatchObject({
      title: "East Midlands 2026",
      name: "east-midlands-2026",
      outlineKind: "hull",
    });
    expect(ownArea(LIST, null, "学校.csv", null).name).toBe("own-area");
  });
});

it("other drive times replace an area's own and nothing else", () => {
  const { driveTimes } = evenArea(2, 900);
  expect(withDriveTimes(KNOWN, driveTimes)).toEqual({ ...KNOWN, driveTimes });
});
