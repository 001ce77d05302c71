import { describe, expect, it } from "vitest";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { readOsrmTable, writeOsrmTable } from "../../src/io/osrm_table.ts";

const read = (json: unknown) =>
  readOsrmTable(new TextEncoder().encode(JSON.stringify(json)), "table.json");

function timesOf(reading: Reading<DriveTimes>): DriveTimes {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

const [A, B] = [0 as SchoolIndex, 1 as SchoolIndex];
const PROVENANCE = {
  engine: "osrm",
  version: "6.0.0",
  profile: "car",
  extract: "rutland",
  madeAt: "2026-01-01",
  notes: null,
};

describe("reading an OSRM table", () => {
  it("reads directed seconds, no route and unknown metres, as supplied times", () => {
    const times = timesOf(
      read({
        code: "Ok",
        durations: [
          [0, 600.5],
          [null, 0],
        ],
        distances: [
          [0, 9000],
          [null, 0],
        ],
      }),
    );
    expect([times.seconds(A, B), times.seconds(B, A)]).toEqual([600.5, Number.POSITIVE_INFINITY]);
    expect([times.metres(A, B), times.metres(B, A)]).toEqual([9000, null]);
    expect([times.kind, times.schoolHash, times.band]).toEqual(["supplied", null, null]);
  });

  it("does without distances", () => {
    expect(
      timesOf(
        read({
          code: "Ok",
          durations: [
            [0, 1],
            [2, 0],
          ],
        }),
      ).metres(A, B),
    ).toBeNull();
  });

  it("keeps the kind, engine, band and school hash beside the table, there and back", () => {
    const band = { coverage: 0.9, points: [{ seconds: 300, low: 0.7, high: 1.5 }] };
    const json = {
      code: "Ok",
      durations: [
        [0, 600],
        [null, 0],
      ],
      kind: "estimate",
      provenance: PROVENANCE,
      band,
      schoolHash: "abc",
    };
    const times = timesOf(read(json));
    expect(times.kind).toBe("estimate");
    expect(times.high(A, B)).toBe(900);
    expect(JSON.parse(writeOsrmTable(times))).toEqual(json);
  });

  it.each([
    [{ code: "InvalidQuery", message: "Query string malformed" }, "Query string malformed"],
    [{ durations: [[0]] }, "missing"],
    [{ code: "Ok" }, "no durations"],
    [{ code: "Ok", durations: [] }, "no durations"],
    [{ code: "Ok", durations: [[0, 1]] }, "Row 1"],
    [{ code: "Ok", durations: [[0, 1], [1]] }, "Row 2"],
    [
      {
        code: "Ok",
        durations: [
          [0, -1],
          [1, 0],
        ],
      },
      "Row 1, column 2",
    ],
    [
      {
        code: "Ok",
        durations: [
          [0, 1],
          ["60", 0],
        ],
      },
      "Row 2, column 1",
    ],
    [{ code: "Ok", durations: [[0]], distances: [[0], [1]] }, "distances has 2 rows"],
    [{ code: "Ok", durations: [[0]], distances: [[-5]] }, "metres"],
    [{ code: "Ok", durations: [[0]], fallback_speed_cells: [[0, 0]] }, "straight-line"],
    [{ code: "Ok", durations: [[0]], kind: "estimate", provenance: PROVENANCE }, "error band"],
    [{ code: "Ok", durations: [[0]], kind: "guess" }, "guess"],
    [{ code: "Ok", durations: [[0]], kind: "osrm" }, "which engine"],
    [[1], "not an OSRM"],
  ])("refuses %j", (json, words) => {
    const reading = read(json);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? "" : reading.problems[0]?.reason).toContain(words);
  });

  it("names row and column of a bad cell", () => {
    const reading = read({
      code: "Ok",
      durations: [
        [0, 1],
        ["NaN", 0],
      ],
    });
    expect(reading.ok ? [] : reading.problems).toMatchObject([
      { row: 2, column: "durations[1][0]", value: '"NaN"' },
    ]);
  });
});
