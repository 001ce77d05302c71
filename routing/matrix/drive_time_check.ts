import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { Position } from "../../src/domain/school.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";

/** Beyond this, 0 seconds are no drive time: engines answer in tenths of a second, and nobody drives at 10,000 m/s. */
const FARTHEST_WITHOUT_TIME_KM = 0.5;

/** Throws an `EngineFailure` where `seconds` from `from` to `to` are 0 and the two are not the same place. */
export function refuseNoTime(from: Position, to: Position, seconds: number): void {
  if (seconds > 0) return;
  const apart = crowFlyKm(from, to);
  if (apart <= FARTHEST_WITHOUT_TIME_KM) return;
  throw new EngineFailure(
    `It says that a drive between places ${apart.toFixed(1)} km apart takes 0 seconds (${placeText(from)} to ${placeText(to)}), so its answers are not drive times. Check its profile and how its roads were prepared.`,
  );
}

function placeText([longitude, latitude]: Position): string {
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
}
