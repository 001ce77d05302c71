import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DriveTimes, Provenance } from "../../src/domain/drive_times.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { decodeDriveTimes, encodeDriveTimes } from "../../src/io/drive_times_bin.ts";

const PROVENANCE: Provenance = {
  engine: "OSRM",
  version: "6.0.0",
  profile: "car.lua",
  extract: "Ynys Môn.osm.pbf",
  madeAt: "2026-01-30",
  notes: null,
};

const index = (value: number) => value as SchoolIndex;

function table(seconds: number[], metres: number[] | null = null): DriveTimes {
  return denseDriveTimes({
    kind: "osrm",
    provenance: PROVENANCE,
    schoolHash: "ab".repeat(32),
    size: Math.sqrt(seconds.length),
    band: null,
    seconds: Float64Array.from(seconds),
    metres: metres === null ? null : Float64Array.from(metres),
  });
}

function decoded(bytes: Uint8Array): DriveTimes {
  const reading = decodeDriveTimes(bytes, "drive-times.bin");
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function refusal(bytes: Uint8Array): string {
  const reading = decodeDriveTimes(bytes, "drive-times.bin");
  if (reading.ok) throw new Error("The bytes were read.");
  expect(reading.problems).toHaveLength(1);
  expect(reading.problems[0]?.file).toBe("drive-times.bin");
  expect(reading.problems[0]?.advice).not.toBe("");
  return reading.problems[0]?.reason ?? "";
}

/** The bytes of two schools, 600 s there and 720.5 s back, changed by `change`. */
function changed(change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = encodeDriveTimes(table([0, 600, 720.5, 0], [0, 9000, Number.NaN, 0]));
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

describe("drive-times.bin", () => {
  it("is laid out byte by byte as the format says", () => {
    const bytes = changed(() => {});
    const view = new DataView(bytes.buffer);
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe("DRIVETMS");
    expect([view.getUint16(8, true), view.getUint16(10, true)]).toEqual([1, 0]);
    expect(view.getUint32(12, true)).toBe(2);
    const length = view.getUint32(16, true);
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length)));
    expect(header).toEqual({
      kind: "osrm",
      provenance: PROVENANCE,
      band: null,
      schoolHash: "ab".repeat(32),
    });
    const bodyAt = 20 + length + ((4 - (length % 4)) % 4);
    const floats = Array.from({ length: 8 }, (_, i) => view.getFloat32(bodyAt + 4 * i, true));
    expect(floats).toEqual([0, 600, 720.5, 0, 0, 9000, Number.NaN, 0]);
    expect(bytes).toHaveLength(bodyAt + 32);
  });

  it("keeps direction, no route, unknown metres and provenance", () => {
    const times = decoded(
      encodeDriveTimes(table([0, Infinity, 720.5, 0], [0, Number.NaN, 8000, 0])),
    );
    expect(times.seconds(index(0), index(1))).toBe(Infinity);
    expect(times.seconds(index(1), index(0))).toBe(720.5);
    expect(times.metres(index(0), index(1))).toBeNull();
    expect(times.metres(index(1), index(0))).toBe(8000);
    expect(times.provenance).toEqual(PROVENANCE);
    expect([times.kind, times.band]).toEqual(["osrm", null]);
  });

  it("keeps the label and the band of an estimate", () => {
    const estimate = estimateDriveTimes([[-0.5, 53.2], null, [-0.4, 53.3]], "hash");
    const times = decoded(encodeDriveTimes(estimate));
    expect(times.kind).toBe("estimate");
    expect(times.band).toEqual(estimate.band);
    expect(times.metres(index(0), index(2))).toBeNull();
    expect(times.high(index(0), index(2))).toBeCloseTo(estimate.high(index(0), index(2)), 2);
    expect(times.seconds(index(0), index(1))).toBe(Infinity);
  });

  it("reads back every time as Float32 has it, for any table", () => {
    const cell = fc.oneof(fc.double({ min: 0, max: 50_000, noNaN: true }), fc.constant(Infinity));
    const anyTable = fc
      .integer({ min: 0, max: 6 })
      .chain((n) => fc.array(cell, { minLength: n * n, maxLength: n * n }));
    fc.assert(
      fc.property(anyTable, (seconds) => {
        const n = Math.sqrt(seconds.length);
        const times = decoded(encodeDriveTimes(table(seconds)));
        const back = seconds.map((_, i) => times.seconds(index(Math.floor(i / n)), index(i % n)));
        expect(back).toEqual(seconds.map(Math.fround));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("reads bytes that start inside a larger buffer", () => {
    const bytes = changed(() => {});
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decoded(larger.subarray(3)).size).toBe(2);
  });

  it("refuses what is not a drive-times file", () => {
    expect(refusal(new TextEncoder().encode("urn,name\n"))).toMatch(/begin with DRIVETMS/);
    expect(refusal(new Uint8Array())).toMatch(/begin with DRIVETMS/);
    expect(refusal(new TextEncoder().encode("DRIVETMS"))).toMatch(/8 bytes; its first part/);
  });

  it("refuses another version", () => {
    expect(refusal(changed((_, view) => view.setUint16(8, 2, true)))).toMatch(/version 2/);
  });

  it("refuses a wrong length, whatever the header claims", () => {
    const whole = changed(() => {});
    expect(refusal(whole.subarray(0, whole.length - 1))).toMatch(
      new RegExp(`${whole.length - 1} bytes; 2 schools .* need ${whole.length}`),
    );
    expect(refusal(changed((_, view) => view.setUint32(12, 3, true)))).toMatch(/3 schools/);
    expect(refusal(changed((_, view) => view.setUint32(12, 0xffffffff, true)))).toMatch(/need/);
    expect(refusal(changed((_, view) => view.setUint32(16, 0xffffffff, true)))).toMatch(/need/);
  });

  it("refuses a time that is not a number or negative, and names the pair", () => {
    const last = (bytes: Uint8Array, cell: number) => bytes.length - 32 + 4 * cell;
    const badTime = (value: number) =>
      changed((bytes, view) => view.setFloat32(last(bytes, 1), value, true));
    expect(refusal(badTime(Number.NaN))).toMatch(/from school 1 to school 2 is NaN/);
    expect(refusal(badTime(-1))).toMatch(/from school 1 to school 2 is -1/);
    const badMetres = changed((bytes, view) => view.setFloat32(last(bytes, 6), -5, true));
    expect(refusal(badMetres)).toMatch(/distance from school 2 to school 1 is -5/);
  });

  it("refuses a header that is not JSON, names no engine, or is an estimate without a band", () => {
    expect(
      refusal(
        changed((bytes) => {
          bytes[20] = 0x21;
        }),
      ),
    ).toMatch(/header/);
    const unnamed = { ...table([0]), provenance: { ...PROVENANCE, engine: "" } };
    expect(refusal(encodeDriveTimes(unnamed))).toMatch(/header/);
    expect(refusal(encodeDriveTimes({ ...table([0]), kind: "estimate" }))).toMatch(/header/);
  });
});
