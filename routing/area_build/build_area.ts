import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ownSchoolCount } from "../../src/domain/area.ts";
import type { AreaBuildProgress, AreaBuildStep } from "../../src/domain/area_build.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { DownloadFailure } from "../downloads/download_failure.ts";
import type { Patience } from "../downloads/open_address.ts";
import { openSources } from "../downloads/sources.ts";
import type { EngineProgress } from "../embedded/engine_progress.ts";
import type { Routed } from "./assemble_area.ts";
import { assembleArea } from "./assemble_area.ts";
import type { Build } from "./build.ts";
import { BuildRefusal, readOrRefuse } from "./build_refusal.ts";
import type { BuildTools } from "./build_tools.ts";
import { storeDirections } from "./directions.ts";
import { routeTimes } from "./drive_times.ts";
import { builtInAreaOf, knownSchools } from "./known_area.ts";
import type { AuthoritySchools } from "./list_schools.ts";
import { listSchools, ownSchools, withoutBorderSchools } from "./list_schools.ts";
import { lostByReplacing } from "./lost_by_replacing.ts";
import { checkNearRoads } from "./near_roads.ts";
import type { StepDetail } from "./reporter.ts";
import { createReporter } from "./reporter.ts";
import type { AreaBuildRequest, BuiltAreaSummary } from "./request.ts";
import { engineChoice, takeRoadsFile } from "./roads_file.ts";
import type { SchoolsFile } from "./schools_file.ts";
import { takeSchoolsFile } from "./schools_file.ts";
import type { UsableRoads } from "./usable_roads.ts";
import { checkRoads } from "./usable_roads.ts";
import { keyOf, openWorkFolder } from "./work_folder.ts";
import { refuseOtherFolder, writeAreaFolder } from "./write_area_folder.ts";

/** What a build is done with beside its request. */
export interface AreaBuildOptions {
  readonly tools: BuildTools;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AreaBuildProgress) => void;
  /** The settings for downloads; those that come with the program where not given. */
  readonly sourcesFile?: string;
  readonly patience?: Patience;
  readonly now?: () => Date;
}

/** How a build ended that could not be done: a sentence that says what is wrong and what to do. */
export type AreaBuildOutcome =
  | { readonly ok: true; readonly area: BuiltAreaSummary }
  | { readonly ok: false; readonly step: AreaBuildStep | null; readonly reason: string };

/**
 * Builds an area from the public sources: schools, roads, drive times, directions. What has been done is kept in the work
 * folder, so that the same request goes on where it stopped; an area that is in `out` already is replaced only when the new
 * one is complete. Rejects with the signal's reason.
 */
export async function buildArea(
  request: AreaBuildRequest,
  options: AreaBuildOptions,
): Promise<AreaBuildOutcome> {
  let step: AreaBuildStep | null = null;
  try {
    const kept: string[] = [];
    const reporter = createReporter((progress) => {
      if (progress.state === "kept") kept.push(progress.step);
      else step = progress.step;
      options.onProgress(progress);
    });
    return { ok: true, area: await runSteps(request, { ...options, reporter, kept }) };
  } catch (error) {
    options.signal.throwIfAborted();
    const isForUser =
      error instanceof BuildRefusal ||
      error instanceof DownloadFailure ||
      error instanceof EngineFailure;
    if (!isForUser) throw error;
    return { ok: false, step, reason: error.message };
  }
}

interface Run extends AreaBuildOptions {
  readonly reporter: Build["reporter"];
  readonly kept: readonly string[];
}

async function runSteps(request: AreaBuildRequest, run: Run): Promise<BuiltAreaSummary> {
  const choice = engineChoice(request.engine);
  await refuseOtherFolder(request.out);
  const work = await openWorkFolder(request.work);
  try {
    const build: Build = {
      request,
      work,
      isFinished: work.last("area", isText) !== null,
      reporter: run.reporter,
      tools: run.tools,
      sources: async () => readOrRefuse(await openSources(run.sourcesFile)),
      patience: run.patience === undefined ? {} : { patience: run.patience },
      now: run.now ?? (() => new Date()),
      signal: run.signal,
    };
    await work.keep("area", "", null);
    const schoolsFile = await takeSchoolsFile(build);
    const authority = await listSchools(build, schoolsFile);
    if (choice.kind === "estimate") {
      return await write(build, authority, schoolsFile, null, run.kept);
    }
    const made = await route(build, choice, authority, schoolsFile);
    return await write(build, made.authority, schoolsFile, made.routed, run.kept);
  } finally {
    await work.close();
  }
}

/** What the built-in engine does before its first answer, in words. */
const PREPARING: Readonly<Record<EngineProgress["what"], StepDetail>> = {
  speeds: { doing: "giving the roads their speeds", unit: "bytes" },
  tiles: { doing: "building the road network", unit: "steps" },
};

async function route(
  build: Build,
  choice: Exclude<ReturnType<typeof engineChoice>, { kind: "estimate" }>,
  listed: AuthoritySchools,
  schoolsFile: SchoolsFile,
): Promise<{ readonly routed: Routed; readonly authority: AuthoritySchools }> {
  const { reporter, signal, tools } = build;
  let roads: UsableRoads | null = null;
  if (choice.kind === "embedded") {
    const file = await takeRoadsFile(build, choice.extract, listed);
    roads = await checkRoads(build, file, listed);
  }
  const step = reporter.begin("engine", "steps");
  const spec = choice.kind === "osrm" ? choice.spec : `embedded:${roads?.file ?? ""}`;
  const engine = await tools.openEngine(spec, {
    signal,
    onWaiting: reporter.waiting,
    onProgress: ({ what, done, total }) =>
      step.at(done, total === 0 ? null : total, PREPARING[what]),
  });
  try {
    const about = {
      laName: listed.laName,
      roads: roads?.name ?? spec.slice("osrm:".length),
      schoolsFile: schoolsFile.name,
    };
    const beyond = await checkNearRoads(engine, listed, about, step, signal);
    const authority = withoutBorderSchools(listed, beyond);
    reporter.done("engine");
    const times = await routeTimes(build, engine, authority.schools, {
      roads: roads?.sha256 ?? spec,
      schoolsFile: schoolsFile.name,
    });
    const directions = await storeDirections(build, engine, authority.schools, times);
    return { routed: { times, directions, roads }, authority };
  } finally {
    await engine.close();
  }
}

async function write(
  build: Build,
  authority: AuthoritySchools,
  schoolsFile: SchoolsFile,
  routed: Routed | null,
  kept: readonly string[],
): Promise<BuiltAreaSummary> {
  const { request, reporter, signal, work } = build;
  reporter.begin("area", "files");
  const builtIn = await builtInAreaOf(authority.laCode);
  const schools = await knownSchools(authority.laCode, ownSchools(authority), builtIn);
  const area = assembleArea(authority, schoolsFile.name, routed, { area: builtIn, schools });
  const asAt = authority.asAt ?? schools?.asAt ?? null;
  const lost = await lostByReplacing(request.out, area);
  await writeAreaFolder(request.out, area, asAt, routed?.directions ?? null, signal);
  const folder = resolve(request.out);
  await work.keep("area", keyOf(folder), folder);
  reporter.done("area");
  const { kind, provenance } = area.driveTimes;
  const buildNotes = [...authority.notes, ...lost, ...(routed?.times.notes ?? [])];
  return {
    folder,
    name: area.name,
    title: area.title,
    laCode: authority.laCode,
    schools: ownSchoolCount(area),
    borderSchools: authority.border.size,
    driveTimes: {
      kind,
      engine: provenance.engine,
      extract: provenance.extract,
      routedSingly: routed?.times.matrix.routedSingly ?? 0,
      rerouted: routed?.directions.rerouted ?? 0,
    },
    directions: routed?.directions.count ?? 0,
    kept: [...kept],
    buildNotes,
    notes: [...buildNotes, ...area.caveats],
  };
}

/** Where a build that came to its end wrote its area; it must still be there. */
function isText(value: unknown): value is string {
  return typeof value === "string" && existsSync(value);
}
