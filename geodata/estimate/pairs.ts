import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";

/** A drive whose time is known by road. `seconds` are raw. */
export interface RoadPair {
  readonly km: number;
  readonly seconds: number;
}

/** The road pairs that one place contributes. */
export interface RoadPairs {
  readonly place: string;
  readonly pairs: readonly RoadPair[];
}

/** Crow-fly kilometres and routed seconds of every ordered pair of an area's schools that has a route. */
export function roadPairsOf(area: Area): RoadPairs {
  const pairs: RoadPair[] = [];
  area.schools.forEach((from, i) => {
    area.schools.forEach((to, j) => {
      if (i === j || from.location === null || to.location === null) return;
      const seconds = area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex);
      if (Number.isFinite(seconds)) {
        pairs.push({ km: crowFlyKm(from.location, to.location), seconds });
      }
    });
  });
  return { place: area.title, pairs };
}

/** The Lincolnshire small-area road times of `../shared/data/calibration`, which end at 100 km. */
export async function readLincolnshirePairs(sharedFolder: string): Promise<RoadPairs> {
  const file = join(sharedFolder, "calibration", "lincolnshire-small-area-road-minutes.csv");
  const [, ...rows] = (await readFile(file, "utf8")).trim().split(/\r?\n/);
  const pairs = rows.map((row) => {
    const cells = row.split(",");
    return { km: Number(cells[4]), seconds: Number(cells[5]) * 60 };
  });
  const bad = pairs.findIndex(({ km, seconds }) => !(km > 0 && seconds > 0));
  if (bad >= 0)
    throw new Error(`${file}, row ${bad + 2}: the distance or the time is not above 0.`);
  return { place: "Lincolnshire", pairs };
}
