import { DEFAULT_CEILING } from "./ceiling.ts";
import type { PlanSettings } from "./plan.ts";
import type { Speed } from "./speed.ts";
import { DEFAULT_SPEED_NAME, namedSpeed } from "./speed.ts";
import type { Seconds } from "./units.ts";
import { minutes, minutesToSeconds, secondsToMinutes } from "./units.ts";

/** How many schools and pupils a cluster may have; `null` is no bound. */
export interface Bounds {
  readonly minSchools: number | null;
  readonly maxSchools: number | null;
  readonly minPupils: number | null;
  readonly maxPupils: number | null;
}

/** Every setting that judging needs, resolved. */
export interface JudgingSettings {
  readonly ceiling: Seconds;
  readonly ceilingReason: string | null;
  readonly speed: Speed;
  readonly bounds: Bounds;
}

/** No bound on the size of a cluster: what `validate` falls back to. */
export const NO_BOUNDS: Bounds = {
  minSchools: null,
  maxSchools: null,
  minPupils: null,
  maxPupils: null,
};

/** 3 to 8 schools: what `propose` falls back to. */
export const PROPOSAL_BOUNDS: Bounds = { ...NO_BOUNDS, minSchools: 3, maxSchools: 8 };

/** The settings in force: an explicit option first, then the plan's own, then the default. */
export function resolveSettings(
  plan: PlanSettings,
  options: PlanSettings = {},
  defaultBounds: Bounds = NO_BOUNDS,
): JudgingSettings {
  const merged = { ...plan, ...options };
  const hasBound = [merged.minSchools, merged.maxSchools, merged.minPupils, merged.maxPupils].some(
    (bound) => bound !== undefined,
  );
  const fallback = hasBound ? NO_BOUNDS : defaultBounds;
  return {
    ceiling: minutesToSeconds(merged.ceilingMinutes ?? secondsToMinutes(DEFAULT_CEILING)),
    ceilingReason: merged.ceilingReason ?? null,
    speed: merged.speed ?? namedSpeed(DEFAULT_SPEED_NAME),
    bounds: {
      minSchools: merged.minSchools ?? fallback.minSchools,
      maxSchools: merged.maxSchools ?? fallback.maxSchools,
      minPupils: merged.minPupils ?? fallback.minPupils,
      maxPupils: merged.maxPupils ?? fallback.maxPupils,
    },
  };
}

/** Resolved settings as a plan keeps them. */
export function toPlanSettings(settings: JudgingSettings): PlanSettings {
  const { bounds } = settings;
  return {
    ceilingMinutes: minutes(secondsToMinutes(settings.ceiling)),
    ...(settings.ceilingReason === null ? {} : { ceilingReason: settings.ceilingReason }),
    speed: settings.speed,
    ...(bounds.minSchools === null ? {} : { minSchools: bounds.minSchools }),
    ...(bounds.maxSchools === null ? {} : { maxSchools: bounds.maxSchools }),
    ...(bounds.minPupils === null ? {} : { minPupils: bounds.minPupils }),
    ...(bounds.maxPupils === null ? {} : { maxPupils: bounds.maxPupils }),
  };
}
