import { array, assert, constantFrom, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  SharedTotals,
  ShownCount,
  SuppressedTable,
} from "../../../src/domain/places/suppress_table.ts";
import { HIDDEN, suppressedTable } from "../../../src/domain/places/suppress_table.ts";

/** Greater than any count that the small tables need. */
const MOST = 12;

/** The hidden counts of a table, totals too, that have one value only in all tables that look the same with counts of `least` or more. By trying them all. */
function workedOut(shown: SuppressedTable, least: number, shared: SharedTotals): readonly string[] {
  const grid = [
    ...shown.cells.map((row, i) => [...row, shown.rowTotals[i] ?? HIDDEN]),
    [...shown.columnTotals, shown.total],
  ];
  const rows = grid.length;
  const columns = grid[0]?.length ?? 0;
  const found = new Map<string, Set<number>>();
  const counts = grid.map((row) => row.map(() => 0));
  const at = (i: number, j: number): ShownCount => grid[i]?.[j] ?? HIDDEN;
  /** Whether it is hidden though it would be shared. */
  const isKept = (i: number, j: number) => {
    if (at(i, j) !== HIDDEN) return false;
    if (i < rows - 1) return j < columns - 1 || shared.rows;
    return j === columns - 1 || shared.columns;
  };
  const fits = (i: number, j: number, value: number) => at(i, j) === HIDDEN || at(i, j) === value;
  const set = (i: number, j: number, value: number) => {
    const row = counts[i];
    if (row !== undefined) row[j] = value;
  };
  const columnSum = (j: number) =>
    counts.slice(0, rows - 1).reduce((sum, row) => sum + (row[j] ?? 0), 0);
  const record = () => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        if (!isKept(i, j)) continue;
        const values = found.get(`${i},${j}`) ?? new Set<number>();
        found.set(`${i},${j}`, values.add(counts[i]?.[j] ?? 0));
      }
    }
  };
  const isDone = () =>
    grid.every((row, i) =>
      row.every((_, j) => !isKept(i, j) || (found.get(`${i},${j}`)?.size ?? 0) > 1),
    );
  const fill = (i: number, j: number): void => {
    if (isDone()) return;
    if (i === rows - 1) {
      const totals = Array.from({ length: columns }, (_, c) => columnSum(c));
      if (!totals.every((value, c) => fits(i, c, value))) return;
      for (const [c, value] of totals.entries()) set(i, c, value);
      record();
      return;
    }
    if (j === columns - 1) {
      const sum = counts[i]?.slice(0, -1).reduce((a, b) => a + b, 0) ?? 0;
      set(i, j, sum);
      if (fits(i, j, sum)) fill(i + 1, 0);
      set(i, j, 0);
      return;
    }
    const value = at(i, j);
    const [from, to] = value === HIDDEN ? [least, MOST] : [value, value];
    const [rowTotal, columnTotal] = [at(i, columns - 1), at(rows - 1, j)];
    const rowSum = counts[i]?.slice(0, j).reduce((a, b) => a + b, 0) ?? 0;
    for (let count = from; count <= to; count++) {
      if (rowTotal !== HIDDEN && rowSum + count > rowTotal) break;
      if (columnTotal !== HIDDEN && columnSum(j) + count > columnTotal) break;
      set(i, j, count);
      fill(i, j + 1);
      set(i, j, 0);
    }
  };
  fill(0, 0);
  return grid.flatMap((row, i) =>
    row.flatMap((_, j) =>
      isKept(i, j) && (found.get(`${i},${j}`)?.size ?? 0) < 2 ? [`${i},${j}`] : [],
    ),
  );
}

describe("a table with small counts", () => {
  it("hides a second count in the row, and another two that tell them by the columns", () => {
    expect(
      suppressedTable([
        [3, 12, 20],
        [8, 9, 30],
        [40, 41, 42],
      ]),
    ).toEqual({
      cells: [
        ["c", "c", 20],
        ["c", "c", 30],
        [40, 41, 42],
      ],
      rowTotals: [35, 47, 123],
      columnTotals: [51, 62, 92],
      total: 205,
    });
  });

  it("shows a school's roll, and hides the next smallest year beside the one that is small", () => {
    const roll = suppressedTable([[12, 4, 15, 9, 16, 11, 13]], 5, { rows: true, columns: false });
    expect(roll.cells).toEqual([[12, "c", 15, "c", 16, 11, 13]]);
    expect(roll.rowTotals).toEqual([80]);
  });

  it("shows 0 and what is above the limit", () => {
    expect(suppressedTable([[0, 6, 7]]).cells).toEqual([[0, 6, 7]]);
    expect(suppressedTable([[0, 6, 7]], 6, { rows: true, columns: false }).cells).toEqual([
      [0, "c", "c"],
    ]);
    expect(suppressedTable([[0, 10, 11]], 10, { rows: true, columns: false }).cells).toEqual([
      [0, "c", "c"],
    ]);
  });

  it("needs no second count where no total is shared", () => {
    const cells = suppressedTable([[3, 12, 20]], 5, { rows: false, columns: false });
    expect(cells).toEqual({
      cells: [["c", 12, 20]],
      rowTotals: ["c"],
      columnTotals: ["c", "c", "c"],
      total: "c",
    });
  });

  it("hides more where two counts of 1 would be told by their total of 2", () => {
    const twoOnes = suppressedTable([[1, 1, 20]], 5, { rows: true, columns: false });
    expect(twoOnes.cells).toEqual([["c", "c", "c"]]);
    expect(workedOut(twoOnes, 1, { rows: true, columns: false })).toEqual([]);
  });

  it("hides a total only where it is the count itself", () => {
    const alone = suppressedTable([
      [3, 0],
      [0, 0],
    ]);
    expect(alone.cells[0]?.[0]).toBe("c");
    expect(alone.rowTotals).toContain("c");
    expect(workedOut(alone, 0, { rows: true, columns: true })).toEqual([]);
  });

  it("is empty for an empty table", () => {
    expect(suppressedTable([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 });
  });
});

describe("whatever the table", () => {
  const tableOf = (rows: number, columns: number) =>
    array(array(integer({ min: 0, max: 7 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
  const table = oneof(tableOf(1, 3), tableOf(2, 2), tableOf(2, 3), tableOf(3, 2));
  const limits = constantFrom(5 as const, 6 as const, 10 as const);
  const totals = constantFrom(
    { rows: true, columns: true },
    { rows: true, columns: false },
    { rows: false, columns: true },
  );

  it("every small count is hidden, and every hidden one has at least two values that fit", () => {
    assert(
      property(table, limits, totals, (cells, limit, shared) => {
        const shown = suppressedTable(cells, limit, shared);
        const hidesZero = cells.some((row, i) =>
          row.some((count, j) => count === 0 && shown.cells[i]?.[j] === HIDDEN),
        );
        cells.forEach((row, i) => {
          row.forEach((count, j) => {
            const value = shown.cells[i]?.[j];
            if (count >= 1 && count <= limit) expect(value).toBe(HIDDEN);
            else expect([HIDDEN, count]).toContain(value);
          });
        });
        expect(workedOut(shown, hidesZero ? 0 : 1, shared)).toEqual([]);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
