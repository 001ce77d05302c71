/** A count of a table as a flow between its row and its column, or between a total's row or column and the whole. */
export interface CountEdge {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly isTotal: boolean;
  /** Whether it must be hidden for itself. */
  readonly isSmall: boolean;
  isHidden: boolean;
}

/** A hidden total costs more than all cells; a hidden 0 more than all other counts. */
const TOTAL_COST = 1e12;
const ZERO_COST = 1e6;

/**
 * The edges, `protect` among them, of the cheapest cycle along which its count can go up or down by one with every other
 * count of the table; `null` where there is none. Hidden edges cost nothing, and no count falls below `least`.
 */
export function protectingCycle(
  edges: readonly CountEdge[],
  nodes: number,
  protect: number,
  least: 0 | 1,
): readonly number[] | null {
  const edge = edges[protect];
  if (edge === undefined) throw new RangeError(`The table has no count ${protect}.`);
  const up = cheapestPath(edges, nodes, { from: edge.to, to: edge.from, without: protect, least });
  const down =
    edge.count > least
      ? cheapestPath(edges, nodes, { from: edge.from, to: edge.to, without: protect, least })
      : null;
  const path = up === null || (down !== null && down.cost < up.cost) ? down : up;
  return path === null ? null : [...path.edges, protect];
}

interface Journey {
  readonly from: number;
  readonly to: number;
  readonly without: number;
  readonly least: 0 | 1;
}

/** Dijkstra over the nodes: along an edge its count goes up, against it down. */
function cheapestPath(
  edges: readonly CountEdge[],
  nodes: number,
  { from, to, without, least }: Journey,
): { readonly edges: readonly number[]; readonly cost: number } | null {
  const cost = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  const by = new Array<number>(nodes).fill(-1);
  const isSettled = new Array<boolean>(nodes).fill(false);
  cost[from] = 0;
  for (;;) {
    const at = cheapestOpen(cost, isSettled);
    if (at < 0) return null;
    if (at === to) break;
    isSettled[at] = true;
    edges.forEach((edge, i) => {
      const next = i === without ? -1 : stepFrom(edge, at, least);
      if (next < 0) return;
      const reached = (cost[at] ?? 0) + costOf(edge);
      if (reached < (cost[next] ?? 0)) {
        cost[next] = reached;
        by[next] = i;
      }
    });
  }
  const path: number[] = [];
  for (let at = to; at !== from; ) {
    const i = by[at] ?? -1;
    const edge = edges[i];
    if (edge === undefined) throw new RangeError(`No edge leads to node ${at}.`);
    path.push(i);
    at = edge.to === at ? edge.from : edge.to;
  }
  return { edges: path, cost: cost[to] ?? 0 };
}

function cheapestOpen(cost: readonly number[], isSettled: readonly boolean[]): number {
  let best = -1;
  for (const [node, value] of cost.entries()) {
    if (isSettled[node] === true || value === Number.POSITIVE_INFINITY) continue;
    if (best < 0 || value < (cost[best] ?? 0)) best = node;
  }
  return best;
}

/** The node that an edge leads to from `at`, or -1: a count may go up where a count of its size may be hidden, and down to `least`. */
function stepFrom(edge: CountEdge, at: number, least: 0 | 1): number {
  const floor = edge.isTotal ? 0 : least;
  if (edge.from === at && edge.count >= floor) return edge.to;
  return edge.to === at && edge.count > floor ? edge.from : -1;
}

function costOf(edge: CountEdge): number {
  if (edge.isHidden) return 0;
  if (edge.isTotal) return TOTAL_COST;
  return edge.count === 0 ? ZERO_COST : edge.count;
}
