import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Area } from "../src/domain/area.ts";
import type { DriveTimes } from "../src/domain/drive_times.ts";
import { denseDriveTimes } from "../src/domain/drive_times.ts";
import { estimateDriveTimes } from "../src/domain/estimate.ts";
import type { Reading } from "../src/domain/reader_problem.ts";
import type { School } from "../src/domain/school.ts";
import { readDistricts, readOutline, readPlaces } from "../src/io/area_map.ts";
import { writeArea } from "../src/io/area_writer.ts";
import { directionsFile, formatDirections } from "../src/io/directions.ts";
import type { StoredRoute } from "../src/io/osrm_route.ts";
import { slimRoute } from "../src/io/osrm_route.ts";
import { REGISTER_AS_AT } from "../src/io/register_sources.ts";
import { schoolCaveats } from "../src/io/school_caveats.ts";
import { schoolHash } from "../src/io/school_hash.ts";
import { readSchoolsCsv } from "../src/io/schools_csv.ts";
import type { AreaRecipe } from "./area_recipes.ts";
import { readIfThere } from "./files.ts";
import { gzipText } from "./gzip.ts";

/** The parts of OSRM's Table answer that an area keeps. */
interface OsrmTable {
  readonly durations: readonly (readonly (number | null)[])[];
  readonly distances: readonly (readonly (number | null)[])[];
  readonly sources: readonly { readonly distance: number }[];
}

/** The engine's own account, beside its table. */
interface TableProvenance {
  readonly engine: string;
  readonly version: string;
  readonly algorithm: string;
  readonly profile: string;
  readonly extract: string;
  readonly urns: readonly string[];
}

/** The files of a built-in area's folder, from the tables in `../shared/data/areas`; the same bytes at every run. */
export async function buildArea(
  recipe: AreaRecipe,
  sharedFolder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(sharedFolder, "areas", recipe.name);
  const read = async (file: string) => ({ file, bytes: await readIfThere(join(folder, file)) });
  const listed = required(readSchoolsCsv, await read("schools.csv")).schools;
  const table = parse<OsrmTable>(await read("osrm-table.json"));
  const provenance = parse<TableProvenance>(await read("osrm-table.provenance.json"));
  const schools = table === null ? listed : withSnaps(listed, table);
  const driveTimes =
    table === null || provenance === null
      ? estimateDriveTimes(
          schools.map(({ location }) => location),
          schoolHash(schools),
        )
      : osrmDriveTimes(schools, table, provenance);
  const routes = (await read("osrm-routes.ndjson.gz")).bytes;
  const districts = await read("districts.geojson");
  const area: Area = {
    name: recipe.name,
    title: recipe.title,
    laCode: recipe.laCode,
    schools,
    driveTimes,
    outline: required(readOutline, await read("outline.geojson")),
    outlineKind: "boundary",
    districts: districts.bytes === null ? null : required(readDistricts, districts),
    places: required(readPlaces, await read("places.csv")),
    sources: recipe.sources,
    caveats: [...recipe.caveats, ...schoolCaveats(schools)],
    hasDirections: routes !== null,
  };
  const files = new Map(writeArea(area, REGISTER_AS_AT));
  if (routes !== null) {
    for (const [file, bytes] of packDirections(routes)) files.set(file, bytes);
  }
  return files;
}

function withSnaps(schools: readonly School[], table: OsrmTable): readonly School[] {
  return schools.map((school, i) => ({
    ...school,
    snapMetres: table.sources[i]?.distance ?? null,
  }));
}

function osrmDriveTimes(
  schools: readonly School[],
  table: OsrmTable,
  provenance: TableProvenance,
): DriveTimes {
  const listed = schools.map(({ urn }) => urn);
  if (provenance.urns.join() !== listed.join()) {
    throw new Error("The URNs of osrm-table.provenance.json are not those of schools.csv.");
  }
  return denseDriveTimes({
    kind: "osrm",
    provenance: {
      engine: provenance.engine,
      version: `${provenance.version} (${provenance.algorithm})`,
      profile: provenance.profile,
      extract: provenance.extract,
      madeAt: null,
      notes: "Raw seconds at free flow; fastest route, metres of that route.",
    },
    schoolHash: schoolHash(schools),
    size: schools.length,
    band: null,
    seconds: Float64Array.from(
      table.durations.flat(),
      (value) => value ?? Number.POSITIVE_INFINITY,
    ),
    metres: Float64Array.from(table.distances.flat(), (value) => value ?? Number.NaN),
  });
}

function packDirections(packed: Uint8Array): (readonly [string, Uint8Array])[] {
  const lines = gunzipSync(packed).toString("utf8").trimEnd().split("\n");
  const byOrigin = new Map<string, StoredRoute[]>();
  for (const line of lines) {
    const route = slimRoute(JSON.parse(line) as StoredRoute);
    const known = byOrigin.get(route.from);
    if (known === undefined) byOrigin.set(route.from, [route]);
    else known.push(route);
  }
  return [...byOrigin].map(([from, routes]) => [
    directionsFile(from),
    gzipText(formatDirections(routes)),
  ]);
}

interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array | null;
}

function required<T>(
  reader: (bytes: Uint8Array, file: string) => Reading<T>,
  { file, bytes }: SourceFile,
): T {
  if (bytes === null) throw new Error(`${file} is missing.`);
  const reading = reader(bytes, file);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function parse<T>({ bytes }: SourceFile): T | null {
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as T);
}
