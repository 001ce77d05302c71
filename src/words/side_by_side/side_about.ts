import type { SmallCount } from "../../domain/places/suppress.ts";
import { speedText } from "../speed_text.ts";
import { timesText } from "../times_text.ts";
import type { Sides } from "./sides.ts";

/** What a table of scenarios that is shared says of itself. `madeAt` is ISO 8601. */
export function sideAbout(
  { area, settings }: Sides,
  most: SmallCount | null,
  madeAt: string,
): readonly (readonly [what: string, text: string])[] {
  return [
    ["area", area.title],
    ["times", `${timesText(area.driveTimes)}, judged at ${speedText(settings.speed)}`],
    ["made at", madeAt],
    ["small numbers", smallText(most)],
    ...area.caveats.map((caveat) => ["to be known", caveat] as const),
  ];
}

function smallText(most: SmallCount | null): string {
  return most === null
    ? "every number of pupils is shown: for use inside the authority alone"
    : `c stands for 1 to ${most} pupils, or for a number that would tell one`;
}
