import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { School } from "../domain/school.ts";

/**
 * SHA-256, as 64 lower-case hexadecimal digits, of the UTF-8 lines `urn,longitude,latitude` in list order:
 * degrees with six decimals, both blank for a school without a location; lines are joined by a line feed, with
 * none after the last. Not `crypto.subtle`, which pages served over plain http do not have.
 */
export function schoolHash(schools: readonly Pick<School, "urn" | "location">[]): string {
  const lines = schools.map(({ urn, location }) =>
    location === null ? `${urn},,` : `${urn},${location[0].toFixed(6)},${location[1].toFixed(6)}`,
  );
  return bytesToHex(sha256(utf8ToBytes(lines.join("\n"))));
}
