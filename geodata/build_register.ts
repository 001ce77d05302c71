import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AUTHORITIES_FILE, REGISTER_FILE } from "../src/io/authorities.ts";
import { authorityList, registerOf } from "../src/io/register.ts";
import { readSchoolsCsv, writeSchoolsCsv } from "../src/io/schools_csv.ts";
import { gzipText } from "./gzip.ts";

/** The register's two files, by their paths below `geodata/`; the same bytes at every run. */
export async function buildRegister(
  sharedFolder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const file = join(sharedFolder, "england", "schools.csv");
  const list = readSchoolsCsv(await readFile(file), file);
  if (!list.ok) throw new Error(JSON.stringify(list.problems));
  const { counts, schools, rejected } = list.value;
  if (counts.accepted !== counts.read) {
    throw new Error(`${rejected.length} rows cannot be used: ${JSON.stringify(rejected[0])}`);
  }
  const sorted = schools.toSorted(
    (a, b) => (a.laCode ?? "").localeCompare(b.laCode ?? "") || a.urn.localeCompare(b.urn),
  );
  const authorities = authorityList(registerOf(sorted));
  return new Map([
    [REGISTER_FILE, gzipText(writeSchoolsCsv(sorted))],
    [AUTHORITIES_FILE, new TextEncoder().encode(`${JSON.stringify(authorities, null, 1)}\n`)],
  ]);
}
