import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import type { Cluster, Plan } from "../../src/domain/plan.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { Dated, School, SchoolIndex } from "../../src/domain/school.ts";
import { createSchoolSearch } from "../../src/domain/school_search.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { minutes, seconds } from "../../src/domain/units.ts";
import { readOsrmTable, writeOsrmTable } from "../../src/io/osrm_table.ts";
import { pastedPartnerships, readPastedPartnerships } from "../../src/io/partnerships_paste.ts";
import { readPlanCsv, writePlanCsv } from "../../src/io/plan_csv.ts";
import { readPlan } from "../../src/io/plan_file.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { readSchools } from "../../src/io/read_schools.ts";
import { readSchoolsCsv, writeSchoolsCsv } from "../../src/io/schools_csv.ts";
import { createDecoder, decodeText } from "../../src/io/text.ts";

const RUNS = { seed: 20260624, numRuns: 150 };
const utf8 = (text: string) => new TextEncoder().encode(text);

function readValue<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** Text as a cell gives it back: trimmed, not blank, and not one of the ways of saying "no value". */
const cellText = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter(
    (text) =>
      text !== "" &&
      !["na", "null", "-", "not applicable", "does not apply", "none", ".."].includes(
        text.toLowerCase(),
      ),
  );
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const date = fc.constantFrom(null, "2019", "2023-01", "2026-06-24");
const dated = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Dated<T> | null> =>
  optional(fc.record({ value, asAt: date }));
const count = fc.integer({ min: 0, max: 9999 });
const urn = fc.integer({ min: 1, max: 999_999 }).map(String);

const school: fc.Arbitrary<School> = fc.record({
  urn,
  name: cellText,
  location: optional(
    fc
      .tuple(fc.integer({ min: -6_000_000, max: 1_700_000 }), fc.integer({ min: 50e6, max: 55e6 }))
      .map(([longitude, latitude]) => [longitude / 1e6, latitude / 1e6] as const),
  ),
  laestab: optional(fc.integer({ min: 2_000_000, max: 9_999_999 }).map(String)),
  laCode: optional(fc.integer({ min: 200, max: 999 }).map(String)),
  laName: optional(cellText),
  district: optional(cellText),
  town: optional(cellText),
  postcode: optional(fc.constantFrom("LN4 3JY", "PE9 1AA")),
  status: fc.constantFrom("open", "proposed-to-close", "proposed-to-open", "closed", "unknown"),
  phase: optional(cellText),
  type: optional(cellText),
  religiousCharacter: optional(fc.constantFrom("None", "Does not apply", "Church of England")),
  religiousEthos: optional(cellText),
  diocese: dated(cellText),
  formerType: dated(cellText),
  lowAge: optional(fc.integer({ min: 0, max: 18 })),
  highAge: optional(fc.integer({ min: 0, max: 19 })),
  pupils: dated(count),
  capacity: dated(count),
  trust: dated(cellText),
  federation: dated(cellText),
  urbanRural: optional(cellText),
  snapMetres: optional(fc.double({ min: 0, max: 5000, noNaN: true })),
});
const schools = fc.uniqueArray(school, { minLength: 1, maxLength: 8, selector: ({ urn: u }) => u });

const speed = fc.oneof(
  fc.constantFrom(namedSpeed("free-flow"), namedSpeed("winter", seconds(180))),
  fc.double({ min: 0.1, max: 3, noNaN: true }).map((factor) => customSpeed(factor, seconds(60))),
);

/** JSON that does not use a name the format uses. */
const unknownFields = fc.option(
  fc.dictionary(fc.stringMatching(/^x[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 2 }), {
    minKeys: 1,
    maxKeys: 3,
  }),
  { nil: undefined },
);
const withUnknown = <T extends object>(
  value: T,
  unknown: Record<string, unknown> | undefined,
): T =>
  unknown === undefined ? value : { ...value, unknownFields: JSON.parse(JSON.stringify(unknown)) };

const cluster = (ids: fc.Arbitrary<string>): fc.Arbitrary<Cluster> =>
  fc
    .tuple(
      fc.record(
        {
          id: ids,
          name: cellText,
          schools: fc.uniqueArray(urn, { minLength: 1, maxLength: 5 }),
          host: urn,
          locked: fc.boolean(),
          form: fc.constantFrom("informal", "multi-academy-trust"),
          notes: fc.string(),
        },
        { requiredKeys: ["id", "name", "schools"] },
      ),
      unknownFields,
    )
    .map(([known, unknown]) => withUnknown(known as Cluster, unknown));

const clusters = fc.uniqueArray(cluster(cellText), { maxLength: 5, selector: ({ id }) => id });

const plan: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.record({
      name: fc.string(),
      area: fc.string(),
      madeAt: optional(fc.constant("2026-09-01T10:00:00Z")),
      driveTimes: optional(
        fc.record({
          kind: fc.constantFrom("osrm", "embedded", "estimate", "supplied"),
          schoolHash: optional(fc.string()),
          provenance: fc.constant(null),
        }),
      ),
      settings: fc.record(
        {
          ceilingMinutes: fc
            .double({ min: 0, minExcluded: true, max: 90, noNaN: true })
            .map(minutes),
          ceilingReason: fc.string(),
          speed,
          minSchools: count,
          maxPupils: count,
        },
        { requiredKeys: [] },
      ),
      clusters,
      links: fc.array(fc.record({ urns: fc.array(urn), kind: fc.string(), purpose: fc.string() }), {
        maxLength: 2,
      }),
      moves: fc.array(
        fc.record({
          urn,
          from: optional(cellText),
          to: optional(cellText),
          reason: fc.string(),
          role: fc.string(),
          date: fc.string(),
        }),
        { maxLength: 2 },
      ),
    }),
    unknownFields,
  )
  .map(([known, unknown]) => withUnknown(known as Plan, unknown));

const times: fc.Arbitrary<DriveTimes> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc
    .record({
      cells: fc.array(
        fc.oneof(
          fc.double({ min: 0, max: 1e5, noNaN: true }),
          fc.constant(Number.POSITIVE_INFINITY),
        ),
        { minLength: size * size, maxLength: size * size },
      ),
      metres: fc.option(
        fc.array(fc.double({ min: 0, max: 1e6 }), {
          minLength: size * size,
          maxLength: size * size,
        }),
        { nil: null },
      ),
      isEstimate: fc.boolean(),
    })
    .map(({ cells, metres, isEstimate }) =>
      denseDriveTimes({
        kind: isEstimate ? "estimate" : "osrm",
        provenance: {
          engine: "e",
          version: null,
          profile: "p",
          extract: null,
          madeAt: null,
          notes: null,
        },
        schoolHash: "h",
        band: isEstimate ? { coverage: 0.9, points: [{ seconds: 1, low: 0.5, high: 2 }] } : null,
        size,
        seconds: Float64Array.from(cells),
        metres: metres === null ? null : Float64Array.from(metres),
      }),
    ),
);

describe("what is written reads back the same", () => {
  it("for schools.csv", () => {
    fc.assert(
      fc.property(schools, (list) => {
        const read = readValue(readSchoolsCsv(writeSchoolsCsv(list), "s.csv"));
        expect(read.schools).toEqual(list);
        expect(read.rejected).toEqual([]);
      }),
      RUNS,
    );
  });

  it("for a plan as JSON, with the fields that are not known", () => {
    fc.assert(
      fc.property(plan, (written) => {
        const read = readValue(readPlanJson(utf8(writePlanJson(written)), "p.json"));
        expect(read).toEqual(JSON.parse(JSON.stringify(written)));
        expect(writePlanJson(read)).toBe(writePlanJson(written));
      }),
      RUNS,
    );
  });

  it("for a plan's clusters as CSV", () => {
    fc.assert(
      fc.property(plan, (written) => {
        const read = readValue(readPlan(utf8(writePlanCsv(written)), "p.csv"));
        expect(read.clusters).toEqual(
          written.clusters.map(({ id, name, schools: urns }) => ({ id, name, schools: urns })),
        );
      }),
      RUNS,
    );
  });

  it("for drive times as an OSRM table", () => {
    fc.assert(
      fc.property(times, (written) => {
        const read = readValue(readOsrmTable(utf8(writeOsrmTable(written)), "t.json"));
        expect([read.kind, read.provenance, read.band, read.schoolHash, read.size]).toEqual([
          written.kind,
          written.provenance,
          written.band,
          written.schoolHash,
          written.size,
        ]);
        for (let from = 0; from < written.size; from++) {
          for (let to = 0; to < written.size; to++) {
            const [i, j] = [from as SchoolIndex, to as SchoolIndex];
            expect(read.seconds(i, j)).toBe(written.seconds(i, j));
            expect(read.metres(i, j)).toBe(written.metres(i, j));
          }
        }
      }),
      RUNS,
    );
  });
});

const HEADERS = [
  "",
  "urn,name,longitude,latitude,pupils\n",
  "URN,EstablishmentName,Easting,Northing,NumberOfPupils\n",
  "urn,cluster\n",
  '{"clusters":',
  '{"code":"Ok","durations":',
];
const anyBytes = fc
  .tuple(
    fc.constantFrom(...HEADERS),
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .string({ unit: fc.constantFrom(...'0123456789,;\t"\r\n[]{}:.-ax '), maxLength: 200 })
        .map(utf8),
    ),
  )
  .map(([header, bytes]) => Uint8Array.of(...utf8(header), ...bytes));

describe("wrong input", () => {
  it("never makes a reader throw, and every refusal says what and what to do", async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const readings: Reading<unknown>[] = [
          readSchoolsCsv(bytes, "f"),
          readPlan(bytes, "f"),
          readPlanJson(bytes, "f"),
          readPlanCsv(bytes, "f"),
          readOsrmTable(bytes, "f"),
          await readSchools(bytes, "f"),
        ];
        for (const reading of readings) {
          const problems = reading.ok ? reading.notes : reading.problems;
          if (!reading.ok) expect(problems.length).toBeGreaterThan(0);
          for (const { file, reason, advice } of problems) {
            expect([file, reason !== "", advice !== ""]).toEqual(["f", true, true]);
          }
        }
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it("leaves every row of a school file accepted, filtered or rejected", async () => {
    const cells = fc.array(
      fc.constantFrom("1", "2", "A", "-0.5", "53", "", "499808", "x y", '"q"'),
      {
        maxLength: 6,
      },
    );
    const text = fc.array(cells, { maxLength: 12 }).map((rows) => rows.map((row) => row.join(",")));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(HEADERS[1] ?? "", HEADERS[2] ?? ""),
        text,
        async (header, rows) => {
          const reading = await readSchools(utf8(header + rows.join("\n")), "f");
          if (!reading.ok) return;
          const filled = rows.filter((row) => /[^,"\s]/.test(row)).length;
          const { read, accepted, filtered, rejected } = reading.value.counts;
          expect(read).toBe(filled);
          expect(accepted + filtered + rejected).toBe(read);
          expect(reading.value.schools).toHaveLength(accepted);
          expect(reading.value.rejected).toHaveLength(rejected);
        },
      ),
      RUNS,
    );
  });

  it("decodes any bytes the same in pieces as at once", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, cut) => {
        const { text, encoding } = decodeText(bytes);
        const decoder = createDecoder(encoding);
        expect(
          decoder.decode(bytes.subarray(0, cut), false) + decoder.decode(bytes.subarray(cut), true),
        ).toBe(text);
      }),
      RUNS,
    );
  });
});

describe("matching and searching", () => {
  it("match only what one school is called, and put every matched row into the plan or the list of those left out", () => {
    fc.assert(
      fc.property(schools, fc.string({ maxLength: 60 }), (list, text) => {
        const lines = list.map(({ urn: number }) => `${number}\tNorth`).join("\n");
        const rows = readPastedPartnerships(`${lines}\nnobody at all\tNorth\n${text}`, list);
        const { clusters: made, leftOut } = pastedPartnerships(rows, new Map());
        const known = new Set(list.map(({ urn: number }) => number));
        expect(made.flatMap(({ schools: urns }) => urns).every((u) => known.has(u))).toBe(true);
        for (const row of rows) {
          const isIn = row.match.kind === "matched" && row.partnership !== "";
          expect(leftOut.includes(row)).toBe(!isIn);
        }
      }),
      RUNS,
    );
  });

  it("finds every school by its URN, and never throws", () => {
    fc.assert(
      fc.property(schools, fc.string(), (list, query) => {
        const search = createSchoolSearch(list);
        search.find(query);
        for (const [i, { urn: number }] of list.entries()) {
          expect(search.find(number, 1)).toEqual([i]);
        }
      }),
      RUNS,
    );
  });
});
