import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { areaName } from "../../src/io/area_name.ts";
import { readAuthorities } from "../../src/io/authorities.ts";
import {
  areaFromRegister,
  authorityList,
  readRegister,
  registerOf,
} from "../../src/io/register.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { writeSchoolsCsv } from "../../src/io/schools_csv.ts";

function school(urn: string, laCode: string | null, more: Partial<School> = {}): School {
  return {
    ...emptySchool(urn, `School ${urn}`),
    laCode,
    laName: laCode === "201" ? "Hull, City of" : laCode === null ? null : "East Riding",
    location: [-0.3, 53.75],
    ...more,
  };
}

const SCHOOLS = [
  school("100001", "201", { pupils: { value: 200, asAt: "2023-01" } }),
  school("100002", "811", { location: [-0.9, 53.9] }),
  school("100003", "201", {
    pupils: { value: 90, asAt: "2026-08" },
    capacity: { value: 105, asAt: "2026-08" },
    trust: { value: "Ebor", asAt: "2019" },
  }),
  school("100004", null, { name: "Stray", location: [-0.31, 53.75] }),
];

describe("the register", () => {
  it("reads back from gzipped schools.csv with its authorities counted", async () => {
    const reading = await readRegister(gzipSync(writeSchoolsCsv(SCHOOLS)));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.schools).toEqual(SCHOOLS);
    expect(reading.value.authorities).toEqual([
      { laCode: "811", laName: "East Riding", name: "east-riding", schools: 1 },
      { laCode: "201", laName: "Hull, City of", name: "hull-city-of", schools: 2 },
    ]);
    expect(reading.value.withoutAuthority.map(({ urn }) => urn)).toEqual(["100004"]);
  });

  it("refuses bytes that are damaged", async () => {
    const packed = gzipSync(writeSchoolsCsv(SCHOOLS));
    const reading = await readRegister(packed.subarray(0, packed.length - 20));
    if (reading.ok) throw new Error("The register was read.");
    expect(reading.problems[0]?.reason).toMatch(/damaged/);
  });

  it("gives an authority's area: its schools, estimated times, a hull, and every gap said", () => {
    const area = areaFromRegister(registerOf(SCHOOLS), "201");
    expect([area.name, area.title, area.laCode]).toEqual(["hull-city-of", "Hull, City of", "201"]);
    expect(area.schools.map(({ urn }) => urn)).toEqual(["100001", "100003"]);
    expect(area.driveTimes.kind).toBe("estimate");
    expect(area.driveTimes.schoolHash).toBe(schoolHash(area.schools));
    expect(area.driveTimes.seconds(0 as SchoolIndex, 1 as SchoolIndex)).toBe(20);
    expect(area.outlineKind).toBe("hull");
    expect(area.outline?.geometry.type).toBe("Polygon");
    expect(area.hasDirections).toBe(false);
    expect(area.caveats).toEqual([
      "The schools are those open on 30 January 2026; later openings, closures and new URNs are missing.",
      "The roll is from the school census of January 2023 for 1 of 2 schools.",
      "The roll is as at August 2026 for 1 of 2 schools.",
      "The capacity is not known for 1 of 2 schools, so unfilled places cannot be shown for it.",
      "The type is not known for all 2 schools.",
      "The trust is of 2019 for 1 of 2 schools and may have changed since; for the others none is known.",
      "The authority of Stray (100004) is not known: it is nearby and may be missing here.",
      expect.stringMatching(/^Drive times are estimated/),
      "No boundary is loaded: the line on the map is drawn around the schools.",
    ]);
  });

  it("names a school without an authority only where its nearest school is", () => {
    const area = areaFromRegister(registerOf(SCHOOLS), "811");
    expect(area.caveats.join(" ")).not.toContain("Stray");
  });

  it("throws for an authority that it does not have", () => {
    expect(() => areaFromRegister(registerOf(SCHOOLS), "999")).toThrow(/999/);
  });

  it("makes area names of titles", () => {
    expect(areaName("Bristol, City of")).toBe("bristol-city-of");
    expect(areaName("St. Helens")).toBe("st-helens");
    expect(areaName("King's Lynn & West")).toBe("kings-lynn-west");
  });

  it("has a list of authorities that reads back, and refuses another", () => {
    const list = authorityList(registerOf(SCHOOLS));
    const bytes = new TextEncoder().encode(JSON.stringify(list));
    expect(readAuthorities(bytes)).toEqual({ ok: true, value: list, notes: [] });
    expect([list.schools, list.withoutAuthority]).toEqual([4, 1]);
    for (const wrong of ["{", "[]", '{"format":"school-cluster-authorities","version":2}']) {
      expect(readAuthorities(new TextEncoder().encode(wrong)).ok).toBe(false);
    }
  });
});
