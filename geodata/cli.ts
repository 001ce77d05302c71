import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Area } from "../src/domain/area.ts";
import { readArea } from "../src/io/area_json.ts";
import { AREA_RECIPES } from "./area_recipes.ts";
import { buildArea } from "./build_areas.ts";
import { buildRegister } from "./build_register.ts";
import { agrees, formatComparison, MUST } from "./engine_comparison/compare.ts";
import {
  COMPARED,
  compareArea,
  compareWithPlainRoads,
  PLAIN_EXTRACTS,
} from "./engine_comparison/run.ts";
import { brokenClaims, checkEstimate, coverage, formatCoverage } from "./estimate/check.ts";
import type { EstimateModel } from "./estimate/fit.ts";
import { fitEstimate } from "./estimate/fit.ts";
import { readLincolnshirePairs, roadPairsOf } from "./estimate/pairs.ts";
import { builtAreaFiles, replaceFolder } from "./files.ts";
import { findSharedData } from "./shared_data.ts";

const COMMANDS: Readonly<Record<string, (repository: string) => Promise<number>>> = {
  "build-areas": buildAreas,
  "build-register": buildRegisterFiles,
  "fit-estimate": fitEstimateModel,
  "check-estimate": checkEstimateModel,
  "compare-engines": compareEngines,
};

const [name = ""] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  process.stderr.write(`Give one of: ${Object.keys(COMMANDS).join(", ")}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(process.cwd());
}

async function buildAreas(repository: string): Promise<number> {
  const shared = findSharedData(repository);
  if (shared === null) return refuseWithoutSharedData();
  for (const recipe of AREA_RECIPES) {
    const files = await buildArea(recipe, shared);
    await replaceFolder(join(repository, "geodata", "areas", recipe.name), files);
    process.stdout.write(`${recipe.title}: ${files.size} files, ${kilobytes(files)} kB\n`);
  }
  return 0;
}

async function buildRegisterFiles(repository: string): Promise<number> {
  const shared = findSharedData(repository);
  if (shared === null) return refuseWithoutSharedData();
  const files = await buildRegister(shared);
  const inFolder = [...files].map(([file, bytes]) => [basename(file), bytes] as const);
  await replaceFolder(join(repository, "geodata", "register"), new Map(inFolder));
  process.stdout.write(`Register: ${files.size} files, ${kilobytes(files)} kB\n`);
  return 0;
}

async function fitEstimateModel(repository: string): Promise<number> {
  const shared = findSharedData(repository);
  if (shared === null) return refuseWithoutSharedData();
  const areas = (await routedAreas(repository)).map(roadPairsOf);
  const lincolnshire = await readLincolnshirePairs(shared);
  const model = fitEstimate(areas, lincolnshire);
  const file = join(repository, "geodata", "estimate", "model.json");
  await writeFile(file, `${JSON.stringify(model, null, 2)}\n`);
  const rows = [...checkEstimate(model, areas), ...coverage(model, "shipped", lincolnshire)];
  process.stdout.write(formatCoverage(rows));
  process.stdout.write(
    "Copy the curve and the band from geodata/estimate/model.json to src/domain/estimate_model.ts.\n",
  );
  return 0;
}

async function checkEstimateModel(repository: string): Promise<number> {
  const file = join(repository, "geodata", "estimate", "model.json");
  const model = JSON.parse(await readFile(file, "utf8")) as EstimateModel;
  const rows = checkEstimate(model, (await routedAreas(repository)).map(roadPairsOf));
  process.stdout.write(formatCoverage(rows));
  const broken = brokenClaims(rows, model.band.coverage);
  const claim = `at least ${100 * model.band.coverage} % in every distance class up to 20 km`;
  process.stdout.write(
    broken.length === 0 ? `Claim holds: ${claim}.\n` : `Claim broken (${claim}).\n`,
  );
  return broken.length === 0 ? 0 : 1;
}

async function compareEngines(repository: string): Promise<number> {
  const shared = findSharedData(repository);
  if (shared === null) return refuseWithoutSharedData();
  let isGood = true;
  for (const compared of COMPARED) {
    const found = await compareArea(repository, shared, compared);
    process.stdout.write(formatComparison(compared.area, found));
    isGood &&= agrees(found, MUST);
  }
  for (const extract of PLAIN_EXTRACTS) {
    const { ratio, pairs, withoutRoute } = await compareWithPlainRoads(shared, extract);
    process.stdout.write(
      `${extract}: built-in ÷ bare roads without turns: median ${ratio.median.toFixed(3)}, 5–95 %: ${ratio.p5.toFixed(3)}–${ratio.p95.toFixed(3)} (${pairs} pairs, ${withoutRoute} without a route)\n`,
    );
  }
  return isGood ? 0 : 1;
}

/** The built-in areas whose times were routed. */
async function routedAreas(repository: string): Promise<readonly Area[]> {
  const areas: Area[] = [];
  for (const recipe of AREA_RECIPES) {
    const reading = await readArea(builtAreaFiles(repository, recipe.name));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    if (reading.value.driveTimes.kind !== "estimate") areas.push(reading.value);
  }
  return areas;
}

function refuseWithoutSharedData(): number {
  process.stderr.write(
    "The source tables are not here: put them in ../shared/data, beside the repository. The built areas and the register are in geodata/ as they are.\n",
  );
  return 2;
}

function kilobytes(files: ReadonlyMap<string, Uint8Array>): string {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return (bytes / 1000).toFixed(0);
}
