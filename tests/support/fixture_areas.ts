import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { School } from "../../src/domain/school.ts";
import { readOsrmTable } from "../../src/io/osrm_table.ts";
import { readPlanJson } from "../../src/io/plan_json.ts";
import { readSchoolsCsv } from "../../src/io/schools_csv.ts";
import { areaOf } from "./builders.ts";
import { ROOT } from "./repository.ts";

/** Fixture F1 of the domain handbook: Ashby Wold, Bexby, Carlthorpe, Dunstow, Eastmoor and Fenhallow by their initials. */
export const F1 = {
  A: "900001",
  B: "900002",
  C: "900003",
  D: "900004",
  E: "900005",
  F: "900006",
} as const;

/** The area of fixture F1, through the product's own readers. */
export function readF1Area(): Area {
  const schools = readFixtureSchools("f1");
  return {
    ...areaOf({ schools, seconds: schools.map(() => schools.map(() => 0)) }),
    driveTimes: valueIn(readOsrmTable(bytesOf("f1/osrm-table.json"), "osrm-table.json")),
  };
}

/** The plan of fixture F1: all six schools in one cluster. */
export function readF1Plan(): Plan {
  return valueIn(readPlanJson(bytesOf("f1/plan.json"), "plan.json"));
}

/** The schools of a fixture folder. */
export function readFixtureSchools(folder: "f1" | "f2"): readonly School[] {
  return valueIn(readSchoolsCsv(bytesOf(`${folder}/schools.csv`), "schools.csv")).schools;
}

function bytesOf(path: string): Uint8Array {
  return readFileSync(join(ROOT, "tests", "fixtures", path));
}

function valueIn<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}
