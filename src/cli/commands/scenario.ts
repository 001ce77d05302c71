import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import { sharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SmallCount } from "../../domain/places/suppress.ts";
import { CHILD_JOURNEY_GUIDE } from "../../domain/places/travel_of_displaced.ts";
import type { Plan } from "../../domain/plan.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { titleFromFile } from "../../io/area_of_schools.ts";
import type { ScenarioReportAbout } from "../../io/places/scenario_csv.ts";
import { scenarioCsv, scenarioReportJson } from "../../io/places/scenario_csv.ts";
import { readScenarioJson } from "../../io/places/scenario_json.ts";
import { readPlan } from "../../io/plan_file.ts";
import { solveScenario } from "../../solver/places/solve_scenario.ts";
import { counted } from "../../words/counted.ts";
import { actionText, TEST_ONLY } from "../../words/places_action_text.ts";
import { scenarioNames } from "../../words/places_outcome_text.ts";
import { speedText } from "../../words/speed_text.ts";
import { timesText } from "../../words/times_text.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import {
  choiceOption,
  FLAG,
  neededOption,
  refusePositionals,
  TEXT,
  textOption,
} from "../arguments.ts";
import { basisText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import { readInput } from "../input_file.ts";
import type { PlanTimes } from "../known_times.ts";
import { openedForPlan } from "../known_times.ts";
import { notice, noticeProblems, print, printJson } from "../output.ts";
import { refuseUnwritable, writeWhole } from "../output_file.ts";
import type { PlaceInputs } from "../place_arguments.ts";
import { PLACE_HELP, PLACE_OPTIONS, readPlaceInputs } from "../place_arguments.ts";
import { outcomeText } from "../scenario_text.ts";
import { readSettings, SPEED_HELP, SPEED_OPTIONS } from "../settings_arguments.ts";
import { problemText, readOrRefuse, UsageError } from "../usage_error.ts";
import { noticeOtherBasis } from "./validate.ts";

/** Tests a place-planning scenario. */
export const scenarioCommand: Command = {
  name: "scenario",
  summary: "test a place-planning scenario",
  help: `Usage: planner scenario --actions FILE [--plan FILE] (AREA) [options]

${TEST_ONLY}. Works out what follows from changes to schools that you name: places before and after, who goes where,
each September, partnerships, evidence and rules. It suggests none. Exit code 0: everyone has a place; 1: somebody has not.

  --actions FILE        the scenario in JSON: {"name": …, "actions": [{"type": "close", "urn": …, "date": …}, …]};
                        types: close, merge, pair, pan, capacity, federate, open, move
  --plan FILE           the partnerships, in JSON or a CSV with the columns urn,cluster
${PLACE_HELP}
  --prefer-faith        displaced pupils of a faith school go to schools of its kind first
  --today DATE          the day from which changes without a date are counted (today)
  --json                JSON alone on stdout, with every number unless --suppress is given
  --out FILE            also a report to share, as .json or .csv, without small numbers of pupils
  --suppress 5|6|10     numbers of pupils from 1 to this are "c" there, with those that would tell them (5)
${SPEED_HELP}

${AREA_HELP}

Example: npm run -s planner -- scenario --area rutland --actions what-if.json --places places.xlsx --plan plan.json`,
  options: {
    ...AREA_OPTIONS,
    ...SPEED_OPTIONS,
    ...PLACE_OPTIONS,
    actions: TEXT,
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
  const file = neededOption(args, "actions", "the file of the scenario to test.");
  const out = textOption(args, "out");
  if (out !== undefined) refuseReport(out);
  const suppress = suppressOption(args, out);
  const today = todayOption(args);
  const wanted = await readWanted(args, file);
  const plan = await planOf(args);
  const settings = readSettings(args, plan?.settings);
  const opened = openedForPlan(await openArea(args), timesOf(plan));
  if (plan !== null) {
    noticeOtherBasis(plan, opened.area, textOption(args, "area") !== undefined);
  }
  const inputs = await readPlaceInputs(args, opened.area);
  const { area, figures, ruralList } = inputs;
  const homes = inputs.homes.length > 0 ? inputs.homes : wanted.homes;
  const reading = solveScenario(
    { area, figures, scenario: wanted.scenario, homes, today },
    { plan, settings, ruralList, childGuide: CHILD_JOURNEY_GUIDE },
  );
  const outcome = outcomeOrRefuse(reading, file);
  const about = aboutOf(wanted.scenario, inputs, settings);
  if (out !== undefined) await writeReport(out, sharedOutcome(outcome, suppress ?? 5), about);
  if (args.values["json"] === true) {
    printJson(toJson(wanted.scenario, outcome, suppress));
  } else {
    print(`${TEST_ONLY}: ${wanted.scenario.name}`);
    print(basisText(area, settings));
    print("");
    const { nameOf } = about;
    print(outcomeText({ scenario: wanted.scenario, outcome, nameOf, hasPlan: plan !== null }));
  }
  return outcome.unplaced.length > 0 ? 1 : 0;
}

async function readWanted(args: Arguments, file: string) {
  const bytes = await readInput(file, "--actions");
  const reading = readScenarioJson(bytes, file, titleFromFile(file));
  if (!reading.ok) throw allOf(reading.problems);
  const { scenario: read, homes } = reading.value;
  const preferFaith = args.values["prefer-faith"] === true || read.preferFaith;
  return { scenario: { ...read, preferFaith }, homes };
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

const SMALL: Readonly<Record<string, SmallCount>> = { 5: 5, 6: 6, 10: 10 };

function suppressOption(args: Arguments, out: string | undefined): SmallCount | null {
  const choice = choiceOption(args, "suppress", ["5", "6", "10"]);
  if (choice === undefined) return null;
  if (out === undefined && args.values["json"] !== true) {
    throw new UsageError(
      "--suppress is about what is shared: give --out FILE or --json with it. Tables on screen have every number.",
    );
  }
  return SMALL[choice] ?? null;
}

function refuseReport(out: string): void {
  if (!/\.(json|csv)$/i.test(out)) {
    throw new UsageError(`--out is "${out}": its name must end in .json or .csv.`);
  }
  refuseUnwritable(out, "--out");
}

function aboutOf(
  tested: Scenario,
  { area }: PlaceInputs,
  settings: JudgingSettings,
): ScenarioReportAbout {
  const nameOf = scenarioNames(area, tested);
  return {
    scenario: tested,
    area: area.title,
    timesFrom: `${timesText(area.driveTimes)}, judged at ${speedText(settings.speed)}`,
    madeAt: new Date().toISOString(),
    nameOf,
    actions: tested.actions.map((action) => actionText(action, nameOf)),
  };
}

async function writeReport(
  out: string,
  outcome: SharedOutcome,
  about: ScenarioReportAbout,
): Promise<void> {
  const isCsv = /\.csv$/i.test(out);
  const text = (isCsv ? scenarioCsv : scenarioReportJson)(outcome, about);
  await writeWhole(out, "--out", text);
  notice(`${out}: a report without numbers of 1 to ${outcome.suppressedTo} pupils.`);
}

function toJson(tested: Scenario, outcome: ScenarioOutcome, suppress: SmallCount | null): object {
  const shown = suppress === null ? outcome : sharedOutcome(outcome, suppress);
  return { heading: TEST_ONLY, name: tested.name, ...shown };
}
