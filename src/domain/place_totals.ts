import type { School } from "./school.ts";

/** Places and pupils of some schools, summed school by school and never netted (domain handbook §3.1). */
export interface PlaceTotals {
  /** Schools whose capacity and roll are both known: only these are summed. */
  readonly counted: number;
  readonly notCounted: number;
  readonly capacity: number;
  readonly pupils: number;
  /** Sum of capacity − roll over the schools with room. */
  readonly unfilled: number;
  /** Sum of roll − capacity over the schools with more pupils than places. */
  readonly overCapacity: number;
}

/** The place totals of `schools`. Capacity less pupils is `unfilled − overCapacity`, another number with another name. */
export function placeTotals(schools: Iterable<School>): PlaceTotals {
  const totals = {
    counted: 0,
    notCounted: 0,
    capacity: 0,
    pupils: 0,
    unfilled: 0,
    overCapacity: 0,
  };
  for (const { capacity, pupils } of schools) {
    if (capacity === null || pupils === null) {
      totals.notCounted++;
      continue;
    }
    totals.counted++;
    totals.capacity += capacity.value;
    totals.pupils += pupils.value;
    totals.unfilled += Math.max(0, capacity.value - pupils.value);
    totals.overCapacity += Math.max(0, pupils.value - capacity.value);
  }
  return totals;
}
