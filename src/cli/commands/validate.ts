import type { Area } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { ClusterSensitivity } from "../../domain/sensitivity.ts";
import { sensitivityOf } from "../../domain/sensitivity.ts";
import { readPlan } from "../../io/plan_file.ts";
import type { SolverPort } from "../../solver/client/pooled_solver.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../solver/proposal.ts";
import { wishesOfPlan } from "../../solver/wishes_of_plan.ts";
import { counted } from "../../words/counted.ts";
import { closedText } from "../../words/crossing_text.ts";
import { issueText } from "../../words/issue_text.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT, textOption } from "../arguments.ts";
import type { ClosedArea } from "../closed_crossings.ts";
import { openedWithout, WITHOUT_HELP, WITHOUT_OPTIONS } from "../closed_crossings.ts";
import { basisText, clustersText } from "../clusters_text.ts";
import type { Command, CommandHost } from "../command.ts";
import { schoolsToExplain } from "../explained.ts";
import { readInput } from "../input_file.ts";
import { judgementToJson } from "../judgement_json.ts";
import type { Stones } from "../keystones.ts";
import { printStones, stonesOf } from "../keystones.ts";
import { openedForPlan, printKnownTimes } from "../known_times.ts";
import { notice, noticeProblems, print, printJson } from "../output.ts";
import type { Reasons } from "../reasons.ts";
import {
  printReasons,
  REASONS_HELP,
  REASONS_OPTIONS,
  reasonsFor,
  reasonsToJson,
} from "../reasons.ts";
import { sensitivityText, sensitivityToJson } from "../sensitivity_text.ts";
import { BOUNDS_HELP, JUDGING_OPTIONS, readSettings, SPEED_HELP } from "../settings_arguments.ts";
import { readOrRefuse } from "../usage_error.ts";

/** Judges a plan by every rule. */
export const validateCommand: Command = {
  name: "validate",
  summary: "judge a plan",
  help: `Usage: planner validate --plan FILE (AREA) [options]

Judges every pair of schools of every cluster, and the plan as a whole. Exit code 0: valid; 1: it has an error.

  --plan FILE           a plan or proposal in JSON, or a CSV with the columns urn,cluster
${REASONS_HELP}
${WITHOUT_HELP}
  --sensitivity         also the factor at which each cluster breaks, and its verdict at each speed
  --keystones           also which schools a cluster would be too small without, and which clusters could be one
  --json                JSON alone on stdout
${SPEED_HELP}
${BOUNDS_HELP}
                        where not given, those of the plan

${AREA_HELP}

Example: npm run -s planner -- validate --area isle-of-wight --plan partnerships.csv --speed winter`,
  options: {
    ...AREA_OPTIONS,
    ...JUDGING_OPTIONS,
    ...REASONS_OPTIONS,
    ...WITHOUT_OPTIONS,
    plan: TEXT,
    sensitivity: FLAG,
    keystones: FLAG,
    json: FLAG,
  },
  run: validate,
};

async function validate(args: Arguments, host: CommandHost): Promise<number> {
  refusePositionals(args);
  const file = neededOption(args, "plan", "the file of the plan to judge.");
  const bytes = await readInput(file, "--plan");
  const reading = readPlan(bytes, file);
  const plan = readOrRefuse(reading);
  if (reading.ok) noticeProblems(reading.notes, `planner validate --plan ${file}`);
  const opened = await openedWithout(openedForPlan(await openArea(args), plan), args);
  const { area } = opened;
  noticeOtherBasis(plan, area, textOption(args, "area") !== undefined);
  const settings = readSettings(args, plan.settings);
  const judgement = judgePlan(area, plan, settings);
  const toExplain = schoolsToExplain(args, area);
  const options = {
    ...DEFAULT_PROPOSE_OPTIONS,
    wishes: wishesOfPlan(plan),
  };
  // Only a reason that is asked for takes a solver, which is a thread of its own.
  let started: SolverPort | null = null;
  const solver = () => {
    started ??= host.solver();
    return started;
  };
  const extras = {
    sensitivity:
      args.values["sensitivity"] === true
        ? sensitivityOf(area, judgement.clusters, judgement.settings)
        : null,
    stones: args.values["keystones"] === true ? stonesOf(area, judgement) : null,
  };
  const about = { solver, area, settings, options, judgement, proposal: null };
  const reasons = await reasonsFor(args, toExplain, about).finally(() => started?.end());
  const reasoned = { ...extras, reasons };
  if (args.values["json"] === true) printJson(toJson(opened, judgement, reasoned));
  else printJudgement(opened, plan, judgement, reasoned);
  return judgement.valid ? 0 : 1;
}

/** Says that a plan was made for another area, or on other drive times. A list of one's own schools has no name that a plan could have been made for. */
export function noticeOtherBasis(plan: Plan, area: Area, isNamed: boolean): void {
  if (isNamed && plan.area !== "" && plan.area !== area.name) {
    notice(`Note: the plan was made for "${plan.area}" and is judged on "${area.name}".`);
  }
  const made = plan.driveTimes;
  if (made === null || made.kind === area.driveTimes.kind) return;
  notice(
    `Note: the plan was made on drive times of the kind "${made.kind}" and is judged on "${area.driveTimes.kind}".`,
  );
}

/** What was asked for beside the judgement; `null` for what was not. */
interface Extras {
  readonly sensitivity: readonly ClusterSensitivity[] | null;
  readonly reasons: Reasons;
  readonly stones: Stones | null;
}

function toJson(
  { area, closed }: ClosedArea,
  judgement: Judgement,
  { sensitivity, reasons, stones }: Extras,
): object {
  return {
    ...judgementToJson(area, judgement),
    ...(closed.length === 0 ? {} : { without: closed }),
    ...(sensitivity === null ? {} : { sensitivity: sensitivityToJson(area, sensitivity) }),
    ...reasonsToJson(area, judgement.settings, reasons),
    ...stones,
  };
}

function printJudgement(
  opened: ClosedArea,
  plan: Plan,
  judgement: Judgement,
  { sensitivity, reasons, stones }: Extras,
): void {
  const { area } = opened;
  const { settings, issues } = judgement;
  print(basisText(area, settings));
  printKnownTimes(opened, plan.knownTimes ?? []);
  if (opened.closed.length > 0) print(closedText(opened.closed));
  print("");
  print(clustersText(area, settings, judgement.clusters));
  const errors = issues.filter(({ severity }) => severity === "error");
  const warnings = issues.filter(({ severity }) => severity === "warning");
  if (issues.length > 0) print("");
  for (const issue of errors) print(`Error: ${issueText(issue, area, plan)}`);
  for (const issue of warnings) print(`Warning: ${issueText(issue, area, plan)}`);
  printReasons({ area, judgement, options: DEFAULT_PROPOSE_OPTIONS }, plan, reasons);
  print("");
  if (sensitivity !== null) {
    print("How much slower the roads may get: each cluster is within up to its factor.");
    print(sensitivityText(area, sensitivity));
    print("");
  }
  if (stones !== null) {
    printStones(area, plan, stones);
    print("");
  }
  const verdict = judgement.valid ? "The plan is valid" : "The plan is not valid";
  print(`${verdict}: ${counted(errors.length, "error")}, ${counted(warnings.length, "warning")}.`);
}
