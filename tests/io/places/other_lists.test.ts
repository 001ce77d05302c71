import { expect, test } from "vitest";
import type { Reading } from "../../../src/domain/reader_problem.ts";
import { readForecast, readPastedForecast } from "../../../src/io/places/forecast_rows.ts";
import { readHomeAreas, readPastedHomeAreas } from "../../../src/io/places/home_areas.ts";
import { readPastedRuralList, readRuralList } from "../../../src/io/places/rural_schools.ts";
import { bytesOf, F2, P, Q } from "./f2.ts";

function given<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

test("home areas are read by URN or DfE number, in degrees or on the National Grid, by year group or not", async () => {
  const { homes, rejected, notes, ignoredColumns } = given(
    await readHomeAreas(
      bytesOf(
        [
          "urn,LSOA,longitude,latitude,easting,northing,Year group,Pupils,Notes",
          "910001,E01000001,-0.41,53.11,,,R,4,",
          "925/0001,E01000002,,,500000,400000,Year 6,10,",
          "910002,E01000003,-0.3,53.1,,,,0,",
          "910002,E01000003,-0.3,53.1,,,,5,",
        ].join("\n"),
      ),
      "homes.csv",
      F2,
    ),
  );
  expect(homes).toEqual([
    { urn: P, place: "E01000001", position: [-0.41, 53.11], yearGroup: 0, pupils: 4 },
    { urn: P, place: "E01000002", position: [-0.494359, 53.487221], yearGroup: 6, pupils: 10 },
    { urn: Q, place: "E01000003", position: [-0.3, 53.1], yearGroup: null, pupils: 5 },
  ]);
  expect(rejected).toEqual([]);
  expect(ignoredColumns).toEqual(["Notes"]);
  expect(notes.map(({ reason }) => reason)).toEqual([
    "The home areas of Quarrington Lane hold 5 pupils; its roll is 88.",
  ]);
});

test("home areas that cannot be used are named, and a file without places or pupils is refused", () => {
  const text = [
    "urn\tplace\tlongitude\tlatitude\tyear_group\tpupils",
    "910001\tA\t-0.4\t53.1\t0\tc",
    "910001\tB\t10\t53.1\t0\t1",
    "910001\tC\t-0.4\t53.1\t7\t1",
    "1\tD\t-0.4\t53.1\t0\t1",
    "910001\tE\t-0.4\t53.1\t0\t14",
  ].join("\n");
  const { homes, rejected } = given(readPastedHomeAreas(text, F2));
  expect(homes).toHaveLength(1);
  expect(rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, "pupils", "c"],
    [3, "longitude, latitude", "10, 53.1"],
    [4, "year_group", "7"],
    [5, "urn", "1"],
  ]);
  const bare = readPastedHomeAreas("urn,place\n910001,A\n", F2);
  expect(bare).toMatchObject({
    ok: false,
    problems: [{ row: 1, column: "pupils, longitude and latitude (or easting and northing)" }],
  });
});

test("a forecast is read by planning area, year group and September, with housing counted only where it says so", async () => {
  const { rows, rejected, notes } = given(
    await readForecast(
      bytesOf(
        [
          "planning_area,year_group,september,demand,housing,housing_included,existing,additional,removed",
          "9254001,0,2027,60,5,yes,55,0,5",
          "9254001,Year 1,2027/28,58,5,,55,,",
          "9254001,,September 2028,400,,maybe,,,",
          "9254001,0,2027-10-01,61,,,,,",
          "9254001,9,2027,1,,,,,",
          "9254001,0,soon,1,,,,,",
          ",0,2027,1,,,,,",
          "9254001,0,2029,-1,,,,,",
        ].join("\n"),
      ),
      "forecast.csv",
    ),
  );
  expect(rows).toEqual([
    {
      planningArea: "9254001",
      yearGroup: 0,
      september: 2027,
      demand: 60,
      housing: 5,
      countsHousing: true,
      existing: 55,
      additional: 0,
      removed: 5,
    },
    expect.objectContaining({ yearGroup: 1, september: 2027, housing: 5, countsHousing: false }),
    expect.objectContaining({ yearGroup: null, september: 2028, demand: 400, housing: null }),
  ]);
  expect(notes.map(({ row, column }) => [row, column])).toEqual([[4, "housing_included"]]);
  expect(rejected.map(({ row, column }) => [row, column])).toEqual([
    [5, "planning_area, year_group, september"],
    [6, "year_group"],
    [7, "september"],
    [8, "planning_area"],
    [9, "demand"],
  ]);
  expect(readPastedForecast("planning_area,demand\nA,1\n")).toMatchObject({
    ok: false,
    problems: [{ column: "september" }],
  });
});

test("a forecast with a column for each of five years is read as rows of one year", () => {
  const text =
    "Planning area\tYear group\tNotes\t2026/27\t2027/28\nA\tR\tx\t30\t28\nA\t1\t\t\tmany\n";
  const { rows, rejected, ignoredColumns } = given(readPastedForecast(text));
  expect(rows).toMatchObject([
    { planningArea: "A", yearGroup: 0, september: 2026, demand: 30 },
    { planningArea: "A", yearGroup: 0, september: 2027, demand: 28 },
  ]);
  expect(rejected.map(({ row, value }) => [row, value])).toEqual([[3, "many"]]);
  expect(ignoredColumns).toEqual(["Notes"]);
});

test("a rural list is read with its year from a column, the file's name or what is typed", async () => {
  const england = "URN,LAESTAB,School name\n910001,9250001,Pinfold\n123456,1112222,Elsewhere\n";
  const read = async (file: string, text: string, year?: number) =>
    given(await readRuralList(bytesOf(text), file, F2, year === undefined ? {} : { year }));
  expect(await read("designated_rural_primary_schools_2025.csv", england)).toEqual({
    list: { year: 2025, urns: new Set([P]) },
    elsewhere: 1,
    notes: [],
  });
  const { list } = await read("list.csv", "urn,year\n910001,2024\n910002,16 December 2025\n");
  expect(list).toEqual({ year: 2025, urns: new Set([P, Q]) });
  expect((await read("list.csv", england, 2023)).list.year).toBe(2023);
  const bare = await read("list.csv", "910001\n925/0002\n", 2025);
  expect(bare.list).toEqual({ year: 2025, urns: new Set([P, Q]) });
  const undated = await readRuralList(bytesOf(england), "list.csv", F2);
  expect(undated.ok ? [] : undated.problems.map(({ reason }) => reason)).toEqual([
    "The list does not say of which year it is.",
  ]);
});

test("a rural list without a school of the area is told, one without numbers refused", () => {
  const { list, notes } = given(readPastedRuralList("123456\n234567\n", F2, { year: 2025 }));
  expect(list.urns.size).toBe(0);
  expect(notes[0]?.reason).toContain("such as 123456, 234567");
  expect(readPastedRuralList("Pinfold\n", F2)).toMatchObject({ ok: false });
});
