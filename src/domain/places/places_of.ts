import type { School } from "../school.ts";
import type { Places, SchoolPlaces } from "./outcome.ts";

/** The places of some schools; those whose capacity or roll is not known are in `schools` alone. */
export function placesOf(all: Iterable<SchoolPlaces>): Places {
  const sums = { counted: 0, schools: 0, capacity: 0, roll: 0, unfilled: 0, over: 0 };
  for (const { capacity, roll } of all) {
    sums.schools++;
    if (capacity === null || roll === null) continue;
    sums.counted++;
    sums.capacity += capacity;
    sums.roll += roll;
    sums.unfilled += Math.max(0, capacity - roll);
    sums.over += Math.max(0, roll - capacity);
  }
  const net = sums.capacity - sums.roll;
  const share = (places: number) => (sums.capacity === 0 ? null : places / sums.capacity);
  return { ...sums, unfilledShare: share(sums.unfilled), net, netShare: share(net) };
}

/** A school's capacity and roll without their dates. */
export function schoolPlaces({ capacity, pupils }: School): SchoolPlaces {
  return { capacity: capacity?.value ?? null, roll: pupils?.value ?? null };
}
