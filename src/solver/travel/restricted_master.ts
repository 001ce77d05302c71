import type { HighsRow, HighsRuntime } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, costOfLeavingOut, LEFT_OUT, planOfClusters } from "../exact/model.ts";
import type { MasterColumn, Triple } from "./master.ts";

/** What is to be chosen anew, from what, and how much work that may be; the nodes make the outcome repeatable where the seconds do not bind. */
export interface Restricted {
  /** Items of the model, ascending: those of some clusters of the incumbent, and some that are left out. */
  readonly items: readonly number[];
  /** How many clusters they are to make; `null` for any number. */
  readonly clusters: number | null;
  /** The clusters to choose from, all of these items; those of the incumbent are among them. */
  readonly columns: readonly MasterColumn[];
  /** Cuts that every plan keeps; they only help. */
  readonly cuts: readonly Triple[];
  readonly seconds: number;
  readonly nodes: number;
}

/** What leaving out a school costs at most here, in costs of the dearest cluster: more only makes the numbers hard. */
const DEAR = 20;

/**
 * `incumbent` with the best choice of the given clusters for the given items; `null` where none better was found within
 * the limits. A proof only of what HiGHS was given: no bound is taken from it.
 */
export function bestOfColumns(
  runtime: HighsRuntime,
  model: ExactModel,
  incumbent: ExactPlan,
  restricted: Restricted,
): ExactPlan | null {
  const { items, clusters, columns, cuts } = restricted;
  const rowOf = new Map(items.map((item, row) => [item, row]));
  const dear = DEAR * columns.reduce((most, { cost }) => Math.max(most, cost), 1);
  const program = new HighsProgram(runtime);
  try {
    program.setOptions({ mip_max_nodes: restricted.nodes });
    const once = items.map(() => ({ lower: 1, upper: 1 }));
    program.addRows(clusters === null ? once : [...once, { lower: clusters, upper: clusters }]);
    program.addColumns([
      ...items.map((item, row) => ({
        cost: Math.min(costOfLeavingOut(model, item), dear * (model.schools[item] ?? 1)),
        upper: 1,
        rows: [row],
      })),
      ...columns.map(({ members, cost }) => {
        const rows = members.map((item) => rowOf.get(item) ?? Number.NaN);
        return { cost, upper: 1, rows: clusters === null ? rows : [...rows, items.length] };
      }),
    ]);
    program.addRows(cuts.map((triple) => cutRow(triple, columns, items.length)));
    program.setWhole(true);
    program.setStart(startFrom(items, columns, incumbent));
    program.solve(restricted.seconds);
    if (!program.hasSolution()) return null;
    const values = program.values();
    const chosen = columns.flatMap(({ members }, at) =>
      (values[items.length + at] ?? 0) > 0.5 ? [members] : [],
    );
    const others = clustersOf(incumbent.clusterOf).filter((members) => !rowOf.has(members[0] ?? 0));
    const plan = planOfClusters(model, [...others, ...chosen]);
    return plan.total < incumbent.total - 1e-9 * Math.abs(incumbent.total) ? plan : null;
  } finally {
    program.dispose();
  }
}

function cutRow(triple: Triple, columns: readonly MasterColumn[], size: number): HighsRow {
  const held = columns.flatMap(({ members }, at) =>
    triple.filter((item) => members.includes(item)).length >= 2 ? [size + at] : [],
  );
  return { lower: Number.NEGATIVE_INFINITY, upper: 1, columns: held };
}

function startFrom(
  items: readonly number[],
  columns: readonly MasterColumn[],
  incumbent: ExactPlan,
): Float64Array {
  const values = new Float64Array(items.length + columns.length);
  const chosen = new Set(clustersOf(incumbent.clusterOf).map((members) => members.join()));
  items.forEach((item, row) => {
    if (incumbent.clusterOf[item] === LEFT_OUT) values[row] = 1;
  });
  columns.forEach(({ members }, at) => {
    if (chosen.has(members.join())) values[items.length + at] = 1;
  });
  return values;
}
