declare const unit: unique symbol;
type Quantity<U extends string> = number & { readonly [unit]: U };

/** Seconds, whole or fractional: the only duration unit below `ui/` and outside file edges. */
export type Seconds = Quantity<"s">;
/** Minutes: only in `ui/`, on the command line and in files that people write. */
export type Minutes = Quantity<"min">;
/** Metres along the road, or as the crow flies where a name says so. */
export type Metres = Quantity<"m">;

/** The time stored where there is no route. It is above every ceiling, so a comparison that forgets it fails closed. */
export const UNREACHABLE = Number.POSITIVE_INFINITY as Seconds;

/** `value` as seconds; the caller vouches for the unit. */
export function seconds(value: number): Seconds {
  return value as Seconds;
}

/** `value` as minutes; the caller vouches for the unit. */
export function minutes(value: number): Minutes {
  return value as Minutes;
}

/** `value` as metres; the caller vouches for the unit. */
export function metres(value: number): Metres {
  return value as Metres;
}

/** Seconds in `value` minutes, rounded to whole milliseconds so that 31.5 min is exactly 1,890 s. */
export function minutesToSeconds(value: Minutes): Seconds {
  return (Math.round(value * 60_000) / 1000) as Seconds;
}

/** Minutes in `value` seconds, unrounded. */
export function secondsToMinutes(value: Seconds): Minutes {
  return (value / 60) as Minutes;
}
