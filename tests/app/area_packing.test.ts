import { describe, expect, it } from "vitest";
import { builtAreaFiles } from "../../geodata/files.ts";
import type { Area } from "../../src/domain/area.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { readArea } from "../../src/io/area_json.ts";
import { packArea, unpackArea } from "../../src/io/area_transfer.ts";
import { areaOf, schoolOf } from "../support/builders.ts";
import { ROOT } from "../support/repository.ts";

async function builtIn(name: string): Promise<Area> {
  const reading = await readArea(builtAreaFiles(ROOT, name));
  if (reading.ok) return reading.value;
  throw new Error(JSON.stringify(reading.problems));
}

/** What another thread gets: a copy, with the buffers moved. */
function sent(area: Area): Area {
  const { packed, transfer } = packArea(area);
  return unpackArea(structuredClone(packed, { transfer }));
}

/** Fails unless every time, end of a band and distance is the same, bit for bit. */
function expectSameTimes(got: Area, wanted: Area): void {
  const { size } = wanted.driveTimes;
  expect(got.driveTimes.size).toBe(size);
  const differing: string[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [from, to] = [i as SchoolIndex, j as SchoolIndex];
      const read = ({ driveTimes: times }: Area) => [
        times.seconds(from, to),
        times.low(from, to),
        times.high(from, to),
        times.metres(from, to),
      ];
      const [a, b] = [read(got), read(wanted)];
      if (!a.every((value, k) => Object.is(value, b[k])))
        differing.push(`${i} to ${j}: ${a}, ${b}`);
    }
    const neighbours = (area: Area) => [...area.driveTimes.neighbours(i as SchoolIndex)];
    expect(neighbours(got)).toEqual(neighbours(wanted));
  }
  expect(differing).toEqual([]);
}

describe("an area that was sent from a worker", () => {
  it.each(["isle-of-wight", "rutland", "lincolnshire"])(
    "is the same for %s: every time, metre and band, and every fact",
    async (name) => {
      const area = await builtIn(name);
      const got = sent(area);
      expectSameTimes(got, area);
      const { driveTimes: gotTimes, ...gotFacts } = got;
      const { driveTimes, ...facts } = area;
      expect(gotFacts).toEqual(facts);
      const { kind, provenance, schoolHash, band } = driveTimes;
      expect(gotTimes).toMatchObject({ kind, provenance, schoolHash, band });
    },
  );

  it("keeps pairs without a route, metres that are not known, and a band of its own", () => {
    const area = areaOf({
      schools: ["1", "2"].map((urn) => schoolOf(urn)),
      seconds: [
        [0, null],
        [1234.5, 0],
      ],
      metres: [
        [0, Number.NaN],
        [9000, 0],
      ],
    });
    const got = sent(area);
    expectSameTimes(got, area);
    expect(got.driveTimes.seconds(0 as SchoolIndex, 1 as SchoolIndex)).toBe(Infinity);
    expect(got.driveTimes.metres(0 as SchoolIndex, 1 as SchoolIndex)).toBeNull();
  });

  it("leaves the area that was sent as it was", async () => {
    const area = await builtIn("rutland");
    const first = sent(area);
    expectSameTimes(sent(area), first);
  });
});
