/** A number that could be shown: the sum of some of a table's counts. */
export interface ShownSum {
  readonly id: string;
  /** Places in the table's counts. */
  readonly of: readonly number[];
}

/** Counts of pupils and what would be shown of them. */
export interface CountTable {
  /** Whole numbers of 1 or more that nobody knows: what is 0 has no row. */
  readonly counts: readonly number[];
  readonly sums: readonly ShownSum[];
  /** Sums that everyone knows, such as a published roll. */
  readonly known: readonly (readonly number[])[];
  /** Sums that everyone knows to be no more than so much, such as the room of a school. */
  readonly atMost: readonly KnownLimit[];
}

/** A sum of counts that cannot be more than `most`. */
export interface KnownLimit {
  readonly of: readonly number[];
  readonly most: number;
}

/** A count up to this is not shown: 1 to 5, or as an authority has it. */
export type SmallCount = 5 | 6 | 10;

/**
 * The ids of the sums that must not be shown, so that none of 1 to `most` is and none that is not shown can be worked out
 * from the others: for each there is another table of whole numbers that looks the same. `null` where no choice does that.
 * A sum that is known anyway is shown. Sums are over two nested families (a school's year groups, and where they go), whose
 * matrix is a network's, so changes between tables are made of −1, 0 and 1 (Schrijver 1986, §19.3).
 */
export function suppressedSums(given: CountTable, most: SmallCount): ReadonlySet<string> | null {
  const table = largestFirst(given);
  const { sums, counts } = table;
  const numberOf = ({ of }: ShownSum) => sumOf(of, (at) => counts[at] ?? 0);
  const isKnown = inSpanOf(table.known, counts.length);
  const open = sums.filter(({ of }) => !isKnown(of));
  const hidden = new Set(
    open.filter((sum) => numberOf(sum) >= 1 && numberOf(sum) <= most).map(({ id }) => id),
  );
  for (;;) {
    const shown = sums.filter(({ id }) => !hidden.has(id));
    const changes = changesOf([...table.known, ...shown.map(({ of }) => of)], counts.length);
    const exposed = open.find((sum) => hidden.has(sum.id) && !isSafe(sum.of, changes, table));
    if (exposed === undefined) return hidden;
    const candidates = open
      .filter(({ id }) => !hidden.has(id))
      .sort((a, b) => preference(a, exposed, numberOf) - preference(b, exposed, numberOf));
    const [next] = candidates;
    if (next === undefined) return null;
    hidden.add(next.id);
  }
}

/** More than any number of pupils. */
const FAR = 1e9;

/** Smaller is better to hide: what shares a count with the exposed sum, then small numbers. */
function preference(sum: ShownSum, exposed: ShownSum, numberOf: (sum: ShownSum) => number): number {
  const isNear = sum.of.some((at) => exposed.of.includes(at));
  const value = numberOf(sum);
  return isNear ? value : value + FAR;
}

function sumOf(of: readonly number[], valueAt: (at: number) => number): number {
  return of.reduce((sum, at) => sum + valueAt(at), 0);
}

/** The table with its counts in falling order: the first of a sum gives way in most changes, and a large one can. */
function largestFirst({ counts, sums, known, atMost }: CountTable): CountTable {
  const order = counts.map((_, at) => at).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const placeOf = new Map(order.map((at, place) => [at, place]));
  const moved = (of: readonly number[]) => of.map((at) => placeOf.get(at) ?? at);
  return {
    counts: order.map((at) => counts[at] ?? 0),
    sums: sums.map(({ id, of }) => ({ id, of: moved(of) })),
    known: known.map(moved),
    atMost: atMost.map(({ of, most }) => ({ of: moved(of), most })),
  };
}

/** Whether some change of the table alters the sum, keeps every count at 1 or more and no sum above its limit: one of the basis, or two together. */
function isSafe(
  of: readonly number[],
  changes: readonly (readonly number[])[],
  { counts, atMost }: CountTable,
): boolean {
  const spare = atMost.map((limit) => limit.most - sumOf(limit.of, (at) => counts[at] ?? 0));
  const fits = (first: readonly number[], second: readonly number[], sign: number) => {
    const by = (at: number) => (first[at] ?? 0) + sign * (second[at] ?? 0);
    if (sumOf(of, by) === 0) return false;
    return [1, -1].some(
      (way) =>
        counts.every((count, at) => count + way * by(at) >= 1) &&
        atMost.every((limit, i) => way * sumOf(limit.of, by) <= (spare[i] ?? 0)),
    );
  };
  if (changes.some((change) => fits(change, [], 1))) return true;
  return (
    changes.length <= MOST_PAIRED &&
    changes.some((first, i) =>
      changes.slice(0, i).some((second) => fits(first, second, 1) || fits(first, second, -1)),
    )
  );
}

/** Of more changes than this no two are tried together: more is then hidden than need be, and never less. */
const MOST_PAIRED = 40;

/** A basis of the changes that leave every one of `sums` as it is. */
function changesOf(
  sums: readonly (readonly number[])[],
  length: number,
): readonly (readonly number[])[] {
  const { rows, pivots } = reduced(sums, length);
  const isPivot = new Set(pivots);
  return Array.from({ length }, (_, free) => free)
    .filter((free) => !isPivot.has(free))
    .map((free) => {
      const change = new Array<number>(length).fill(0);
      change[free] = 1;
      for (const [i, pivot] of pivots.entries()) change[pivot] = -(rows[i]?.[free] ?? 0) + 0;
      return change;
    });
}

/** Whether a sum can be worked out from `sums`. */
function inSpanOf(
  sums: readonly (readonly number[])[],
  length: number,
): (of: readonly number[]) => boolean {
  const { rows, pivots } = reduced(sums, length);
  return (of) => {
    const rest = rowOf(of, length);
    for (const [i, pivot] of pivots.entries()) {
      const times = rest[pivot] ?? 0;
      if (times !== 0) subtract(rest, rows[i] ?? [], times);
    }
    return rest.every((value) => value === 0);
  };
}

/** The reduced row echelon form. Entries stay −1, 0 or 1, so the arithmetic is exact. */
function reduced(
  sums: readonly (readonly number[])[],
  length: number,
): { readonly rows: readonly (readonly number[])[]; readonly pivots: readonly number[] } {
  const rows: number[][] = [];
  const pivots: number[] = [];
  for (const of of sums) {
    const row = rowOf(of, length);
    for (const [i, pivot] of pivots.entries()) {
      const times = row[pivot] ?? 0;
      if (times !== 0) subtract(row, rows[i] ?? [], times);
    }
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const lead = row[pivot] ?? 1;
    for (let at = 0; at < length; at++) row[at] = (row[at] ?? 0) / lead;
    for (const above of rows) {
      const times = above[pivot] ?? 0;
      if (times !== 0) subtract(above, row, times);
    }
    rows.push(row);
    pivots.push(pivot);
  }
  return { rows, pivots };
}

function rowOf(of: readonly number[], length: number): number[] {
  const row = new Array<number>(length).fill(0);
  for (const at of of) row[at] = 1;
  return row;
}

function subtract(from: number[], row: readonly number[], times: number): void {
  for (let at = 0; at < from.length; at++) from[at] = (from[at] ?? 0) - times * (row[at] ?? 0);
}
