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

/** The counts next to `centre`, then the others so that what each proves is of use to those that are still far from any. */
export function spreadOrder(counts: readonly CurveCount[], centre: number): readonly CurveCount[] {
  const left = [...counts].sort((a, b) => a.clusters - b.clusters);
  const isNear = ({ clusters }: CurveCount) => Math.abs(clusters - centre) <= 1;
  const order = left.filter(isNear);
  const rest = left.filter((count) => !isNear(count));
  const far = (count: CurveCount) =>
    Math.min(...order.map(({ clusters }) => Math.abs(clusters - count.clusters)));
  while (rest.length > 0) {
    const next = rest.reduce((best, count) => (far(count) > far(best) ? count : best));
    order.push(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return order;
}
