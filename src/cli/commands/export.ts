import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../../routing/repository_root.ts";
import type { Area } from "../../domain/area.ts";
import { DEFAULT_CEILING } from "../../domain/ceiling.ts";
import { clusterBoundaries } from "../../domain/geometry/cluster_boundaries.ts";
import type { HeldDirections } from "../../domain/held_directions.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { toPlanSettings } from "../../domain/settings.ts";
import { writeSavedPage } from "../../io/html_export.ts";
import { writeMovesCsv } from "../../io/moves_csv.ts";
import type { PlanToExport } from "../../io/plan_figures.ts";
import { readPlan } from "../../io/plan_file.ts";
import { writePlanGeoJson } from "../../io/plan_geojson.ts";
import { writePlanFile } from "../../io/plan_json.ts";
import { writePlanSchoolsCsv } from "../../io/plan_schools_csv.ts";
import { SAVED_PAGE_FILE } from "../../io/saved_page.ts";
import { boundaryNoteText } from "../../words/boundary_text.ts";
import { counted } from "../../words/counted.ts";
import { minutesText } from "../../words/durations.ts";
import { timesText } from "../../words/times_text.ts";
import type { OpenArea } from "../area_argument.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT, textOption } from "../arguments.ts";
import { schoolsText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import { readInput } from "../input_file.ts";
import { openedForPlan } from "../known_times.ts";
import { notice, noticeProblems, print } from "../output.ts";
import { refuseUnwritable, writeWhole } from "../output_file.ts";
import { BOUNDS_HELP, JUDGING_OPTIONS, readSettings, SPEED_HELP } from "../settings_arguments.ts";
import { readOrRefuse, UsageError } from "../usage_error.ts";
import { noticeOtherBasis } from "./validate.ts";

/** What is to be written. */
interface Export {
  /** As it was opened. */
  readonly opened: OpenArea;
  /** The same as the plan is judged in it. */
  readonly area: Area;
  /** With the settings that it is judged by. */
  readonly plan: Plan;
  readonly settings: JudgingSettings;
  readonly out: string;
  readonly args: Arguments;
}

/** How a plan is written in one format; the sentence says what was written. */
type Format = (wanted: Export) => Promise<string>;

const FORMATS: Readonly<Record<string, Format>> = {
  json: writeJson,
  csv: (wanted) => writeText(wanted, writePlanSchoolsCsv(judged(wanted))),
  geojson: writeGeoJson,
  html: writeHtml,
  moves: (wanted) => writeText(wanted, writeMovesCsv(wanted.area, wanted.plan)),
};

const FORMAT_LIST = Object.keys(FORMATS).join(", ");

/** Writes a plan for others. */
export const exportCommand: Command = {
  name: "export",
  summary:
    "write a plan for others: a file for programs, a table, a map, or one page that opens by double click",
  help: `Usage: planner export --plan FILE --format FORMAT --out FILE (AREA) [options]

Writes the plan, with what it is judged by and where its times come from. docs/exports.md has every column and property.

  json      the plan itself, to open again or to validate
  csv       one row for each school, for a spreadsheet; it reads back as a plan
  geojson   clusters as polygons and schools as points with their figures, for a mapping program
  html      one page that works without a server and without a network, on a computer or a phone: a school's own page,
            the tables, a map, directions
  moves     one row for each move that is kept with the plan: who asked for it, why, when, and what it did, for a spreadsheet

  --plan FILE           a plan or proposal in JSON, or a CSV with the columns urn,cluster
  --format FORMAT       ${FORMAT_LIST}
  --out FILE            the file to write
  --without-directions  leave the ways in words out of the page, for a smaller file
  --with-objections     tell in a table, map or page what was objected at meetings, too; the plan itself always keeps it
${SPEED_HELP}
${BOUNDS_HELP}
                        where not given, those of the plan

${AREA_HELP}

Example: npm run -s planner -- export --area rutland --plan plan.json --format html --out rutland.html`,
  options: {
    ...AREA_OPTIONS,
    ...JUDGING_OPTIONS,
    plan: TEXT,
    format: TEXT,
    out: TEXT,
    "without-directions": FLAG,
    "with-objections": FLAG,
  },
  run: exportPlan,
};

async function exportPlan(args: Arguments): Promise<number> {
  refusePositionals(args);
  const file = neededOption(args, "plan", "the file of the plan to write.");
  const name = neededOption(args, "format", `one of ${FORMAT_LIST}.`);
  const out = neededOption(args, "out", "the file to write.");
  const write = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (write === undefined) {
    throw new UsageError(
      `--format is "${name}": the planner does not write it. It writes ${FORMAT_LIST}.`,
    );
  }
  refuseUnwritable(out, "--out");
  const reading = readPlan(await readInput(file, "--plan"), file);
  const plan = readOrRefuse(reading);
  if (reading.ok) noticeProblems(reading.notes, `planner validate --plan ${file}`);
  const settings = readSettings(args, plan.settings);
  if (settings.ceiling > DEFAULT_CEILING && settings.ceilingReason === null) {
    throw new UsageError(
      `The limit is ${minutesText(settings.ceiling)}, above 45, and no reason is given. Say why with --ceiling-reason: whoever reads the export sees it.`,
    );
  }
  const opened = await openArea(args);
  noticeOtherBasis(plan, opened.area, textOption(args, "area") !== undefined);
  // Says which known times are of no use here; the page lays them, and the schools over the border, over the area itself.
  const { area } = openedForPlan(opened, plan);
  const judged = { ...plan, settings: { ...plan.settings, ...toPlanSettings(settings) } };
  print(await write({ opened, area, plan: judged, settings, out, args }));
  return 0;
}

const HELD: Readonly<Record<HeldDirections, string>> = {
  all: "with directions between every two schools",
  partners: "with directions between partners and near neighbours",
  "left-out": "without directions",
  none: "without directions, which come with road times",
};

function judged({ area, plan, settings, args }: Export): PlanToExport {
  const judgement = judgePlan(area, plan, settings);
  const madeAt = new Date().toISOString();
  const timesFrom = timesText(area.driveTimes);
  return { area, plan, judgement, madeAt, timesFrom, withObjections: withObjections(args) };
}

async function writeJson(wanted: Export): Promise<string> {
  const { opened, plan } = wanted;
  const named = { ...plan, area: plan.area === "" ? opened.area.name : plan.area };
  return writeText(wanted, writePlanFile(named, opened.area, new Date().toISOString()));
}

async function writeGeoJson(wanted: Export): Promise<string> {
  const { area, plan } = wanted;
  for (const note of clusterBoundaries(area, plan).notes) {
    notice(`Note: ${boundaryNoteText(note, area, plan)}`);
  }
  return writeText(wanted, writePlanGeoJson(judged(wanted)));
}

async function writeText({ area, plan, out }: Export, text: string): Promise<string> {
  await writeWhole(out, "--out", text);
  const clusters = counted(plan.clusters.length, "cluster");
  return `${out}: ${area.title}, ${schoolsText(area)}, ${clusters}.`;
}

async function writeHtml({ opened: { area, files }, plan, out, args }: Export): Promise<string> {
  const isWithout = args.values["without-directions"] === true;
  const template = await readTemplate();
  const { html, directions } = await writeSavedPage(template, {
    area,
    plan,
    files: isWithout ? null : files,
    savedAt: new Date().toISOString(),
    withObjections: withObjections(args),
  });
  if (directions === "partners") {
    notice("Note: directions between all schools would make the page too large for a phone.");
  }
  await writeWhole(out, "--out", html);
  const megabytes = (Buffer.byteLength(html) / 1e6).toFixed(1);
  const clusters = counted(plan.clusters.length, "cluster");
  return `${out}: ${area.title}, ${schoolsText(area)}, ${clusters}, ${HELD[directions]}, ${megabytes} MB.`;
}

function withObjections(args: Arguments): boolean {
  return args.values["with-objections"] === true;
}

async function readTemplate(): Promise<string> {
  const file = join(ROOT, "dist", SAVED_PAGE_FILE);
  if (!existsSync(file)) {
    throw new UsageError(
      `The app has not been built, so there is no page to fill. Run "npm run -s planner -- export …", which builds it first.`,
    );
  }
  return readFile(file, "utf8");
}
