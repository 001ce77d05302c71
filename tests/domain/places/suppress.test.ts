import fc from "fast-check";
import { expect, test } from "vitest";
import type { CountTable, ShownSum } from "../../../src/domain/places/suppress.ts";
import { suppressedSums } from "../../../src/domain/places/suppress.ts";

function numberOf(counts: readonly number[], of: readonly number[]): number {
  return of.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
}

test("9 and 5 of 14 displaced pupils are both hidden, as either tells the other", () => {
  const table: CountTable = {
    counts: [9, 5],
    sums: [
      { id: "P to Q", of: [0] },
      { id: "P to T", of: [1] },
    ],
    known: [[0, 1]],
    atMost: [],
  };
  expect(suppressedSums(table, 5)).toEqual(new Set(["P to Q", "P to T"]));
});

test("numbers of 6 and more are shown, and 6 too is hidden where the limit is 6", () => {
  const table: CountTable = {
    counts: [6, 8, 20],
    sums: [0, 1, 2].map((at) => ({ id: String(at), of: [at] })),
    known: [[0, 1, 2]],
    atMost: [],
  };
  expect(suppressedSums(table, 5)).toEqual(new Set());
  expect(suppressedSums(table, 6)).toEqual(new Set(["0", "1"]));
});

test("a small number that is a published total is shown: hiding it hides nothing", () => {
  const table: CountTable = {
    counts: [4],
    sums: [{ id: "P to Q", of: [0] }],
    known: [[0]],
    atMost: [],
  };
  expect(suppressedSums(table, 5)).toEqual(new Set());
});

test("two pupils of a known two who go to two schools cannot be hidden at all", () => {
  const table: CountTable = {
    counts: [1, 1],
    sums: [
      { id: "a", of: [0] },
      { id: "b", of: [1] },
    ],
    known: [[0, 1]],
    atMost: [],
  };
  expect(suppressedSums(table, 5)).toBeNull();
});

test("4 and 3 who fill two schools to the last place take another number with them", () => {
  const table: CountTable = {
    counts: [4, 3, 20, 30],
    sums: [0, 1, 2, 3].map((at) => ({ id: String(at), of: [at] })),
    known: [[0, 1, 2, 3]],
    atMost: [
      { of: [0], most: 4 },
      { of: [1], most: 3 },
      { of: [2], most: 25 },
    ],
  };
  expect(suppressedSums(table, 5)).toEqual(new Set(["0", "1", "2"]));
});

/** A few pupils of one or two schools by year, going to a few schools: cells, totals to each school, known rolls. */
const TABLES = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 1 }),
      to: fc.integer({ min: 0, max: 2 }),
      year: fc.integer({ min: 0, max: 1 }),
      pupils: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((rows) => fc.tuple(fc.constant(rows), fc.array(fc.nat(2), { minLength: 3, maxLength: 3 })))
  .map(([rows, spare]): CountTable => {
    const flows = [
      ...new Map(rows.map((row) => [`${row.from} ${row.to} ${row.year}`, row])).values(),
    ];
    const placesWhere = (holds: (row: (typeof flows)[number]) => boolean) =>
      flows.flatMap((row, at) => (holds(row) ? [at] : []));
    const totals = (key: (row: (typeof flows)[number]) => string): readonly ShownSum[] =>
      [...new Set(flows.map(key))].map((id) => ({ id, of: placesWhere((row) => key(row) === id) }));
    return {
      counts: flows.map(({ pupils }) => pupils),
      sums: [
        ...flows.map((_, at) => ({ id: `row ${at}`, of: [at] })),
        ...totals(({ from, to }) => `from ${from} to ${to}`),
        ...totals(({ to }) => `all to ${to}`),
      ],
      known: totals(({ from }) => `from ${from}`).map(({ of }) => of),
      atMost: totals(({ to }) => String(to)).map(({ id, of }) => ({
        of,
        most: of.reduce((sum, at) => sum + (flows[at]?.pupils ?? 0), 0) + (spare[Number(id)] ?? 0),
      })),
    };
  });

/** Every table of counts of 1 or more that agrees with what is shown and known. */
function* consistent(
  table: CountTable,
  sums: readonly (readonly number[])[],
): Generator<readonly number[]> {
  const { counts } = table;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const tried: number[] = [];
  function* fill(left: number): Generator<readonly number[]> {
    if (tried.length === counts.length) {
      const fits =
        sums.every((of) => numberOf(tried, of) === numberOf(counts, of)) &&
        table.atMost.every(({ of, most }) => numberOf(tried, of) <= most);
      if (left === 0 && fits) yield [...tried];
      return;
    }
    for (let count = 1; count <= left - (counts.length - tried.length - 1); count++) {
      tried.push(count);
      const isPossible = sums.every(
        (of) => Math.max(...of) >= tried.length || numberOf(tried, of) === numberOf(counts, of),
      );
      if (isPossible) yield* fill(left - count);
      tried.pop();
    }
  }
  yield* fill(total);
}

test("nothing that is hidden can be worked out: for each there is another table that looks the same (all tables tried)", () => {
  let hiddenSums = 0;
  fc.assert(
    fc.property(TABLES, fc.constantFrom(5 as const, 6 as const), (table, most) => {
      const hidden = suppressedSums(table, most);
      if (hidden === null) return;
      const shown = table.sums.filter(({ id }) => !hidden.has(id)).map(({ of }) => of);
      const values = new Map([...hidden].map((id) => [id, new Set<number>()]));
      for (const other of consistent(table, [...table.known, ...shown])) {
        for (const { id, of } of table.sums) values.get(id)?.add(numberOf(other, of));
        if ([...values.values()].every((seen) => seen.size > 1)) break;
      }
      for (const [id, seen] of values) expect([id, seen.size]).not.toEqual([id, 1]);
      for (const { id, of } of table.sums) {
        const value = numberOf(table.counts, of);
        if (value > most || hidden.has(id)) continue;
        const known = table.known.map((sum) => [...sum].sort().join());
        expect(known).toContain([...of].sort().join());
      }
      hiddenSums += hidden.size;
    }),
    { seed: 20261123, numRuns: 300 },
  );
  expect(hiddenSums).toBeGreaterThan(500);
});
