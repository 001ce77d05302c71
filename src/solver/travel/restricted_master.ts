import type { HighsRow, HighsRuntime } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, costOfLeavingOut, planOfClusters } from "../exact/model.ts";
import type { MasterColumn, Triple } from "./master.ts";

/** What plans are made of, and how much work that may be; the nodes make the outcome repeatable where the seconds do not bind. */
export interface Restricted {
  /** The clusters to choose from, which hold those of the incumbent. */
  readonly columns: readonly MasterColumn[];
  /** Cuts that every plan keeps; they only help. */
  readonly cuts: readonly Triple[];
  readonly seconds: number;
  readonly nodes: number;
}

/**
 * The best plan made of the given columns; `null` where none better than `incumbent` was found within the limits. A
 * proof only of what HiGHS was given: no bound is taken from it.
 */
export function bestOfColumns(
  runtime: HighsRuntime,
  model: ExactModel,
  incumbent: ExactPlan,
  { columns, cuts, seconds, nodes }: Restricted,
): ExactPlan | null {
  const { size, clusters } = model;
  const program = new HighsProgram(runtime);
  try {
    program.setOptions({ mip_max_nodes: nodes, presolve: "on" });
    const items = Array.from({ length: size }, () => ({ lower: 1, upper: 1 }));
    const count = clusters === null ? [] : [{ lower: clusters, upper: clusters }];
    program.addRows([...items, ...count]);
    program.addColumns([
      ...items.map((_, item) => ({ cost: costOfLeavingOut(model, item), upper: 1, rows: [item] })),
      ...columns.map(({ members, cost }) => ({
        cost,
        upper: 1,
        rows: clusters === null ? members : [...members, size],
      })),
    ]);
    program.addRows(cuts.map((triple) => cutRow(triple, columns, size)));
    program.setWhole(true);
    program.setStart(startFrom(model, columns, incumbent));
    program.solve(seconds);
    if (!program.hasSolution()) return null;
    const values = program.values();
    const chosen = columns.flatMap(({ members }, at) =>
      (values[size + at] ?? 0) > 0.5 ? [members] : [],
    );
    const plan = planOfClusters(model, chosen);
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
  model: ExactModel,
  columns: readonly MasterColumn[],
  incumbent: ExactPlan,
): Float64Array {
  const values = new Float64Array(model.size + columns.length);
  const chosen = new Set(clustersOf(incumbent.clusterOf).map((members) => members.join()));
  incumbent.clusterOf.forEach((cluster, item) => {
    if (cluster < 0) values[item] = 1;
  });
  columns.forEach(({ members }, at) => {
    if (chosen.has(members.join())) values[model.size + at] = 1;
  });
  return values;
}
