import { DEFAULT_CEILING } from "../domain/ceiling.ts";
import type { PlanSettings } from "../domain/plan.ts";
import type { Bounds, JudgingSettings } from "../domain/settings.ts";
import { resolveSettings } from "../domain/settings.ts";
import type { Speed } from "../domain/speed.ts";
import { customSpeed, DEFAULT_SPEED_NAME, namedSpeed, SPEED_FACTORS } from "../domain/speed.ts";
import type { Seconds } from "../domain/units.ts";
import { minutes, minutesToSeconds, seconds } from "../domain/units.ts";
import { minutesText } from "../words/durations.ts";
import type { Arguments } from "./arguments.ts";
import { choiceOption, numberOption, TEXT, textOption, wholeOption } from "./arguments.ts";
import { notice } from "./output.ts";
import { UsageError } from "./usage_error.ts";

const SPEED_NAMES = Object.keys(SPEED_FACTORS) as (keyof typeof SPEED_FACTORS)[];

const BOUND_OPTIONS = {
  minSchools: "min-schools",
  maxSchools: "max-schools",
  minPupils: "min-pupils",
  maxPupils: "max-pupils",
} as const satisfies Record<keyof Bounds, string>;

/** The options of a ceiling and a speed. */
export const SPEED_OPTIONS = {
  ceiling: TEXT,
  "ceiling-reason": TEXT,
  speed: TEXT,
  factor: TEXT,
  "fixed-minutes": TEXT,
};

/** All options that decide how a plan is judged. */
export const JUDGING_OPTIONS = {
  ...SPEED_OPTIONS,
  "min-schools": TEXT,
  "max-schools": TEXT,
  "min-pupils": TEXT,
  "max-pupils": TEXT,
};

export const SPEED_HELP = `  --ceiling MIN         the most minutes between any two schools of a cluster (45)
  --ceiling-reason TEXT why the limit is above 45; kept with the plan
  --speed NAME          free-flow, school-day (the default), peak or winter
  --factor X            your own factor instead of a named speed
  --fixed-minutes M     minutes added to every drive`;

export const BOUNDS_HELP = `  --min-schools N  --max-schools N  --min-pupils N  --max-pupils N`;

/** The settings in force: the options that were typed, then those of the plan, then the defaults. */
export function readSettings(
  args: Arguments,
  plan: PlanSettings = {},
  defaults: PlanSettings = {},
): JudgingSettings {
  const settings = resolveSettings({ ...defaults, ...plan }, typedSettings(args, plan.speed));
  refuseCrossedBounds(settings.bounds);
  if (settings.ceiling > DEFAULT_CEILING && settings.ceilingReason === null) {
    notice(
      `Note: the limit is ${minutesText(settings.ceiling)}, above 45. Say why with --ceiling-reason; it is printed with the plan.`,
    );
  }
  return settings;
}

function typedSettings(args: Arguments, planSpeed: Speed | undefined): PlanSettings {
  const ceiling = numberOption(args, "ceiling", { value: 0, isInclusive: false });
  const reason = textOption(args, "ceiling-reason");
  const speed = readSpeed(args, planSpeed);
  const bounds = Object.entries(BOUND_OPTIONS).flatMap(([bound, option]) => {
    const value = wholeOption(args, option, 0);
    return value === undefined ? [] : [[bound, value]];
  });
  return {
    ...(ceiling === undefined ? {} : { ceilingMinutes: minutes(ceiling) }),
    ...(reason === undefined ? {} : { ceilingReason: reason }),
    ...(speed === undefined ? {} : { speed }),
    ...Object.fromEntries(bounds),
  };
}

function readSpeed(args: Arguments, planSpeed: Speed | undefined): Speed | undefined {
  const name = choiceOption(args, "speed", SPEED_NAMES);
  const factor = numberOption(args, "factor", { value: 0, isInclusive: false });
  const typed = numberOption(args, "fixed-minutes", { value: 0, isInclusive: true });
  if (name !== undefined && factor !== undefined) {
    throw new UsageError("--speed and --factor are both given. Give one of them.");
  }
  const fixed: Seconds | undefined =
    typed === undefined ? undefined : minutesToSeconds(minutes(typed));
  if (factor !== undefined) return customSpeed(factor, fixed ?? seconds(0));
  if (name !== undefined) return namedSpeed(name, fixed ?? seconds(0));
  if (fixed === undefined) return undefined;
  return { ...(planSpeed ?? namedSpeed(DEFAULT_SPEED_NAME)), fixed };
}

function refuseCrossedBounds(bounds: Bounds): void {
  for (const what of ["Schools", "Pupils"] as const) {
    const [least, most] = [bounds[`min${what}`], bounds[`max${what}`]];
    if (least !== null && most !== null && least > most) {
      throw new UsageError(
        `A cluster cannot have at least ${least} and at most ${most} ${what.toLowerCase()}. Change --min-${what.toLowerCase()} or --max-${what.toLowerCase()}.`,
      );
    }
  }
}
