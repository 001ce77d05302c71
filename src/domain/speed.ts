import type { Seconds } from "./units.ts";
import { seconds } from "./units.ts";

export type SpeedName = "free-flow" | "school-day" | "peak" | "winter" | "custom";

/** A named speed. `factor` multiplies raw seconds (1.2 makes every trip 20 % longer); `fixed` is added to each trip. */
export interface Speed {
  readonly name: SpeedName;
  readonly factor: number;
  readonly fixed: Seconds;
}

/** The named speeds' factors. Source: docs/data-sources.md#speeds. */
export const SPEED_FACTORS: Readonly<Record<Exclude<SpeedName, "custom">, number>> = {
  "free-flow": 1,
  "school-day": 1.2,
  peak: 1.35,
  winter: 1.45,
};

export const DEFAULT_SPEED_NAME = "school-day";

/** The speed called `name`, with `fixed` seconds added to each trip. */
export function namedSpeed(name: Exclude<SpeedName, "custom">, fixed: Seconds = seconds(0)): Speed {
  return { name, factor: SPEED_FACTORS[name], fixed };
}

/** A speed with its own factor, such as one calibrated from a planner's timings. Throws unless `factor` is finite and above 0. */
export function customSpeed(factor: number, fixed: Seconds = seconds(0)): Speed {
  if (!(Number.isFinite(factor) && factor > 0)) {
    throw new RangeError(`A speed factor must be a number above 0, not ${factor}.`);
  }
  return { name: "custom", factor, fixed };
}

/** Judged seconds: raw seconds × the speed's factor + its fixed seconds. `UNREACHABLE` stays so. */
export function judgedSeconds(raw: Seconds, speed: Speed): Seconds {
  return (raw * speed.factor + speed.fixed) as Seconds;
}
