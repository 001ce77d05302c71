/** Bounds on a cluster, with every absent one filled in by a number that never binds. */
export interface HostLimits {
  readonly minSchools: number;
  readonly maxSchools: number;
  readonly minPupils: number;
  readonly maxPupils: number;
}

/** What `createHostProblem` is told of `items` schools (or sets kept together), in URN order. */
export interface HostProblemParts {
  readonly items: number;
  /** Judged seconds of all of item `i` to item `h` as their host, at `[h * items + i]`; on the diagonal the item's own. */
  readonly cost: Float64Array;
  /** 1 where two items may share a cluster, `[a * items + b]`, symmetric. */
  readonly allowed: Uint8Array;
  /** Schools in each item. */
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  /** 1 where the item must be placed, 0 where it may join. */
  readonly must: Uint8Array;
  readonly limits: HostLimits;
  /** How many clusters there are to be; `null` for any number. */
  readonly clusters: number | null;
}

/** A capacitated p-median problem with a pair ceiling: parts, and each item's partners for scanning. */
export interface HostProblem extends HostProblemParts {
  /** Partners of host h, cheapest first, at `[start[h], start[h + 1])` of `partner` and `partnerCost`; not h itself. */
  readonly start: Int32Array;
  readonly partner: Int32Array;
  readonly partnerCost: Float64Array;
  /** Whether any two items may not share a cluster. */
  readonly ceilingBinds: boolean;
  /** Whether each item is one school. */
  readonly single: boolean;
  /** Whether a bound on pupils can bind. */
  readonly pupilsBind: boolean;
}

/** `parts` with their partners in order. O(n² log n). */
export function createHostProblem(parts: HostProblemParts): HostProblem {
  const { items, cost, allowed, schools, pupils, limits } = parts;
  const start = new Int32Array(items + 1);
  const rows: number[][] = [];
  let pairs = 0;
  for (let host = 0; host < items; host++) {
    const row: number[] = [];
    for (let item = 0; item < items; item++) {
      const at = host * items + item;
      if (item !== host && allowed[at] === 1 && (cost[at] ?? 0) < Number.POSITIVE_INFINITY) {
        row.push(item);
      }
    }
    row.sort((a, b) => (cost[host * items + a] ?? 0) - (cost[host * items + b] ?? 0) || a - b);
    rows.push(row);
    pairs += row.length;
    start[host + 1] = pairs;
  }
  const partner = new Int32Array(pairs);
  const partnerCost = new Float64Array(pairs);
  rows.forEach((row, host) => {
    const from = start[host] ?? 0;
    row.forEach((item, at) => {
      partner[from + at] = item;
      partnerCost[from + at] = cost[host * items + item] ?? 0;
    });
  });
  const total = pupils.reduce((sum, each) => sum + each, 0);
  return {
    ...parts,
    start,
    partner,
    partnerCost,
    ceilingBinds: pairs < items * (items - 1),
    single: schools.every((count) => count === 1),
    pupilsBind: limits.minPupils > 0 || limits.maxPupils < total,
  };
}
