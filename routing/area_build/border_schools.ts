import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { schoolsWithinReach } from "../../src/domain/over_border.ts";
import type { School } from "../../src/domain/school.ts";
import { minutes, minutesToSeconds } from "../../src/domain/units.ts";
import { REGISTER_FILE } from "../../src/io/authorities.ts";
import { readRegister } from "../../src/io/register.ts";
import { ROOT } from "../repository_root.ts";
import { readOrRefuse } from "./build_refusal.ts";
import type { AreaBuildRequest } from "./request.ts";

/** The reach over the border where none is asked for: a school 10 km away is about 15 minutes from here, and 9 at best. Our judgement. */
export const BORDER_MINUTES = 10;

/**
 * The schools of neighbouring authorities that an area of `own` schools takes in, so that road times lead to them: from `all`
 * of the same file, or, where it has no other authority and a reach is asked for, from the register that comes with the program.
 */
export async function borderSchools(
  laCode: string,
  own: readonly School[],
  all: readonly School[],
  border: AreaBuildRequest["border"],
): Promise<readonly School[]> {
  if (border === "none") return [];
  const hasOthers = all.some((school) => school.laCode !== null && school.laCode !== laCode);
  if (!hasOthers && border === undefined) return [];
  const known = hasOthers ? all : await registered();
  const reach = minutesToSeconds(minutes(border ?? BORDER_MINUTES));
  return schoolsWithinReach({ laCode, schools: own }, known, reach);
}

async function registered(): Promise<readonly School[]> {
  const bytes = await readFile(join(ROOT, "geodata", REGISTER_FILE));
  return readOrRefuse(await readRegister(bytes)).schools;
}
