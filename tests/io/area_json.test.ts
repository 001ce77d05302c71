import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import type { AreaFiles } from "../../src/io/area_files.ts";
import { readArea } from "../../src/io/area_json.ts";
import { writeArea } from "../../src/io/area_writer.ts";
import { schoolHash } from "../../src/io/school_hash.ts";

const SCHOOLS: readonly School[] = [
  { ...emptySchool("100001", "Ashby"), location: [-0.5, 53.2], snapMetres: 12.5 },
  { ...emptySchool("100002", "Brigg, St Mary"), location: [-0.4, 53.3] },
];

const AREA: Area = {
  name: "two-schools",
  title: "Two Schools",
  laCode: "999",
  schools: SCHOOLS,
  driveTimes: denseDriveTimes({
    kind: "osrm",
    provenance: {
      engine: "OSRM",
      version: "6.0.0",
      profile: null,
      extract: "two.osm.pbf",
      madeAt: null,
      notes: null,
    },
    schoolHash: schoolHash(SCHOOLS),
    size: 2,
    band: null,
    seconds: Float64Array.of(0, 900, 960.5, 0),
    metres: Float64Array.of(0, 15000, 15100.5, 0),
  }),
  outline: {
    type: "Feature",
    properties: { name: "Two Schools" },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [-1, 53],
          [0, 53],
          [0, 54],
          [-1, 53],
        ],
      ],
    },
  },
  outlineKind: "boundary",
  districts: null,
  places: [{ name: "Ashby", position: [-0.5, 53.2] }],
  sources: [
    {
      what: "Schools",
      publisher: "DfE",
      licence: "OGL",
      attribution: "Contains…",
      asAt: "2026-01-30",
      url: null,
    },
  ],
  caveats: ["Only two."],
  hasDirections: false,
};

function filesOf(area: Area): Map<string, Uint8Array> {
  return new Map(writeArea(area, "2026-01-30"));
}

function inMemory(files: ReadonlyMap<string, Uint8Array>): AreaFiles {
  return { name: "two-schools", read: (file) => Promise.resolve(files.get(file) ?? null) };
}

async function refusalOf(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const reading = await readArea(inMemory(files));
  if (reading.ok) throw new Error("The area was read.");
  return reading.problems.map(({ file, reason }) => `${file}: ${reason}`).join("\n");
}

const text = (value: string) => new TextEncoder().encode(value);

describe("an area's folder", () => {
  it("reads back as the area that was written", async () => {
    const reading = await readArea(inMemory(filesOf(AREA)));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { driveTimes, ...rest } = reading.value;
    const { driveTimes: written, ...expected } = AREA;
    expect(rest).toEqual(expected);
    expect(driveTimes.provenance).toEqual(written.provenance);
    const [a, b] = [0 as SchoolIndex, 1 as SchoolIndex];
    expect([driveTimes.seconds(a, b), driveTimes.seconds(b, a)]).toEqual([900, 960.5]);
    expect([driveTimes.metres(a, b), driveTimes.metres(b, a)]).toEqual([15000, 15100.5]);
    expect(driveTimes.schoolHash).toBe(schoolHash(SCHOOLS));
  });

  it("stores no table for estimated times, and computes them again from the positions", async () => {
    const locations = SCHOOLS.map(({ location }) => location);
    const driveTimes = estimateDriveTimes(locations, schoolHash(SCHOOLS));
    const files = filesOf({ ...AREA, driveTimes });
    expect([...files.keys()]).not.toContain("drive-times.bin");
    const reading = await readArea(inMemory(files));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.driveTimes.kind).toBe("estimate");
    const [a, b] = [0 as SchoolIndex, 1 as SchoolIndex];
    expect(reading.value.driveTimes.seconds(a, b)).toBe(driveTimes.seconds(a, b));
  });

  it("draws a hull around the schools where there is no boundary", async () => {
    const files = filesOf({ ...AREA, outline: null, outlineKind: "hull" });
    expect([...files.keys()]).not.toContain("outline.geojson");
    const reading = await readArea(inMemory(files));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.outlineKind).toBe("hull");
    expect(reading.value.outline?.geometry.type).toBe("Polygon");
  });

  it("is refused when a school was moved after its drive times were made", async () => {
    const files = filesOf(AREA);
    const moved = SCHOOLS.map((school) => ({ ...school, location: [-0.5, 53.25] as const }));
    const csv = filesOf({ ...AREA, schools: moved }).get("schools.csv");
    files.set("schools.csv", csv ?? text(""));
    expect(await refusalOf(files)).toMatch(
      /drive-times\.bin: The drive times were made for another list of schools/,
    );
  });

  it("is refused when its drive times are for another number of schools", async () => {
    const files = filesOf(AREA);
    const csv = filesOf({ ...AREA, schools: SCHOOLS.slice(1) }).get("schools.csv");
    files.set("schools.csv", csv ?? text(""));
    expect(await refusalOf(files)).toMatch(/for 2 schools; the list has 1/);
  });

  it.each([
    ["area.json", "two-schools has no area.json"],
    ["schools.csv", "no list of schools"],
    ["drive-times.bin", "Two Schools has no drive-times.bin"],
  ])("is refused without %s", async (file, sentence) => {
    const files = filesOf(AREA);
    files.delete(file);
    expect(await refusalOf(files)).toContain(sentence);
  });

  it.each([
    ["area.json", "{", "not valid JSON"],
    ["area.json", '{"format":"something"}', "It is not an area"],
    ["area.json", '{"format":"school-cluster-area","version":2}', "It is version 2"],
    ["area.json", '{"format":"school-cluster-area","version":1}', "name and title"],
    [
      "area.json",
      '{"format":"school-cluster-area","version":1,"name":"a","title":"A"}',
      "where the drive times come from",
    ],
    ["schools.csv", "a,b\n1,2\n", "no column for urn"],
    ["drive-times.bin", "nonsense", "begin with DRIVETMS"],
    ["outline.geojson", "{}", "boundary is exactly one"],
    ["outline.geojson", '{"type":"FeatureCollection","features":[]}', "has 0 areas"],
    ["districts.geojson", "[]", "not GeoJSON"],
    ["places.csv", "a,b\n1,2\n", "name, longitude and latitude are needed"],
  ])("refuses a %s that says %s", async (file, content, sentence) => {
    const files = filesOf(AREA);
    files.set(file, text(content));
    const refusal = await refusalOf(files);
    expect(refusal).toContain(sentence);
    expect(refusal).toContain(file);
  });

  it("refuses a boundary of two areas, because it cannot know which is meant", async () => {
    const files = filesOf(AREA);
    const two = { type: "FeatureCollection", features: [AREA.outline, AREA.outline] };
    files.set("outline.geojson", text(JSON.stringify(two)));
    expect(await refusalOf(files)).toContain("has 2 areas");
  });

  it("lists every unusable file at once", async () => {
    const files = filesOf(AREA);
    files.set("outline.geojson", text("{}"));
    files.set("places.csv", text(""));
    expect((await refusalOf(files)).split("\n")).toHaveLength(2);
  });

  it("leaves out a place without a position and notes its row", async () => {
    const files = filesOf(AREA);
    files.set("places.csv", text("name,longitude,latitude\nAshby,-0.5,53.2\nNowhere,,\n"));
    const reading = await readArea(inMemory(files));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.places.map(({ name }) => name)).toEqual(["Ashby"]);
    expect(reading.notes.map(({ file, row }) => [file, row])).toContainEqual(["places.csv", 3]);
  });

  it("says why a file could not be read", async () => {
    const failing: AreaFiles = {
      name: "two-schools",
      read: () => Promise.reject(new Error("disk error 5")),
    };
    const reading = await readArea(failing);
    if (reading.ok) throw new Error("The area was read.");
    expect(reading.problems[0]?.reason).toBe("It cannot be read: disk error 5");
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    stop.abort();
    const files: AreaFiles = {
      name: "two-schools",
      read: (_, signal) => Promise.reject(signal?.reason),
    };
    await expect(readArea(files, stop.signal)).rejects.toThrow(/abort/i);
  });
});
