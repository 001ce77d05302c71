import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Position, School } from "../../src/domain/school.ts";
import { isJsonObject } from "../../src/io/json_fields.ts";
import type { Box, ExtractFacts } from "../osm/extract.ts";
import type { Build } from "./build.ts";
import { BuildRefusal, readOrRefuse } from "./build_refusal.ts";
import type { AuthoritySchools } from "./list_schools.ts";
import { ownSchools } from "./list_schools.ts";
import type { RoadsFile } from "./roads_file.ts";
import { keyOf } from "./work_folder.ts";

/** Extracts larger than this are cut down to the schools first: tiling all England would take an hour. */
const CUT_ABOVE_BYTES = 150_000_000;

/** Degrees that a school may lie beyond the outermost road: about 5 km. */
const BEYOND_DEGREES = 0.05;

/** A road extract that has been looked through and fits the schools. */
export interface UsableRoads {
  readonly file: string;
  /** Of the extract as it was given. */
  readonly sha256: string;
  readonly name: string;
  readonly date: string | null;
  readonly isLatest: boolean;
}

/** Looks through the extract, and cuts it down where it is far larger than the schools need. */
export async function checkRoads(
  build: Build,
  roads: RoadsFile,
  authority: AuthoritySchools,
): Promise<UsableRoads> {
  const box = boxAround(placesOf(authority.schools));
  const key = keyOf(roads.sha256, box, CUT_ABOVE_BYTES);
  const known = build.work.kept("roads", key, isUsable);
  if (known !== null && existsSync(known.file)) {
    build.reporter.kept("roads");
    return known;
  }
  const reporter = build.reporter.begin("roads", "bytes");
  const facts = readOrRefuse(
    await build.tools.inspectExtract(
      roads.file,
      ({ done, total }) => reporter.at(done, total),
      build.signal,
    ),
  );
  refuseElsewhere(facts, placesOf(ownSchools(authority)), authority.laName, roads.name);
  const { sha256, name, isLatest } = roads;
  let { file } = roads;
  if (facts.bytes > CUT_ABOVE_BYTES) {
    const folder = join(build.work.path, "cut");
    await mkdir(folder, { recursive: true });
    file = join(folder, name);
    readOrRefuse(
      await build.tools.prepareExtract(
        roads.file,
        box,
        file,
        ({ done, total }) => reporter.at(done, total, { doing: "cutting them down to the area" }),
        build.signal,
      ),
    );
  }
  const usable: UsableRoads = { file, sha256, name, date: facts.date, isLatest };
  await build.work.keep("roads", key, usable);
  build.reporter.done("roads");
  return usable;
}

/** The sentence about roads that are not where the schools are; `name` is the extract's or the server's address. */
export function elsewhereSentence(
  name: string,
  laName: string,
  { far, of, engine }: { readonly far: number; readonly of: number; readonly engine: string },
): string {
  const where = `${far} of its ${of} schools are more than 5 km from any of its roads`;
  return engine === "osrm"
    ? `The roads of ${name} are not those of ${laName}: ${where}. Prepare the server with an extract that covers the county, or give another server's address.`
    : `${name} is not of ${laName}: ${where}. Give the road extract of the county that they are in.`;
}

function refuseElsewhere(
  { bounds }: ExtractFacts,
  places: readonly Position[],
  laName: string,
  name: string,
): void {
  const [west, south, east, north] = bounds;
  const far = places.filter(
    ([longitude, latitude]) =>
      longitude < west - BEYOND_DEGREES ||
      longitude > east + BEYOND_DEGREES ||
      latitude < south - BEYOND_DEGREES ||
      latitude > north + BEYOND_DEGREES,
  ).length;
  if (far * 2 <= places.length) return;
  throw new BuildRefusal(
    elsewhereSentence(name, laName, { far, of: places.length, engine: "embedded" }),
  );
}

function placesOf(schools: readonly School[]): readonly Position[] {
  return schools.flatMap(({ location }) => (location === null ? [] : [location]));
}

function boxAround(places: readonly Position[]): Box {
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  return [
    Math.min(...longitudes),
    Math.min(...latitudes),
    Math.max(...longitudes),
    Math.max(...latitudes),
  ];
}

function isUsable(value: unknown): value is UsableRoads {
  if (!isJsonObject(value)) return false;
  const { file, sha256, name, date, isLatest } = value;
  const isText = [file, sha256, name].every((text) => typeof text === "string");
  return isText && (date === null || typeof date === "string") && typeof isLatest === "boolean";
}
