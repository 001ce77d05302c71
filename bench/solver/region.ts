import { readFile } from "node:fs/promises";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { areaOfSchools } from "../../src/io/area_of_schools.ts";
import type { Register } from "../../src/io/register.ts";
import { areaFromRegister, readRegister } from "../../src/io/register.ts";

const LINCOLN = [-0.54, 53.23] as const;

/** All open primary schools of England. */
export async function openRegister(): Promise<Register> {
  const reading = await readRegister(await readFile("geodata/register/england.csv.gz"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** The register's authority of that code, with estimated drive times. */
export async function openAuthority(laCode: string): Promise<Area> {
  return areaFromRegister(await openRegister(), laCode);
}

/** The `count` schools of the register that are nearest to Lincoln, with estimated drive times. */
export async function openRegion(count: number): Promise<Area> {
  const { schools } = await openRegister();
  const nearest = schools
    .flatMap((school) => {
      const { location } = school;
      return location === null ? [] : [{ school, km: crowFlyKm(LINCOLN, location) }];
    })
    .sort((a, b) => a.km - b.km)
    .slice(0, count)
    .map(({ school }) => school);
  const title = `${count} schools around Lincoln`;
  return areaOfSchools(nearest, { title, laCode: null, file: "england.csv.gz", asAt: null });
}
