import type { Speed, SpeedName } from "../domain/speed.ts";
import { namedSpeed } from "../domain/speed.ts";
import { secondsToMinutes } from "../domain/units.ts";

const SPEED_TITLES: Readonly<Record<SpeedName, string>> = {
  "free-flow": "Free flow",
  "school-day": "School day",
  peak: "Peak",
  winter: "Winter",
  custom: "Your own timings",
};

/** What people call a speed, such as "School day". */
export function speedTitle(name: SpeedName): string {
  return SPEED_TITLES[name];
}

/** A named speed with its factor, such as "Peak ×1.35". */
export function namedSpeedText(name: Exclude<SpeedName, "custom">): string {
  return speedText(namedSpeed(name));
}

/** A speed with its factor, such as "School day ×1.20" or "Peak ×1.35 + 2 min". */
export function speedText(speed: Speed): string {
  const factor = decimals(speed.factor, 2);
  const fixed = secondsToMinutes(speed.fixed);
  return `${speedTitle(speed.name)} ×${factor}${fixed === 0 ? "" : ` + ${decimals(fixed, 0)} min`}`;
}

/** `value` with at least `least` decimals and at most three. */
function decimals(value: number, least: number): string {
  return value.toLocaleString("en-GB", {
    minimumFractionDigits: least,
    maximumFractionDigits: 3,
    useGrouping: false,
  });
}
