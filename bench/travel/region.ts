import { readFile } from "node:fs/promises";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import { readRegister } from "../../src/io/register.ts";

const LINCOLN = [-0.54, 53.23] as const;

/** The `count` schools of the register that are nearest to Lincoln, with estimated drive times. */
export async function openRegion(count: number): Promise<Area> {
  const reading = await readRegister(await readFile("geodata/register/england.csv.gz"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const schools = reading.value.schools
    .flatMap((school) => {
      const { location } = school;
      return location === null ? [] : [{ school, km: crowFlyKm(LINCOLN, location) }];
    })
    .sort((a, b) => a.km - b.km)
    .slice(0, count)
    .map(({ school }) => school);
  const locations = schools.map(({ location }) => location);
  return {
    name: "region",
    title: `${count} schools around Lincoln`,
    laCode: null,
    schools,
    driveTimes: estimateDriveTimes(locations, null),
    outline: null,
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [],
    caveats: [],
    hasDirections: false,
  };
}
