import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schoolHash } from "../../src/io/school_hash.ts";

const A = { urn: "100001", location: [-0.5, 53.25] as const };
const B = { urn: "100002", location: null };
const C = { urn: "100003", location: [1, 52.1234567] as const };

describe("school hash", () => {
  it("is SHA-256 over urn,longitude,latitude lines with six decimals and no line feed at the end", () => {
    // printf '100001,-0.500000,53.250000\n100002,,\n100003,1.000000,52.123457' | sha256sum
    expect(schoolHash([A, B, C])).toBe(
      "6bfd00da37339bcdb6b14343743db5a30608f43757c05a774bd9d47a62c76084",
    );
  });

  it("changes with the order, with a URN and with a move of a tenth of a metre", () => {
    const hash = schoolHash([A, C]);
    expect(schoolHash([C, A])).not.toBe(hash);
    expect(schoolHash([{ ...A, urn: "100009" }, C])).not.toBe(hash);
    expect(schoolHash([{ ...A, location: [-0.500001, 53.25] }, C])).not.toBe(hash);
  });

  it("does not change with digits beyond the sixth decimal", () => {
    expect(schoolHash([{ ...A, location: [-0.5000000001, 53.25] }])).toBe(schoolHash([A]));
  });

  it("agrees with Node's own SHA-256 for any list", () => {
    const school = fc.record({
      urn: fc.stringMatching(/^[0-9]{6}$/),
      location: fc.option(
        fc.tuple(
          fc.double({ min: -8, max: 2, noNaN: true }),
          fc.double({ min: 49, max: 61, noNaN: true }),
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(school), (schools) => {
        const lines = schools.map(({ urn, location }) =>
          [urn, ...(location?.map((degrees) => degrees.toFixed(6)) ?? ["", ""])].join(","),
        );
        const expected = createHash("sha256").update(lines.join("\n")).digest("hex");
        expect(schoolHash(schools)).toBe(expected);
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});
