import type { CountEdge } from "./protecting_cycle.ts";
import { protectingCycle } from "./protecting_cycle.ts";
import type { SmallCount } from "./suppress.ts";

/** What stands for a hidden count: "confidential", in the symbols of official statistics. */
export const HIDDEN = "c";

export type ShownCount = number | typeof HIDDEN;

/** A table of counts with its totals, as it may be shared. */
export interface SuppressedTable {
  readonly cells: readonly (readonly ShownCount[])[];
  readonly rowTotals: readonly ShownCount[];
  readonly columnTotals: readonly ShownCount[];
  readonly total: ShownCount;
}

/** Which totals are shared beside the cells. */
export interface SharedTotals {
  readonly rows: boolean;
  readonly columns: boolean;
}

/**
 * `cells` with the counts from 1 to `limit` hidden, and as many others that none of them can be worked out from what is shown,
 * even by someone who knows that no 0 is hidden. Where that cannot be, 0 is hidden too; a total is hidden only where it is the
 * count itself. The totals that are not shared are all hidden.
 *
 * Complementary suppression as a network: rows and columns are nodes, counts are flows, and a count can be another one exactly
 * where it lies on a cycle of hidden counts along which flow can be shifted (Cox 1995, *Network models for complementary cell
 * suppression*, JASA 90). The cheapest such cycle is hidden, count by count, small counts before large ones.
 */
export function suppressedTable(
  cells: readonly (readonly number[])[],
  limit: SmallCount = 5,
  shared: SharedTotals = { rows: true, columns: true },
): SuppressedTable {
  const edges = protectedEdges(cells, limit, shared, 1) ?? protectedEdges(cells, limit, shared, 0);
  if (edges === null) throw new RangeError("A table with all its totals hidden must be safe.");
  const shown = edges.map(({ count, isHidden }): ShownCount => (isHidden ? HIDDEN : count));
  const columns = cells[0]?.length ?? 0;
  const ofCells = cells.length * columns;
  return {
    cells: cells.map((_, row) => shown.slice(row * columns, (row + 1) * columns)),
    rowTotals: shown.slice(ofCells, ofCells + cells.length),
    columnTotals: shown.slice(ofCells + cells.length, ofCells + cells.length + columns),
    total: shown.at(-1) ?? 0,
  };
}

/** The edges with everything hidden that protects the small counts; `null` where `least`, the least count that is hidden, does not allow it. */
function protectedEdges(
  cells: readonly (readonly number[])[],
  limit: SmallCount,
  shared: SharedTotals,
  least: 0 | 1,
): readonly CountEdge[] | null {
  const edges = edgesOf(cells, limit, shared);
  const nodes = cells.length + (cells[0]?.length ?? 0) + 2;
  for (const [i, edge] of edges.entries()) {
    if (!edge.isSmall) continue;
    const cycle = protectingCycle(edges, nodes, i, least);
    if (cycle === null) return null;
    for (const member of cycle) {
      const hidden = edges[member];
      if (hidden !== undefined) hidden.isHidden = true;
    }
  }
  return edges;
}

/** Row by row the cells, then the totals of rows, those of columns, and the whole: source → row → column → sink → source. */
function edgesOf(
  cells: readonly (readonly number[])[],
  limit: SmallCount,
  shared: SharedTotals,
): CountEdge[] {
  const rows = cells.length;
  const columns = cells[0]?.length ?? 0;
  const [source, sink] = [rows + columns, rows + columns + 1];
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = Array.from({ length: columns }, (_, j) =>
    sum(cells.map((row) => row[j] ?? 0)),
  );
  const total = (from: number, to: number, count: number, isShared: boolean): CountEdge => ({
    from,
    to,
    count,
    isTotal: true,
    isSmall: false,
    isHidden: !isShared,
  });
  const ofCells = cells.flatMap((row, i) =>
    row.map((count, j): CountEdge => {
      const isSmall = count >= 1 && count <= limit;
      return { from: i, to: rows + j, count, isTotal: false, isSmall, isHidden: isSmall };
    }),
  );
  return [
    ...ofCells,
    ...rowTotals.map((count, i) => total(source, i, count, shared.rows)),
    ...columnTotals.map((count, j) => total(rows + j, sink, count, shared.columns)),
    total(sink, source, sum(rowTotals), shared.rows || shared.columns),
  ];
}
