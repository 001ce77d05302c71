import type { Partner } from "./partners.ts";
import type { Metres, Seconds } from "./units.ts";
import { metres, seconds } from "./units.ts";

/** Heads meet once or twice a term. Source: docs/data-sources.md#meetings. */
export const DEFAULT_MEETINGS = 6;

/** Time on the road and its length: judged seconds, `UNREACHABLE` where there is no route; metres are `null` where not known. */
export interface Travel {
  readonly seconds: Seconds;
  readonly metres: Metres | null;
}

export const NO_TRAVEL: Travel = { seconds: seconds(0), metres: metres(0) };

/** There and back, once. */
export function roundTrip({ there, back }: Partner): Travel {
  const length =
    there.metres === null || back.metres === null ? null : metres(there.metres + back.metres);
  return { seconds: seconds(there.seconds + back.seconds), metres: length };
}

/** A year of `meetings` that are all at one school. */
export function yearAt(partner: Partner, meetings: number): Travel {
  return times(roundTrip(partner), meetings);
}

/** A year of `meetings` that go round the partners and the school itself in turn; the share of those at home costs no travel. */
export function yearInTurns(partners: readonly Partner[], meetings: number): Travel {
  let [time, length]: [number, number | null] = [0, 0];
  for (const partner of partners) {
    const trip = roundTrip(partner);
    time += trip.seconds;
    length = length === null || trip.metres === null ? null : length + trip.metres;
  }
  const whole = { seconds: seconds(time), metres: length === null ? null : metres(length) };
  return times(whole, meetings / (partners.length + 1));
}

function times(travel: Travel, count: number): Travel {
  return {
    seconds: seconds(count === 0 ? 0 : travel.seconds * count),
    metres: travel.metres === null ? null : metres(travel.metres * count),
  };
}
