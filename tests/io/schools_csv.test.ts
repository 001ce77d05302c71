import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { SchoolList } from "../../src/io/school_list.ts";
import { readSchoolsCsv, writeSchoolsCsv } from "../../src/io/schools_csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function listOf(reading: Reading<SchoolList>): SchoolList {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

describe("reading schools.csv", () => {
  it("needs no more than urn, name and a place", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,longitude,latitude\n100001,Ashby Wold,-0.5,53.1\n"), "s.csv"),
    );
    expect(list.counts).toEqual({ read: 1, accepted: 1, filtered: 0, rejected: 0 });
    expect(list.schools[0]).toMatchObject({
      urn: "100001",
      name: "Ashby Wold",
      location: [-0.5, 53.1],
      pupils: null,
      status: "open",
      religiousCharacter: null,
    });
    expect(list.notes).toEqual([]);
    expect(list.missingColumns).toContain("pupils");
  });

  it("places a school by its National Grid reference within 5 m of its published longitude and latitude", () => {
    const list = listOf(
      readSchoolsCsv(
        bytes("URN,Name,Easting,Northing,Postcode\n118158,Gatten and Lake,458514,82511,PO37 7DG\n"),
        "s.csv",
      ),
    );
    const [longitude, latitude] = list.schools[0]?.location ?? [0, 0];
    expect(Math.abs(longitude - -1.173885)).toBeLessThan(5e-5);
    expect(Math.abs(latitude - 50.639361)).toBeLessThan(3e-5);
  });

  it("reads dates beside figures and the year in a tie's heading", () => {
    const list = listOf(
      readSchoolsCsv(
        bytes(
          "urn,name,longitude,latitude,pupils,pupils_as_at,trust_name_2019,trust_name_2024-05,federation_name\n" +
            "1,A,-0.5,53,64,2026-06-24,Old Trust,New Trust,Stenbury\n2,B,-0.5,53,,,Old Trust,,\n",
        ),
        "s.csv",
      ),
    );
    expect(list.schools[0]?.pupils).toEqual({ value: 64, asAt: "2026-06-24" });
    expect(list.schools[0]?.trust).toEqual({ value: "New Trust", asAt: "2024-05" });
    expect(list.schools[0]?.federation).toEqual({ value: "Stenbury", asAt: null });
    expect(list.schools[1]?.trust).toEqual({ value: "Old Trust", asAt: "2019" });
    expect(list.schools[1]?.pupils).toBeNull();
  });

  it("keeps a school with a bad roll and says which row, column and value", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,longitude,latitude,pupils\n1,A,-0.5,53,sixty\n"), "s.csv"),
    );
    expect(list.schools[0]?.pupils).toBeNull();
    expect(list.notes).toMatchObject([{ file: "s.csv", row: 2, column: "pupils", value: "sixty" }]);
  });

  it("keeps the first of two rows with one URN and rejects the second", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,longitude,latitude\n1,A,-0.5,53\n1,B,-0.6,53\n"), "s.csv"),
    );
    expect(list.schools.map((school) => school.name)).toEqual(["A"]);
    expect(list.counts).toEqual({ read: 2, accepted: 1, filtered: 0, rejected: 1 });
    expect(list.rejected).toMatchObject([{ row: 3, column: "URN", value: "1" }]);
  });

  it("keeps a school without a place and notes it", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,easting,northing\n1,A,,\n2,B,0,0\n3,C,north,1\n"), "s.csv"),
    );
    expect(list.schools.map((school) => school.location)).toEqual([null, null, null]);
    expect(list.notes.map((note) => note.row)).toEqual([2, 3, 4]);
  });

  it("sees that easting and northing are turned round by the postcode, and mends them when asked", () => {
    const text = "urn,name,easting,northing,postcode\n1,Corby Glen,324971,499808,NG33 4NW\n";
    const asGiven = listOf(readSchoolsCsv(bytes(text), "s.csv"));
    expect(asGiven.schools[0]?.location).toBeNull();
    expect(asGiven.notes[0]?.reason).toContain("turned round");
    const mended = listOf(readSchoolsCsv(bytes(text), "s.csv", { mendSwappedPlaces: true }));
    expect(mended.schools[0]?.location?.[0]).toBeCloseTo(-0.520608, 4);
    expect(mended.notes[0]?.advice).toContain("swapped back");
  });

  it("uses a grid reference as given where there is no postcode to hold against it", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,easting,northing\n1,A,499808,324971\n"), "s.csv"),
    );
    expect(list.schools[0]?.location?.[1]).toBeCloseTo(52.813, 3);
    expect(list.notes).toEqual([]);
  });

  it.each(["", "NA", "NULL", "-", "Not applicable", "Does not apply", "None", ".."])(
    "takes %j for no value, which needs no note",
    (cell) => {
      const list = listOf(
        readSchoolsCsv(
          bytes(`urn,name,longitude,latitude,pupils,town\n1,A,-0.5,53,${cell},${cell}\n`),
          "s.csv",
        ),
      );
      expect(list.schools[0]).toMatchObject({ pupils: null, town: null });
      expect(list.notes).toEqual([]);
    },
  );

  // Gatten and Lake's published places, the longitude and latitude as they are and with a slipped digit.
  it.each([
    ["metres apart", "-1.173885,50.639361", "PO37 7DG", -1.1739, null],
    [
      "kilometres apart",
      "-1.373885,50.639361",
      "PO37 7DG",
      -1.1739,
      /The easting and northing are 14\.1 km from the longitude and latitude\. The easting and northing are used/,
    ],
    [
      "kilometres apart, and the grid reference far from the postcode",
      "-0.573885,53.239361",
      "LN1 1AA",
      -0.5739,
      /The longitude and latitude are used, because .* postcode LN1 1AA/,
    ],
  ] as const)("takes one of two places that are %s", (_, degrees, postcode, expected, says) => {
    const header = "urn,name,easting,northing,longitude,latitude,postcode";
    const row = `118158,Gatten and Lake,458514,82511,${degrees},${postcode}`;
    const list = listOf(readSchoolsCsv(bytes(`${header}\n${row}\n`), "s.csv"));
    expect(list.schools[0]?.location?.[0]).toBeCloseTo(expected, 3);
    expect(list.notes.map((note) => note.row)).toEqual(says === null ? [] : [2]);
    if (says !== null) expect(`${list.notes[0]?.reason} ${list.notes[0]?.advice}`).toMatch(says);
  });

  it("sees that longitude and latitude are turned round", () => {
    const text = "urn,name,longitude,latitude\n1,A,53.1,-0.5\n";
    expect(listOf(readSchoolsCsv(bytes(text), "s.csv")).schools[0]?.location).toBeNull();
    const mended = listOf(readSchoolsCsv(bytes(text), "s.csv", { mendSwappedPlaces: true }));
    expect(mended.schools[0]?.location).toEqual([-0.5, 53.1]);
  });

  it("does not use a place outside England", () => {
    const list = listOf(
      readSchoolsCsv(bytes("urn,name,longitude,latitude\n1,A,2.35,48.85\n"), "s.csv"),
    );
    expect(list.schools[0]?.location).toBeNull();
    expect(list.notes[0]?.reason).toContain("outside England");
  });

  it("rejects a row with an unquoted comma and reads on", () => {
    const list = listOf(
      readSchoolsCsv(
        bytes("urn,name,longitude,latitude\n1,St Mary, Ely,-0.5,53\n2,B,-0.5,53\n"),
        "s.csv",
      ),
    );
    expect(list.schools.map((school) => school.urn)).toEqual(["2"]);
    expect(list.rejected).toMatchObject([{ row: 2 }]);
    expect(list.rejected[0]?.advice).toContain("comma");
  });

  it("reads semicolons, CRLF, a byte order mark and a line break inside quotes, and counts rows as a spreadsheet does", () => {
    const text =
      '\uFEFFurn;name;longitude;latitude\r\n\r\n1;"Ashby\r\nWold";-0.5;53\r\nx y;B;-0.5;53\r\n';
    const list = listOf(readSchoolsCsv(bytes(text), "s.csv"));
    expect(list.schools[0]?.name).toBe("Ashby\r\nWold");
    expect(list.rejected).toMatchObject([{ row: 4, column: "URN", value: "x y" }]);
  });

  it("says which columns are missing when there is no place", () => {
    const reading = readSchoolsCsv(bytes("urn,title\n1,A\n"), "s.csv");
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.problems[0]?.row).toBe(1);
    expect(reading.problems[0]?.reason).toContain("name");
    expect(reading.problems[0]?.reason).toContain("longitude and latitude");
  });

  it("keeps windows-1252 apostrophes", () => {
    const latin = bytes("urn,name,longitude,latitude\n1,St Mary@s,-0.5,53\n").map((byte) =>
      byte === 64 ? 0x92 : byte,
    );
    const list = listOf(readSchoolsCsv(latin, "s.csv"));
    expect(list.encoding).toBe("windows-1252");
    expect(list.schools[0]?.name).toBe("St Mary\u2019s");
  });

  it("keeps None as a religious character, which is information, and blank as not supplied", () => {
    const list = listOf(
      readSchoolsCsv(
        bytes(
          "urn,name,longitude,latitude,religious_character\n1,A,0.1,53,None\n2,B,0.1,53,\n3,C,0.1,53,Does not apply\n",
        ),
        "s.csv",
      ),
    );
    expect(list.schools.map((school) => school.religiousCharacter)).toEqual([
      "None",
      null,
      "Does not apply",
    ]);
  });
});

/** The areas' files in the repository, and the tables that they were built from where those are there. */
const AREA_FOLDERS = ["geodata/areas", "../shared/data/areas"].filter((folder) =>
  existsSync(folder),
);

describe.each(AREA_FOLDERS)("the areas' files in %s", (folder) => {
  it.each([
    ["lincolnshire", 280],
    ["isle-of-wight", 36],
    ["rutland", 17],
  ])("reads %s whole and without a note, and writes it back to the same schools", (area, count) => {
    const file = `${folder}/${area}/schools.csv`;
    const list = listOf(readSchoolsCsv(readFileSync(file), file));
    expect(list.counts).toEqual({ read: count, accepted: count, filtered: 0, rejected: 0 });
    expect(list.notes).toEqual([]);
    const again = listOf(readSchoolsCsv(writeSchoolsCsv(list.schools), file));
    expect(again.schools).toEqual(list.schools);
  });
});
