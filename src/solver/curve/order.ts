import type { CurveCount } from "./travel_curve.ts";

/** Of `counts`, the next below `count` and the next above. */
export function neighboursOf(
  counts: readonly CurveCount[],
  count: CurveCount,
): readonly CurveCount[] {
  const sorted = [...counts].sort((a, b) => a.clusters - b.clusters);
  const below = sorted.findLast(({ clusters }) => clusters < count.clusters);
  const above = sorted.find(({ clusters }) => clusters > count.clusters);
  return [below, above].flatMap((each) => (each === undefined ? [] : [each]));
}

/** How many clusters one has more or less than the other. */
export function apartBy(one: CurveCount, other: CurveCount): number {
  return Math.abs(one.clusters - other.clusters);
}

/** The counts from `centre` outwards, so that each can begin from the plan of one that is done. */
export function outwardOrder(counts: readonly CurveCount[], centre: number): readonly CurveCount[] {
  const off = ({ clusters }: CurveCount) => Math.abs(clusters - centre);
  return [...counts].sort((a, b) => off(a) - off(b) || a.clusters - b.clusters);
}
