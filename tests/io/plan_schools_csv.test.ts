import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/io/plan_file.ts";
import { writePlanSchoolsCsv } from "../../src/io/plan_schools_csv.ts";
import { fromSpreadsheetSafe, spreadsheetSafe } from "../../src/io/spreadsheet_cells.ts";
import { exportedF1 } from "../support/exported_f1.ts";
import { F1 } from "../support/fixture_areas.ts";

describe("a plan as a table of schools", () => {
  const text = writePlanSchoolsCsv(exportedF1());
  const lines = text.trimEnd().split("\n");

  it("has one row for each school below the header, those in no cluster last", () => {
    expect(lines).toHaveLength(7);
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(Object.values(F1));
    expect(lines[6]).toMatch(/^900006,[^,]*,,,,/);
  });

  it("says of each row what it was judged by and where the times are from", () => {
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/,school-day,1\.2,0,45,,road times,2026-06-24T09:00:00Z$/);
    }
  });

  it("has the drive to the host in judged minutes: the fixture's seconds × 1.2 ÷ 60", () => {
    const { area } = exportedF1();
    const [dunstow, eastmoor] = [3, 4] as never[];
    const raw = area.driveTimes.seconds(dunstow as never, eastmoor as never);
    const cells = lines[4]?.split(",") ?? [];
    expect(cells.at(-12)).toBe(((raw * 1.2) / 60).toFixed(2));
    expect(lines[5]?.split(",").at(-12)).toBe("0.00");
  });

  it("has no cell that a spreadsheet would run", () => {
    expect(text).toContain(",'=1+1,'-West,");
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it("reads back as the same clusters", () => {
    const reading = readPlan(new TextEncoder().encode(text), "plan.csv");
    if (!reading.ok) throw new Error(reading.problems[0]?.reason);
    expect(reading.notes).toEqual([]);
    expect(reading.value.clusters.map(({ id, name, schools }) => ({ id, name, schools }))).toEqual([
      { id: "=1+1", name: "-West", schools: [F1.A, F1.B, F1.C] },
      { id: "2", name: "East, “the coast”", schools: [F1.D, F1.E] },
    ]);
  });
});

describe("a cell made safe", () => {
  it("never begins as a formula does, and gives its text back", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@\t\r]./));
    fc.assert(
      fc.property(text, (given) => {
        expect(spreadsheetSafe(given)).not.toMatch(/^[=+\-@\t\r]/);
        expect(fromSpreadsheetSafe(spreadsheetSafe(given))).toBe(given);
      }),
      { seed: 11 },
    );
  });
});
