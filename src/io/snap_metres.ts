import type { School } from "../domain/school.ts";
import { readDriveTimesHeader } from "./drive_times_bin.ts";
import { isJsonObject } from "./json_fields.ts";

/**
 * Metres from each of `count` schools to the road that its drive times start on, `null` where not known, as a file of drive
 * times says: `snapMetres` in the header of a drive-times.bin, or the `distance` of each of an OSRM table's `sources`. `null`
 * where the file does not say. The file has been read as drive times before, so what is wrong with it was told then.
 */
export function readSnapMetres(
  bytes: Uint8Array,
  count: number,
): readonly (number | null)[] | null {
  const header = readDriveTimesHeader(bytes);
  const list = header === null ? distancesOf(parse(bytes)) : header["snapMetres"];
  if (!Array.isArray(list) || list.length !== count) return null;
  const metres = list.map((value: unknown) =>
    typeof value === "number" && value >= 0 ? value : null,
  );
  return metres.some((value) => value !== null) ? metres : null;
}

/** `schools` with what a file of drive times says of their way to the road; as they are where it does not say. */
export function withSnapMetres(
  schools: readonly School[],
  metres: readonly (number | null)[] | null,
): readonly School[] {
  if (metres === null) return schools;
  return schools.map((school, i) => ({ ...school, snapMetres: metres[i] ?? null }));
}

function distancesOf(table: unknown): readonly unknown[] | null {
  const sources = isJsonObject(table) ? table["sources"] : null;
  if (!Array.isArray(sources)) return null;
  return sources.map((source: unknown) => (isJsonObject(source) ? source["distance"] : null));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
