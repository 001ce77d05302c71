import type { Area } from "./area.ts";
import type { Partner } from "./partners.ts";
import { roadLength } from "./road_distance.ts";
import type { Metres, Seconds } from "./units.ts";
import { metres, seconds } from "./units.ts";

/** Heads meet once or twice a term. Source: docs/data-sources.md#meetings. */
export const DEFAULT_MEETINGS = 6;

/** Time on the road and its length: judged seconds, `UNREACHABLE` where there is no route; metres are `null` where not known. */
export interface Travel {
  readonly seconds: Seconds;
  readonly metres: Metres | null;
  /** Whether any of the metres were estimated from the straight line. */
  readonly isEstimate: boolean;
}

export const NO_TRAVEL: Travel = { seconds: seconds(0), metres: metres(0), isEstimate: false };

/** There and back, once. */
export function roundTrip(area: Area, { there, back }: Partner): Travel {
  const lengths = [there, back].map(({ from, to }) => roadLength(area, from, to));
  let length: number | null = 0;
  for (const known of lengths) {
    length = length === null || known === null ? null : length + known.metres;
  }
  return {
    seconds: seconds(there.seconds + back.seconds),
    metres: length === null ? null : metres(length),
    isEstimate: lengths.some((known) => known?.isEstimate === true),
  };
}

/** A year of `meetings` that are all at one school. */
export function yearAt(area: Area, partner: Partner, meetings: number): Travel {
  return times(roundTrip(area, partner), meetings);
}

/** A year of `meetings` that go round the partners and the school itself in turn; the share of those at home costs no travel. */
export function yearInTurns(area: Area, partners: readonly Partner[], meetings: number): Travel {
  let [time, length]: [number, number | null] = [0, 0];
  let isEstimate = false;
  for (const partner of partners) {
    const trip = roundTrip(area, partner);
    time += trip.seconds;
    length = length === null || trip.metres === null ? null : length + trip.metres;
    isEstimate ||= trip.isEstimate;
  }
  const whole = {
    seconds: seconds(time),
    metres: length === null ? null : metres(length),
    isEstimate,
  };
  return times(whole, meetings / (partners.length + 1));
}

function times(travel: Travel, count: number): Travel {
  return {
    seconds: seconds(count === 0 ? 0 : travel.seconds * count),
    metres: travel.metres === null ? null : metres(travel.metres * count),
    isEstimate: travel.isEstimate,
  };
}
