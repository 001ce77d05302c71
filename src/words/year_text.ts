import type { Seconds } from "../domain/units.ts";
import type { Travel } from "../domain/year_travel.ts";
import { METRES_PER_MILE } from "./durations.ts";
import { roughMiles } from "./road_length_text.ts";

/** What a year's length is told from. */
type Length = Pick<Travel, "metres" | "isEstimate">;

/** Hours and minutes of a year's travel, such as "2 h 20 min" or "50 min"; "no road route" where there is none. */
export function hoursText(seconds: Seconds): string {
  if (!Number.isFinite(seconds)) return "no road route";
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Miles of a year's travel to one decimal without the unit; "about 61" where they are estimated, "not known" where they are not. */
export function yearMilesFigure({ metres, isEstimate }: Length): string {
  if (metres === null) return "not known";
  return isEstimate ? `about ${roughMiles(metres)}` : decimals(metres / METRES_PER_MILE);
}

/** What a length costs at a rate, such as "£12.60"; whole pounds such as "about £13" where it is estimated, "not known" where it is not. */
export function poundsText({ metres, isEstimate }: Length, pencePerMile: number): string {
  if (metres === null) return "not known";
  const pounds = ((metres / METRES_PER_MILE) * pencePerMile) / 100;
  const money = { style: "currency", currency: "GBP" } as const;
  return isEstimate
    ? `about ${pounds.toLocaleString("en-GB", { ...money, maximumFractionDigits: 0 })}`
    : pounds.toLocaleString("en-GB", money);
}

function decimals(miles: number): string {
  return miles.toLocaleString("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
