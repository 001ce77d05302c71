import type { Dated } from "../domain/school.ts";

/** A fact with its date, such as "84 (as at January 2023)", or "not supplied". */
export function datedText(dated: Dated<string | number> | null): string {
  if (dated === null) return "not supplied";
  return dated.asAt === null ? String(dated.value) : `${dated.value} (as at ${dated.asAt})`;
}
