import type { ExactModel } from "../exact/model.ts";
import type { StarHosts } from "../kernels/host_star_pricing.ts";
import type { ContractedGraph } from "../travel/pricing_graph.ts";

/** The hosts of a contracted graph: every school, in the order of the graph's items. O(n²). */
export function starHosts(
  model: ExactModel,
  { graph, contractedOf }: Pick<ContractedGraph, "graph" | "contractedOf">,
): StarHosts {
  const { size } = graph;
  const itemOf = (host: number) => contractedOf[model.hostItem[host] ?? 0] ?? 0;
  const order = [...model.hostItem.keys()].sort((a, b) => itemOf(a) - itemOf(b) || a - b);
  const cost = new Float64Array(order.length * size);
  for (const [at, host] of order.entries()) {
    for (let item = 0; item < model.size; item++) {
      const to = at * size + (contractedOf[item] ?? 0);
      cost[to] = (cost[to] ?? 0) + (model.hostCost[host * model.size + item] ?? 0);
    }
  }
  return { item: Int32Array.from(order, itemOf), cost };
}
