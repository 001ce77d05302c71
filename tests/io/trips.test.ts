import { describe, expect, it } from "vitest";
import { schoolIndexes } from "../../src/domain/area.ts";
import type { CheckReason, PairToCheck } from "../../src/domain/pairs_to_check.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { seconds } from "../../src/domain/units.ts";
import { neutralCell, tripsToCheckCsv } from "../../src/io/trips_csv.ts";
import { readPastedTrips, tripEndKey, tripEndSchool } from "../../src/io/trips_paste.ts";
import { areaOf, schoolOf } from "../support/builders.ts";

const schools = [
  schoolOf("900001", {
    name: "Ashby Wold Primary School",
    postcode: "LN4 1AA",
    location: [-0.4, 53.1],
  }),
  schoolOf("900002", {
    name: "Bexby CofE Primary School",
    postcode: "LN4 2BB",
    location: [0.2, 53.2],
  }),
  schoolOf("900003", { name: '=HYPERLINK("x") "School"', postcode: null, location: [0, 53] }),
];
const area = areaOf({
  schools,
  seconds: schools.map((_, i) => schools.map((_, j) => (i === j ? 0 : 600))),
});

/** What was understood of each row: the two URNs, or how else they matched, and the minutes. */
function read(text: string) {
  const shown = ({
    match,
  }: {
    readonly match: ReturnType<typeof readPastedTrips>[number]["from"]["match"];
  }) => (match.kind === "matched" ? match.urn : match.kind);
  return readPastedTrips(text, schools).map(({ from, to, minutes }) => [
    shown(from),
    shown(to),
    minutes,
  ]);
}

describe("pasted trips", () => {
  it("are read from tabs, commas and semicolons, by URN or by name", () => {
    const wanted = [["900001", "900002", 14]];
    expect(read("900001\t900002\t14")).toEqual(wanted);
    expect(read("900001,900002,14\n")).toEqual(wanted);
    expect(read("Ashby Wold Primary School;Bexby C of E Primary;14 min")[0]?.[2]).toBe(14);
    expect(read("Ashby Wold Primary School\tBexby CofE Primary School\t14")).toEqual(wanted);
  });

  it("may begin with a byte order mark before a quoted cell, as Excel writes it", () => {
    expect(read('\uFEFF"900001",900002,14')).toEqual([["900001", "900002", 14]]);
  });

  it("may have headings in any order, which are not a trip", () => {
    expect(read("Minutes,To,From\n14,900002,900001")).toEqual([["900001", "900002", 14]]);
    expect(read("Start\tEnd\tHow long\n900001\t900002\t14")).toEqual([["900001", "900002", 14]]);
  });

  it("are each split on their own, whatever stands between the others' cells", () => {
    const text =
      "900001,900002,14\n900002\t900001\t15\n900001;900003;16,5\n\n900003\t900002\t17\n900001,900002,18";
    expect(read(text)).toEqual([
      ["900001", "900002", 14],
      ["900002", "900001", 15],
      ["900001", "900003", 16.5],
      ["900003", "900002", 17],
      ["900001", "900002", 18],
    ]);
    expect(readPastedTrips(text, schools).map(({ row }) => row)).toEqual([1, 2, 3, 5, 6]);
  });

  it("are not read past a row with a cell too many, whose minutes are not guessed", () => {
    const text = "900001,900002,14\n900001,900002,21,5\n900001,900002,15";
    expect(read(text).map(([, , minutes]) => minutes)).toEqual([14, "bad", 15]);
    expect(readPastedTrips(text, schools)[1]?.minutesWritten).toBe("21, 5");
  });

  it("may begin with a row that is neither headings nor a trip, which is kept with what was written", () => {
    const [first, second] = readPastedTrips("nonsense\n900001,900002,14", schools);
    expect([first?.row, first?.written, first?.to.written]).toEqual([1, "nonsense", ""]);
    expect(second?.minutes).toBe(14);
  });

  it("may have a line end within quotation marks, while a stray mark takes no other row with it", () => {
    expect(read('"Ashby Wold\nPrimary School",900002,14\n900002,900001,15')[0]?.[2]).toBe(14);
    expect(read('900001,"900002,14\n900002,900001,15')[1]).toEqual(["900002", "900001", 15]);
  });

  it.each([
    ["23.5", 23.5],
    ["23,5", 23.5],
    ["23 mins", 23],
    ["0:23", 23],
    ["0:23:30", 23.5],
    ["1:05", 65],
    ["1 h 5 min", 65],
    ["", "blank"],
    ["about half an hour 2", "bad"],
    ["23:30", "bad"],
    ["0", "bad"],
    ["-4", "bad"],
  ] as const)('take "%s" for %s minutes', (written, wanted) => {
    expect(read(`900001\t900002\t15\n900001\t900002\t${written}`)[1]?.[2]).toBe(wanted);
  });

  it("leave a school open that is only like a name, for the user to choose or leave out", () => {
    const [trip] = readPastedTrips("Ashby Wolds\t900002\t14", schools);
    if (trip === undefined) throw new Error("Nothing was read.");
    expect(trip.from.match.kind).toBe("near");
    const indexes = schoolIndexes(area);
    expect(tripEndSchool(trip, "from", new Map(), indexes)).toBeNull();
    expect(tripEndSchool(trip, "to", new Map(), indexes)).toBe(1);
    const chosen = new Map([[tripEndKey(1, "from"), "900001"]]);
    expect(tripEndSchool(trip, "from", chosen, indexes)).toBe(0);
  });
});

const REASONS: Readonly<Record<CheckReason, string>> = {
  "near-limit": "Near the limit",
  "worst-pair": "Worst pair",
  "to-20": "Up to 20",
  "20-30": "20 to 30",
  "30-45": "30 to 45",
  "over-45": "Over 45",
};

function pair(from: number, to: number): PairToCheck {
  const drive = {
    seconds: seconds(720),
    low: seconds(720),
    high: seconds(720),
    verdict: "within",
  } as const;
  return { from: from as SchoolIndex, to: to as SchoolIndex, reason: "near-limit", drive };
}

describe("the list of drives to time", () => {
  it("has postcodes, coordinates and an empty column, in a file that Excel takes for UTF-8", () => {
    const [header, row] = tripsToCheckCsv(area, [pair(0, 1)], REASONS).split("\n");
    expect(header).toMatch(/^\uFEFFfrom urn,.*,observed minutes$/);
    expect(row).toBe(
      "900001,Ashby Wold Primary School,LN4 1AA,-0.4,53.1,900002,Bexby CofE Primary School,LN4 2BB,0.2,53.2,Near the limit,12.0,",
    );
  });

  it("holds no cell that a spreadsheet would run, while coordinates stay numbers", () => {
    const row = tripsToCheckCsv(area, [pair(2, 0)], REASONS).split("\n")[1];
    expect(row).toContain(`"'=HYPERLINK(""x"") ""School"""`);
    for (const start of ["=1", "+1", "-1", "@x", "\tx", "\rx"]) {
      expect(neutralCell(start)).toBe(`'${start}`);
    }
    expect(neutralCell("Digby")).toBe("Digby");
  });

  it("is read back with what was filled in, rows left blank as blank", () => {
    const text = tripsToCheckCsv(area, [pair(0, 1), pair(2, 0)], REASONS);
    expect(read(text.replace("12.0,\n", "12.0,17.5\n"))).toEqual([
      ["900001", "900002", 17.5],
      ["900003", "900001", "blank"],
    ]);
  });
});
