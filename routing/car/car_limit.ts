import type { Tags } from "../osm/osm_elements.ts";
import { KPH_PER_MPH, NAMED_LIMIT_KINDS, NAMED_LIMITS } from "./car_profile.ts";

const LIMIT_KEYS = ["maxspeed:advisory", "maxspeed", "source:maxspeed", "maxspeed:type"] as const;

/** A value for each direction of a way, as it is drawn and against it. */
export interface BothWays<T> {
  readonly forward: T;
  readonly backward: T;
}

/** The signed limits of a way in km/h; 0 where there is none, or none that can be read. */
export function carLimits(tags: Tags): BothWays<number> {
  const { forward, backward } = directed(tags, LIMIT_KEYS);
  return { forward: limitOf(forward), backward: limitOf(backward) };
}

/** The first of `keys` that a way has, in each direction; `null` where it has none. */
export function directed(tags: Tags, keys: readonly string[]): BothWays<string | null> {
  const first = (direction: string) => {
    for (const key of keys) {
      const value = tags.get(`${key}:${direction}`) ?? tags.get(key);
      if (value !== undefined) return value;
    }
    return null;
  };
  return { forward: first("forward"), backward: first("backward") };
}

function limitOf(value: string | null): number {
  if (value === null) return 0;
  const digits = /^\d+/.exec(value)?.[0];
  if (digits !== undefined) return Number(digits) * (/mph|mp\/h/.test(value) ? KPH_PER_MPH : 1);
  const word = value.toLowerCase();
  const kind = /[a-z]{2}:([a-z]+)/.exec(word)?.[1];
  return NAMED_LIMITS.get(word) ?? NAMED_LIMIT_KINDS.get(kind ?? "") ?? 0;
}
