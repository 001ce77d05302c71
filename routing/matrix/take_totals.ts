import type { Urn } from "../../src/domain/school.ts";
import type { Seconds } from "../../src/domain/units.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";
import type { EngineTable } from "../../src/io/routing_engine.ts";
import type { ReroutedPair } from "./built_matrix.ts";

/** What the route of an ordered pair of schools, by their places in the list, came to; `null` where there is no route. */
export interface PairRoute {
  readonly from: number;
  readonly to: number;
  readonly totals: { readonly seconds: number; readonly metres: number | null } | null;
}

/**
 * Writes what the routes came to into `table`, which is over all schools with `urns`; the pairs whose time that changed in
 * the precision of a stored matrix (Float32).
 */
export function takeTotals(
  table: EngineTable,
  urns: readonly Urn[],
  routes: readonly PairRoute[],
): readonly ReroutedPair[] {
  return routes.flatMap(({ from, to, totals }) => {
    const cell = from * urns.length + to;
    const before = table.seconds[cell] ?? UNREACHABLE;
    const now = totals?.seconds ?? UNREACHABLE;
    table.seconds[cell] = now;
    table.metres[cell] = totals?.metres ?? Number.NaN;
    if (Math.fround(now) === Math.fround(before)) return [];
    const pair: ReroutedPair = {
      from: urns[from] ?? "",
      to: urns[to] ?? "",
      tableSeconds: reachable(before),
      routeSeconds: reachable(now),
    };
    return [pair];
  });
}

function reachable(time: number): Seconds | null {
  return time < UNREACHABLE ? seconds(time) : null;
}
