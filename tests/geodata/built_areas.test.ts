import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { areaFolder } from "../../routing/area_folder.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { readArea } from "../../src/io/area_json.ts";
import { readAuthorities } from "../../src/io/authorities.ts";
import { readDirections } from "../../src/io/directions.ts";
import { areaFromRegister, readRegister } from "../../src/io/register.ts";
import { schoolHash } from "../../src/io/school_hash.ts";

const AREAS = join("geodata", "areas");
const REGISTER = join("geodata", "register", "england.csv.gz");
const AUTHORITIES = join("geodata", "register", "authorities.json");

async function builtIn(name: string) {
  const reading = await readArea(areaFolder(join(AREAS, name)));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return { area: reading.value, notes: reading.notes };
}

async function register() {
  const reading = await readRegister(await readFile(REGISTER));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return { register: reading.value, notes: reading.notes };
}

describe("built-in areas", () => {
  it.each([
    { name: "lincolnshire", title: "Lincolnshire", laCode: "925", count: 280, districts: 7 },
    { name: "isle-of-wight", title: "Isle of Wight", laCode: "921", count: 36, districts: null },
    { name: "rutland", title: "Rutland", laCode: "857", count: 17, districts: null },
  ])(
    "$name has its $count schools, boundary, places and drive times",
    async ({ name, title, laCode, count, districts }) => {
      const kind = name === "lincolnshire" ? "estimate" : "osrm";
      const { area, notes } = await builtIn(name);
      expect(notes).toEqual([]);
      expect([area.name, area.title, area.laCode]).toEqual([name, title, laCode]);
      expect(area.schools).toHaveLength(count);
      expect(area.schools.every((school) => school.laCode === laCode)).toBe(true);
      expect(area.schools.every(({ location }) => location !== null)).toBe(true);
      expect([area.driveTimes.kind, area.driveTimes.size]).toEqual([kind, count]);
      expect(area.driveTimes.schoolHash).toBe(schoolHash(area.schools));
      expect(area.driveTimes.band === null).toBe(kind === "osrm");
      expect(area.hasDirections).toBe(kind === "osrm");
      expect(area.outlineKind).toBe("boundary");
      expect(area.districts?.features.length ?? null).toBe(districts);
      expect(area.places.length).toBeGreaterThan(20);
      expect(area.sources.every(({ attribution }) => attribution !== "")).toBe(true);
    },
  );

  it.each(["lincolnshire", "isle-of-wight", "rutland"])(
    "%s is under 1.5 MB with every file compressed",
    async (name) => {
      const folder = join(AREAS, name);
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      const sizes = await Promise.all(
        files
          .filter((file) => file.isFile())
          .map(async (file) => (await stat(join(file.parentPath, file.name))).size),
      );
      expect(sizes.length).toBeGreaterThan(3);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
    },
  );

  it("the island's worst pair is Bembridge and St Saviour's, 2,516 s at free flow", async () => {
    const { area } = await builtIn("isle-of-wight");
    let worst = { seconds: -1, names: ["", ""] };
    for (const [i, from] of area.schools.entries()) {
      for (const [j, to] of area.schools.entries()) {
        const seconds = area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex);
        if (seconds > worst.seconds) worst = { seconds, names: [from.name, to.name].sort() };
      }
    }
    expect(Math.round(worst.seconds)).toBe(2516);
    expect(worst.names[0]).toMatch(/Bembridge/);
    expect(worst.names[1]).toMatch(/St Saviour/);
  });

  it.each(["isle-of-wight", "rutland"])(
    "%s has directions for every ordered pair, with the times of its table",
    async (name) => {
      const { area } = await builtIn(name);
      for (const [i, from] of area.schools.entries()) {
        const packed = await readFile(join(AREAS, name, "routes", `${from.urn}.ndjson.gz`));
        const lines = gunzipSync(packed).toString("utf8").trimEnd().split("\n");
        expect(lines).toHaveLength(area.schools.length - 1);
        for (const line of lines) {
          const { to, routes } = JSON.parse(line) as { to: string; routes: [{ duration: number }] };
          const j = area.schools.findIndex(({ urn }) => urn === to);
          const seconds = area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex);
          expect(Math.abs(routes[0].duration - seconds), `${from.urn} to ${to}`).toBeLessThan(0.5);
        }
      }
    },
  );

  it("reads one pair's directions from its folder", async () => {
    const folder = areaFolder(join(AREAS, "rutland"));
    const reading = await readDirections(folder, "120229", "137358");
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const leg = reading.value.routes[0].legs[0];
    expect(leg?.steps[0]?.maneuver.type).toBe("depart");
    expect(leg?.steps.at(-1)?.maneuver.type).toBe("arrive");
    expect(reading.value.routes[0].duration).toBe(1025.1);
    expect((await readDirections(folder, "137358", "137358")).ok).toBe(false);
  });

  it("knows how far each routed school is from its road", async () => {
    const { area } = await builtIn("rutland");
    expect(area.schools[0]?.snapMetres).toBe(23.9);
    expect(area.schools.every(({ snapMetres }) => snapMetres !== null && snapMetres < 500)).toBe(
      true,
    );
  });
});

describe("the register of England", () => {
  it("has 16,693 schools in 152 authorities and says that 6 have none", async () => {
    const { register: england, notes } = await register();
    expect(england.schools).toHaveLength(16_693);
    expect(england.authorities).toHaveLength(152);
    expect(england.withoutAuthority).toHaveLength(6);
    expect(notes).toEqual([]);
    const counted = england.authorities.reduce((sum, { schools }) => sum + schools, 0);
    expect(counted + 6).toBe(16_693);
    expect(england.schools.every(({ location }) => location !== null)).toBe(true);
  });

  it("has an area name for each authority, and a short list that says the same", async () => {
    const { register: england } = await register();
    const list = readAuthorities(await readFile(AUTHORITIES));
    if (!list.ok) throw new Error(JSON.stringify(list.problems));
    expect(list.value.authorities).toEqual(england.authorities);
    expect([list.value.schools, list.value.withoutAuthority]).toEqual([16_693, 6]);
    const names = new Set(england.authorities.map(({ name }) => name));
    expect(names.size).toBe(152);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const name of ["lincolnshire", "isle-of-wight", "rutland"]) {
      expect(names).toContain(name);
    }
  });

  it("is under 1 MB, and its short list under 20 kB", async () => {
    expect((await stat(REGISTER)).size).toBeLessThan(1_000_000);
    expect((await stat(AUTHORITIES)).size).toBeLessThan(20_000);
  });

  it("has the same schools as the built-in areas", async () => {
    const { register: england } = await register();
    for (const name of ["lincolnshire", "isle-of-wight", "rutland"]) {
      const { area } = await builtIn(name);
      const registered = areaFromRegister(england, area.laCode ?? "");
      const plain = (schools: typeof area.schools) =>
        schools.map((school) => ({ ...school, snapMetres: null }));
      expect(plain(registered.schools)).toEqual(plain(area.schools));
    }
  });

  it("names each school without an authority in exactly one area", async () => {
    const { register: england } = await register();
    const mentions = england.authorities.flatMap(({ laCode }) => {
      const { caveats } = areaFromRegister(england, laCode);
      return england.withoutAuthority.filter(({ urn }) => caveats.join(" ").includes(`(${urn})`));
    });
    expect(mentions.map(({ urn }) => urn).sort()).toEqual(
      england.withoutAuthority.map(({ urn }) => urn).sort(),
    );
  });

  it("keeps every school of an area inside its hull's bounds", async () => {
    const { register: england } = await register();
    const area = areaFromRegister(england, "908");
    const ring = area.outline?.geometry.coordinates[0] as [number, number][];
    const box = (axis: 0 | 1) => ring.map((position) => position[axis]);
    for (const { location } of area.schools) {
      const [x, y] = location ?? [Number.NaN, Number.NaN];
      expect(x > Math.min(...box(0)) && x < Math.max(...box(0))).toBe(true);
      expect(y > Math.min(...box(1)) && y < Math.max(...box(1))).toBe(true);
      expect(Math.min(...ring.map((corner) => crowFlyKm(corner, [x, y])))).toBeGreaterThan(1);
    }
  });
});
