import { basename } from "node:path";
import type { Area } from "../../domain/area.ts";
import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import { sharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SmallCount } from "../../domain/places/suppress.ts";
import { CHILD_JOURNEY_GUIDE } from "../../domain/places/travel_of_displaced.ts";
import type { Plan } from "../../domain/plan.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { titleFromFile } from "../../io/area_of_schools.ts";
import { reportHtml } from "../../io/places/report_html.ts";
import { scenarioCsv, scenarioReportJson } from "../../io/places/scenario_csv.ts";
import { readScenarioJson } from "../../io/places/scenario_json.ts";
import { readPlan } from "../../io/plan_file.ts";
import { solveScenario } from "../../solver/places/solve_scenario.ts";
import { counted } from "../../words/counted.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { reportAbout } from "../../words/scenario_report/about.ts";
import { scenarioReport } from "../../words/scenario_report/report_page.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import {
  choiceOption,
  FLAG,
  listOption,
  refusePositionals,
  TEXT,
  TEXTS,
  textOption,
} from "../arguments.ts";
import { basisText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import { readInput } from "../input_file.ts";
import type { PlanTimes } from "../known_times.ts";
import { openedForPlan } from "../known_times.ts";
import { notice, noticeProblems, print, printJson } from "../output.ts";
import { refuseUnwritable, writeWhole } from "../output_file.ts";
import { PLACE_HELP, PLACE_OPTIONS, readPlaceInputs } from "../place_arguments.ts";
import { MOST_SIDES, tellSides } from "../scenario_sides.ts";
import { outcomeText } from "../scenario_text.ts";
import { readSettings, SPEED_HELP, SPEED_OPTIONS } from "../settings_arguments.ts";
import { problemText, readOrRefuse, UsageError } from "../usage_error.ts";
import { noticeOtherBasis } from "./validate.ts";

/** Tests a place-planning scenario. */
export const scenarioCommand: Command = {
  name: "scenario",
  summary: "test a place-planning scenario",
  help: `Usage: planner scenario --actions FILE [--actions FILE …] [--plan FILE] (AREA) [options]

${TEST_ONLY}. Works out what follows from changes to schools that you name: places before and after, who goes where,
each September, partnerships, evidence and rules. It suggests none. Exit code 0: everyone has a place; 1: somebody has not.

  --actions FILE        the scenario in JSON: {"name": …, "actions": [{"type": "close", "urn": …, "date": …}, …]};
                        types: close, merge, pair, pan, capacity, federate, open, move; given up to ${MOST_SIDES} times, the
                        scenarios are told side by side in this order (--json: {"scenarios": […]}; --out: .csv)
  --plan FILE           the partnerships, in JSON or a CSV with the columns urn,cluster
${PLACE_HELP}
  --prefer-faith        displaced pupils of a faith school go to schools of its kind first
  --today DATE          the day from which changes without a date are counted (today)
  --json                JSON alone on stdout, with every number unless --suppress is given
  --out FILE            also the report that the app makes, to share, as .html, .csv or .json, without small numbers of pupils
  --suppress 5|6|10     numbers of pupils from 1 to this are "c" there, with those that would tell them (5); none: every
                        number is in it, for use inside the authority alone
${SPEED_HELP}

${AREA_HELP}

Example: npm run -s planner -- scenario --area rutland --actions what-if.json --places places.xlsx --plan plan.json`,
  options: {
    ...AREA_OPTIONS,
    ...SPEED_OPTIONS,
    ...PLACE_OPTIONS,
    actions: TEXTS,
    plan: TEXT,
    "prefer-faith": FLAG,
    today: TEXT,
    json: FLAG,
    out: TEXT,
    suppress: TEXT,
  },
  run: scenario,
};

async function scenario(args: Arguments): Promise<number> {
  refusePositionals(args);
  const files = actionFiles(args);
  const out = textOption(args, "out");
  if (out !== undefined) refuseReport(out, files.length > 1);
  const suppress = suppressOption(args, out);
  const today = todayOption(args);
  const wanted = await Promise.all(files.map((file) => readWanted(args, file)));
  const plan = await planOf(args);
  const settings = readSettings(args, plan?.settings);
  const opened = openedForPlan(await openArea(args), timesOf(plan));
  if (plan !== null) {
    noticeOtherBasis(plan, opened.area, textOption(args, "area") !== undefined);
  }
  const inputs = await readPlaceInputs(args, opened.area);
  const { area, figures, ruralList } = inputs;
  const solved = wanted.map(({ file, scenario: asked, homes: own }) => {
    const homes = inputs.homes.length > 0 ? inputs.homes : own;
    const reading = solveScenario(
      { area, figures, scenario: asked, homes, today },
      { plan, settings, ruralList, childGuide: CHILD_JOURNEY_GUIDE },
    );
    return { scenario: asked, outcome: outcomeOrRefuse(reading, file) };
  });
  const told = { json: args.values["json"] === true, out };
  const [first] = solved;
  if (first !== undefined && solved.length === 1) {
    const about = reportAbout({
      ...first,
      area,
      settings,
      plan: plan === null ? null : plan.name,
      figuresFrom: figuresFrom(args),
      madeAt: new Date().toISOString(),
    });
    await tellOne({ ...first, area, settings, hasPlan: plan !== null }, told, suppress, about);
  } else {
    const hasPlan = plan !== null;
    await tellSides({ area, settings, hasPlan, ruralList, today, solved }, told, suppress);
  }
  return solved.some(({ outcome }) => outcome.unplaced.length > 0) ? 1 : 0;
}

interface OneScenario {
  readonly scenario: Scenario;
  readonly outcome: ScenarioOutcome;
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly hasPlan: boolean;
}

async function tellOne(
  { scenario: tested, outcome, area, settings, hasPlan }: OneScenario,
  { json, out }: { readonly json: boolean; readonly out: string | undefined },
  suppress: SmallCount | null | undefined,
  about: ScenarioReportAbout,
): Promise<void> {
  if (out !== undefined) {
    await writeReport(out, sharedOutcome(outcome, suppress === undefined ? 5 : suppress), about);
  }
  if (json) {
    printJson(toJson(tested, outcome, suppress ?? null));
    return;
  }
  print(`${TEST_ONLY}: ${tested.name}`);
  print(basisText(area, settings));
  print("");
  print(outcomeText({ scenario: tested, outcome, nameOf: about.nameOf, hasPlan }));
}

/** The files of the scenarios to test, in the order given. */
function actionFiles(args: Arguments): readonly string[] {
  const files = listOption(args, "actions");
  if (files.length === 0) {
    throw new UsageError("--actions is missing: the file of the scenario to test.");
  }
  if (files.length > MOST_SIDES) {
    throw new UsageError(
      `--actions is given ${files.length} times: at most ${MOST_SIDES} scenarios are told side by side.`,
    );
  }
  return files;
}

async function readWanted(args: Arguments, file: string) {
  const bytes = await readInput(file, "--actions");
  const reading = readScenarioJson(bytes, file, titleFromFile(file));
  if (!reading.ok) throw allOf(reading.problems);
  const { scenario: read, homes } = reading.value;
  const preferFaith = args.values["prefer-faith"] === true || read.preferFaith;
  return { file, scenario: { ...read, preferFaith }, homes };
}

async function planOf(args: Arguments): Promise<Plan | null> {
  const file = textOption(args, "plan");
  if (file === undefined) return null;
  const reading = readPlan(await readInput(file, "--plan"), file);
  const plan = readOrRefuse(reading);
  if (reading.ok) noticeProblems(reading.notes, `planner validate --plan ${file}`);
  return plan;
}

/** The times of a plan without its partners over the border, whose places are another authority's. */
function timesOf(plan: Plan | null): PlanTimes {
  return plan?.knownTimes === undefined ? {} : { knownTimes: plan.knownTimes };
}

function outcomeOrRefuse(reading: Reading<ScenarioOutcome>, file: string): ScenarioOutcome {
  const ofFile = (problem: ReaderProblem): ReaderProblem => ({ ...problem, file });
  if (!reading.ok) throw allOf(reading.problems.map(ofFile));
  for (const note of reading.notes) notice(`Note: ${problemText(ofFile(note))}`);
  return reading.value;
}

/** So many problems of a scenario are told at once, each of another action. */
const MOST_PROBLEMS = 20;

function allOf(problems: readonly ReaderProblem[]): UsageError {
  const rest = problems.length - MOST_PROBLEMS;
  return new UsageError(
    [
      ...problems.slice(0, MOST_PROBLEMS).map((problem) => problemText(problem)),
      ...(rest > 0 ? [`And ${counted(rest, "more problem")} of the scenario.`] : []),
    ].join("\n"),
  );
}

function todayOption(args: Arguments): string {
  const today = textOption(args, "today") ?? new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(today)) return today;
  throw new UsageError(`--today is "${today}": it must be a date such as 2026-11-23.`);
}

const SMALL: Readonly<Record<string, SmallCount | null>> = { 5: 5, 6: 6, 10: 10, none: null };

/** `null` where nothing is to be hidden; absent where it is not said. */
function suppressOption(args: Arguments, out: string | undefined): SmallCount | null | undefined {
  const choice = choiceOption(args, "suppress", ["5", "6", "10", "none"]);
  if (choice === undefined) return undefined;
  if (out === undefined && args.values["json"] !== true) {
    throw new UsageError(
      "--suppress is about what is shared: give --out FILE or --json with it. Tables on screen have every number.",
    );
  }
  return SMALL[choice];
}

function refuseReport(out: string, isSideBySide: boolean): void {
  if (isSideBySide && !/\.csv$/i.test(out)) {
    throw new UsageError(`--out is "${out}": scenarios side by side are written as .csv alone.`);
  }
  if (!/\.(html|json|csv)$/i.test(out)) {
    throw new UsageError(`--out is "${out}": its name must end in .html, .csv or .json.`);
  }
  refuseUnwritable(out, "--out");
}

/** The file whose figures stand in the place of the area's own. */
function figuresFrom(args: Arguments): string {
  const file = textOption(args, "places");
  return file === undefined ? "" : basename(file);
}

async function writeReport(
  out: string,
  outcome: SharedOutcome,
  about: ScenarioReportAbout,
): Promise<void> {
  const text = /\.html$/i.test(out)
    ? reportHtml(scenarioReport(outcome, about))
    : (/\.csv$/i.test(out) ? scenarioCsv : scenarioReportJson)(outcome, about);
  await writeWhole(out, "--out", text);
  const numbers =
    outcome.suppressedTo === null
      ? "with every number of pupils, for use inside the authority alone"
      : `without numbers of 1 to ${outcome.suppressedTo} pupils`;
  notice(`${out}: a report ${numbers}. ${about.status}.`);
}

function toJson(tested: Scenario, outcome: ScenarioOutcome, suppress: SmallCount | null): object {
  const shown = suppress === null ? outcome : sharedOutcome(outcome, suppress);
  return { heading: TEST_ONLY, name: tested.name, ...shown };
}
