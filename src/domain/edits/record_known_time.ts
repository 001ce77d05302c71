import type { KnownTime } from "../known_times.ts";
import { rawSecondsOf } from "../known_times.ts";
import type { Plan } from "../plan.ts";

/**
 * An edit that records a known time, in the place of the one that the same ordered pair had. Throws when it is from a
 * school to itself, or when its minutes are not above the fixed minutes of its speed.
 */
export function recordKnownTime(time: KnownTime): (plan: Plan) => Plan {
  if (time.from === time.to) {
    throw new RangeError(`A known time is between two schools, not from ${time.from} to itself.`);
  }
  if (!(rawSecondsOf(time) >= 0)) {
    throw new RangeError(`${time.minutes} minutes are fewer than the fixed ones of their speed.`);
  }
  return (plan) => {
    const known = plan.knownTimes ?? [];
    const place = known.findIndex(({ from, to }) => from === time.from && to === time.to);
    const knownTimes = place < 0 ? [...known, time] : known.with(place, time);
    return { ...plan, knownTimes };
  };
}
