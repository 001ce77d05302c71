import type { CurvePoint, Marginal, SecondsRange } from "./curve.ts";

/** What one cluster more saves and one fewer costs, for each point that has a neighbour. */
export function marginalsOf(points: readonly CurvePoint[]): readonly Marginal[] {
  const pointOf = new Map(points.map((point) => [point.clusters, point]));
  return points.flatMap((point): Marginal[] => {
    const { clusters } = point;
    const oneMoreSaves = difference(point, pointOf.get(clusters + 1));
    const oneFewerCosts = difference(pointOf.get(clusters - 1), point);
    if (oneMoreSaves === null && oneFewerCosts === null) return [];
    return [{ clusters, oneMoreSaves, oneFewerCosts }];
  });
}

/** By how much the least travel of `dear` is above that of `cheap`. */
function difference(
  dear: CurvePoint | undefined,
  cheap: CurvePoint | undefined,
): SecondsRange | null {
  if (dear === undefined || cheap === undefined) return null;
  const [from, to] = [leastTravel(dear), leastTravel(cheap)];
  if (from === null || to === null) return null;
  if (dear.proposal.unplaced.length !== cheap.proposal.unplaced.length) return null;
  return { low: from.low - to.high, high: from.high - to.low };
}

/** What the least travel of a point lies between; `null` where it has no plan or no bound. */
function leastTravel({ proposal }: CurvePoint): SecondsRange | null {
  const { objective, bound, status, clusters } = proposal;
  if (clusters.length === 0 || bound === null) return null;
  return { low: status === "optimal" ? objective.value : bound, high: objective.value };
}
