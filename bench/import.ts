import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { GIAS_COLUMNS } from "../src/io/gias/gias_columns.ts";
import { readSchools } from "../src/io/read_schools.ts";

/** All English primaries with coordinates; a table that lies beside the repository, not in it. */
const ENGLAND = "../shared/data/england/schools.csv";
const EXTRACT_MEGABYTES = 60;

/** Prints how long school files take to read, beside bare papaparse on the same bytes. */
export async function run(print: (line: string) => void): Promise<void> {
  if (existsSync(ENGLAND)) {
    await compare(print, "England's primaries (schools.csv)", "schools.csv", readFileSync(ENGLAND));
  } else {
    print(`import: ${ENGLAND} is absent, so England's primaries are not timed`);
  }
  const name = `synthetic GIAS extract of ${EXTRACT_MEGABYTES} MB`;
  await compare(print, name, "edubasealldata20260624.csv", syntheticExtract());
}

async function compare(
  print: (line: string) => void,
  name: string,
  file: string,
  bytes: Uint8Array,
): Promise<void> {
  const began = performance.now();
  let lastTurn = began;
  let longestTurn = 0;
  const reading = await readSchools(
    bytes,
    file,
    {},
    {
      onProgress: () => {
        const now = performance.now();
        longestTurn = Math.max(longestTurn, now - lastTurn);
        lastTurn = now;
      },
    },
  );
  const ours = performance.now() - began;
  const bareBegan = performance.now();
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes));
  const bare = performance.now() - bareBegan;
  if (!reading.ok) throw new Error(reading.problems[0]?.reason ?? "nothing was read");
  const { read, accepted } = reading.value.counts;
  print(
    `import: ${name}: ${read} rows, ${accepted} schools in ${ours.toFixed(0)} ms ` +
      `(longest without a pause ${longestTurn.toFixed(0)} ms); ` +
      `bare papaparse ${bare.toFixed(0)} ms for ${data.length} rows; ratio ${(ours / bare).toFixed(2)}`,
  );
}

/** A file with GIAS's width (about 140 columns) and mix of phases, in windows-1252. */
function syntheticExtract(): Uint8Array {
  const wanted = Object.values(GIAS_COLUMNS);
  const others = Array.from({ length: 116 }, (_, i) => `Other column ${i} (name)`);
  const pieces = [[...wanted, ...others].map(quoted).join(",")];
  let size = 0;
  for (let i = 0; size < EXTRACT_MEGABYTES * 1e6; i++) {
    const row = syntheticRow(i, wanted, others.length);
    size += row.length + 2;
    pieces.push(row);
  }
  return Buffer.from(pieces.join("\r\n"), "latin1");
}

function syntheticRow(i: number, wanted: readonly string[], others: number): string {
  const cells: Readonly<Record<string, string>> = {
    [GIAS_COLUMNS.urn]: String(100_000 + i),
    [GIAS_COLUMNS.laCode]: String(200 + (i % 150)),
    [GIAS_COLUMNS.laName]: `Authority ${i % 150}`,
    [GIAS_COLUMNS.number]: String(2000 + (i % 7000)),
    [GIAS_COLUMNS.name]: quoted(`St Mary\u0092s School, Village ${i}`),
    [GIAS_COLUMNS.type]: "Community school",
    [GIAS_COLUMNS.status]: i % 2 === 0 ? "Open" : "Closed",
    [GIAS_COLUMNS.phase]: i % 3 === 0 ? "Secondary" : "Primary",
    [GIAS_COLUMNS.religiousCharacter]: "Does not apply",
    [GIAS_COLUMNS.capacity]: "210",
    [GIAS_COLUMNS.censusDate]: "15-01-2026",
    [GIAS_COLUMNS.pupils]: String(20 + (i % 400)),
    [GIAS_COLUMNS.easting]: String(400_000 + (i % 100_000)),
    [GIAS_COLUMNS.northing]: String(200_000 + (i % 100_000)),
  };
  const filler = Array.from({ length: others }, (_, j) => (j % 3 === 0 ? "" : "Not applicable"));
  return [...wanted.map((heading) => cells[heading] ?? ""), ...filler].join(",");
}

function quoted(cell: string): string {
  return `"${cell}"`;
}
