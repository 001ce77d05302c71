import { expect, test } from "vitest";
import type { Reading } from "../../../src/domain/reader_problem.ts";
import type { GivenFigures } from "../../../src/io/places/place_figures.ts";
import { readPastedFigures, readPlaceFigures } from "../../../src/io/places/place_figures.ts";
import { bytesOf, F2, P, Q, S, T } from "./f2.ts";

function given(reading: Reading<GivenFigures>): GivenFigures {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

async function readText(text: string, asAt?: string): Promise<GivenFigures> {
  const options = asAt === undefined ? {} : { asAt };
  return given(await readPlaceFigures(bytesOf(text), "places.csv", F2, options));
}

test("figures are keyed by URN or by DfE number with or without its slash, with the dates of their columns", async () => {
  const { figures, counts, usedColumns, ignoredColumns, rejected, notes } = await readText(
    [
      "URN,LAESTAB,School name,Capacity,Capacity as at,Roll,Roll as at,PAN,Planning area,Head",
      "910001,,Pinfold,60,01/05/2026,15,January 2026,8,PA7,Mrs Ash",
      ",925/0002,Quarrington,110,2026,90,2026-01,15,PA7,Mr Birch",
      "910003,9250003,Ropewalk,,,,,,,Ms Cole",
    ].join("\r\n"),
  );
  expect(figures.get(P)).toEqual({
    urn: P,
    capacity: { value: 60, asAt: "2026-05-01" },
    pupils: { value: 15, asAt: "2026-01" },
    pan: 8,
    yearPupils: null,
    yearPlaces: null,
    planningArea: "PA7",
  });
  expect(figures.get(Q)).toMatchObject({ capacity: { value: 110, asAt: "2026" }, pan: 15 });
  expect([...figures.keys()]).toEqual([P, Q]);
  expect(counts).toEqual({ used: 2, blank: 1, rejected: 0 });
  expect(usedColumns).toHaveLength(9);
  expect(ignoredColumns).toEqual(["Head"]);
  expect([...rejected, ...notes]).toEqual([]);
});

test("one date for the file stands where a row has none of its own", async () => {
  const { figures } = await readText(
    "urn,capacity,capacity_as_at,pupils,as_at\n910001,56,2025-05-01,14,\n910002,105,,88,2026-06\n",
    "2026-01-15",
  );
  expect(figures.get(P)).toMatchObject({
    capacity: { asAt: "2025-05-01" },
    pupils: { asAt: "2026-01-15" },
  });
  expect(figures.get(Q)).toMatchObject({
    capacity: { asAt: "2026-06" },
    pupils: { asAt: "2026-06" },
  });
});

test("what is wrong in a row is said with its row, column, value, reason and advice, and spoils no other", async () => {
  const { figures, rejected, notes, counts } = await readText(
    [
      "urn,laestab,capacity,pupils,pan,capacity_as_at",
      "910001,,about 60,-14,8.5,soon",
      "999999,,10,10,,",
      "910002,,105,88,,",
      "910002,,106,89,,",
      ",,791,643,,",
      "910003,9250004,105,109,,",
      "123456,9250005,420,371,,",
      "910004,,105,c,,,extra",
    ].join("\n"),
  );
  expect(notes.map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, "capacity", "about 60"],
    [2, "capacity_as_at", "soon"],
    [2, "pupils", "-14"],
    [2, "pan", "8.5"],
    [8, "urn", "123456"],
  ]);
  expect(notes.find(({ value }) => value === "-14")?.reason).toBe(
    'The roll "-14" is below 0, so it is not used.',
  );
  expect(rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, "urn", "999999"],
    [5, "urn", "910002"],
    [6, "urn", ""],
    [7, "urn, laestab", "910003, 9250004"],
    [9, null, "extra"],
  ]);
  for (const problem of [...notes, ...rejected]) {
    expect(problem.file).toBe("places.csv");
    expect(problem.reason).toMatch(/\.$/);
    expect(problem.advice).toMatch(/\.$/);
  }
  expect(rejected[1]?.reason).toBe("Quarrington Lane is in row 4 already; the first row is used.");
  expect(counts).toEqual({ used: 2, blank: 1, rejected: 5 });
  expect(figures.get(Q)?.capacity?.value).toBe(105);
  expect(figures.get(T)?.pupils?.value).toBe(371);
});

test("year groups that do not add up to the roll are used and noted", async () => {
  const { figures, notes } = await readText(
    [
      "urn,pupils,Reception,Year 1,Y2,year_3,year_4,year_5,year_6",
      "910001,14,2,2,2,2,2,2,2",
      "910002,88,12,12,12,12,12,12,12",
      "910003,,15,15,15,16,16,16,16",
      "910004,61,9,,,,,,",
    ].join("\n"),
  );
  expect(figures.get(P)?.yearPupils).toEqual([2, 2, 2, 2, 2, 2, 2]);
  expect(figures.get(S)?.yearPupils).toEqual([9, null, null, null, null, null, null]);
  expect(notes).toEqual([
    expect.objectContaining({
      row: 3,
      value: "84",
      reason: "The year groups of Quarrington Lane add up to 84; its roll is 88.",
      advice: expect.stringContaining("Both are used"),
    }),
  ]);
});

test("a roll that is not given beside year groups is said to become their sum", async () => {
  const { notes } = await readText(
    "urn,year_0,year_1,year_2,year_3,year_4,year_5,year_6\n910003,15,15,15,16,16,16,17\n",
  );
  expect(notes).toEqual([
    expect.objectContaining({ value: "110", advice: expect.stringContaining("used as the roll") }),
  ]);
});

test("pupils of a year that a school does not have by its ages are noted", async () => {
  const infant = F2.map((school) => (school.urn === P ? { ...school, highAge: 7 } : school));
  const read = readPastedFigures("urn\tyear_0\tyear_3\n910001\t5\t4\n", infant);
  expect(given(read).notes).toEqual([
    expect.objectContaining({ column: "year_3", value: "4", row: 2 }),
  ]);
});

const ROOM_HEADINGS =
  "urn,capacity,pupils,year_0,year_1,year_2,year_3,year_4,year_5,year_6,room_0,room_1,room_2,room_3,room_4,room_5,room_6";

test("room that adds up to the capacity of most schools is all places of a year", async () => {
  const { figures, notes } = await readText(
    [
      ROOM_HEADINGS,
      "910001,56,14,2,2,2,2,2,2,2,8,8,8,8,8,8,8",
      "910002,105,88,13,13,13,13,12,12,12,15,15,15,15,15,15,15",
      "910004,105,61,9,9,9,9,9,8,8,6,6,6,6,6,7,7",
    ].join("\n"),
  );
  expect(figures.get(P)?.yearPlaces).toEqual([8, 8, 8, 8, 8, 8, 8]);
  expect(figures.get(S)?.yearPlaces).toEqual([6, 6, 6, 6, 6, 7, 7]);
  expect(notes).toEqual([
    expect.objectContaining({
      column: "room_0 to room_6",
      reason: expect.stringContaining("all places of a year, taken or not: at 2 of 3 schools"),
    }),
  ]);
});

test("room that adds up to what the rolls leave is free places, to which the pupils of the year come", async () => {
  const { figures, notes } = await readText(
    [
      ROOM_HEADINGS,
      "910001,56,14,2,2,2,2,2,2,2,6,6,6,6,6,6,6",
      "910002,105,88,13,13,13,13,12,12,12,2,2,2,2,3,3,3",
    ].join("\n"),
  );
  expect(figures.get(P)?.yearPlaces).toEqual([8, 8, 8, 8, 8, 8, 8]);
  expect(figures.get(Q)?.yearPlaces).toEqual([15, 15, 15, 15, 15, 15, 15]);
  expect(notes[0]?.reason).toContain("that are free: at 2 of 2 schools");
});

test("free places without year groups stand beside the roll shared out, by which room is worked out again", async () => {
  const { figures } = await readText(
    "urn,room_0,room_1,room_2,room_3,room_4,room_5,room_6\n910002,2,2,2,2,3,3,3\n",
  );
  // The roll of 88 is shared out as 13, 13, 13, 13, 12, 12, 12.
  expect(figures.get(Q)?.yearPlaces).toEqual([15, 15, 15, 15, 15, 15, 15]);
});

test("places_0 to places_6 are always all places, whatever they add up to", async () => {
  const { figures, notes } = await readText(
    "urn,places_0,places_1,places_2,places_3,places_4,places_5,places_6\n910001,6,6,6,6,6,6,6\n",
  );
  expect(figures.get(P)?.yearPlaces).toEqual([6, 6, 6, 6, 6, 6, 6]);
  expect(notes).toEqual([]);
});

test("rows pasted from a spreadsheet with a title above the headings are read", () => {
  const text = 'Net capacity 2026\t\t\n\nDfE number\tNet capacity\tNOR\n925/0001\t"1,056"\t14\n';
  const { figures } = given(readPastedFigures(text, F2));
  expect(figures.get(P)).toMatchObject({ capacity: { value: 1056 }, pupils: { value: 14 } });
});

test.each([
  ["", "There is nothing in it."],
  ["name,capacity\nPinfold,56\n", "None of the first 20 rows has the headings"],
  ["urn,capacity\n", "No row gives a figure."],
  ["urn,capacity\n1,2\n3,4\n", "No row could be used: 2 are of no school"],
])("a file without figures is refused with what to do: %j", async (text, reason) => {
  const reading = await readPlaceFigures(bytesOf(text), "places.csv", F2);
  expect(reading).toMatchObject({ ok: false });
  const [first] = reading.ok ? [] : reading.problems;
  expect(first?.reason).toContain(reason);
  expect(first?.advice).toMatch(/urn|headings/);
});

test("a number that cannot be used leaves what was known, and the note says so", async () => {
  const { figures, notes } = await readText(
    "urn,capacity,pupils,pan\n910001,1234567,-3,c\n910002,105,88,\n",
  );
  expect(figures.get(P)?.capacity ?? null).toBeNull();
  expect(notes.map(({ reason }) => reason)).toEqual([
    'The capacity "1234567" is more than 999,999, so it is not used.',
    'The roll "-3" is below 0, so it is not used.',
    '"c" is a mark for a number that was not published, so there is no published admission number in it.',
  ]);
});
