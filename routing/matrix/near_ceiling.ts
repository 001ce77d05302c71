import { SPEED_FACTORS } from "../../src/domain/speed.ts";

/** Three minutes: so near a ceiling the verdict must not hang on how a table was computed (domain handbook §6.2). */
const MARGIN_SECONDS = 180;

/** Whether `rawSeconds` comes within three minutes of the ceiling at one of the named speeds. */
export function isNearCeiling(rawSeconds: number, ceilingSeconds: number): boolean {
  return Object.values(SPEED_FACTORS).some(
    (factor) => Math.abs(rawSeconds * factor - ceilingSeconds) <= MARGIN_SECONDS,
  );
}
