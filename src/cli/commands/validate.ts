import type { Area } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { ClusterSensitivity } from "../../domain/sensitivity.ts";
import { sensitivityOf } from "../../domain/sensitivity.ts";
import { readPlan } from "../../io/plan_file.ts";
import { counted } from "../../words/counted.ts";
import { closedText } from "../../words/crossing_text.ts";
import { issueText } from "../../words/issue_text.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT, textOption } from "../arguments.ts";
import type { ClosedArea } from "../closed_crossings.ts";
import { openedWithout, WITHOUT_HELP, WITHOUT_OPTIONS } from "../closed_crossings.ts";
import { basisText, clustersText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import type { Explained } from "../explained.ts";
import {
  EXPLAIN_HELP,
  EXPLAIN_OPTIONS,
  explain,
  explainedToJson,
  printExplained,
  schoolToExplain,
} from "../explained.ts";
import { readInput } from "../input_file.ts";
import { judgementToJson } from "../judgement_json.ts";
import type { Stones } from "../keystones.ts";
import { printStones, stonesOf } from "../keystones.ts";
import { openedWithKnownTimes, printKnownTimes } from "../known_times.ts";
import { notice, noticeProblems, print, printJson } from "../output.ts";
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
${EXPLAIN_HELP}
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
    ...EXPLAIN_OPTIONS,
    ...WITHOUT_OPTIONS,
    plan: TEXT,
    sensitivity: FLAG,
    keystones: FLAG,
    json: FLAG,
  },
  run: validate,
};

async function validate(args: Arguments): Promise<number> {
  refusePositionals(args);
  const file = neededOption(args, "plan", "the file of the plan to judge.");
  const reading = readPlan(await readInput(file, "--plan"), file);
  const plan = readOrRefuse(reading);
  if (reading.ok) noticeProblems(reading.notes, `planner validate --plan ${file}`);
  const known = plan.knownTimes ?? [];
  const opened = await openedWithout(openedWithKnownTimes(await openArea(args), known), args);
  const { area } = opened;
  noticeOtherBasis(plan, area, textOption(args, "area") !== undefined);
  const judgement = judgePlan(area, plan, readSettings(args, plan.settings));
  const asked = schoolToExplain(args, area);
  const extras: Extras = {
    sensitivity:
      args.values["sensitivity"] === true
        ? sensitivityOf(area, judgement.clusters, judgement.settings)
        : null,
    why: asked === null ? null : explain(area, judgement, asked),
    stones: args.values["keystones"] === true ? stonesOf(area, judgement) : null,
  };
  if (args.values["json"] === true) printJson(toJson(opened, judgement, extras));
  else printJudgement(opened, plan, judgement, extras);
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
  readonly why: Explained | null;
  readonly stones: Stones | null;
}

function toJson(
  { area, closed }: ClosedArea,
  judgement: Judgement,
  { sensitivity, why, stones }: Extras,
): object {
  return {
    ...judgementToJson(area, judgement),
    ...(closed.length === 0 ? {} : { without: closed }),
    ...(sensitivity === null ? {} : { sensitivity: sensitivityToJson(area, sensitivity) }),
    ...(why === null ? {} : { explained: explainedToJson(why) }),
    ...stones,
  };
}

function printJudgement(
  opened: ClosedArea,
  plan: Plan,
  judgement: Judgement,
  { sensitivity, why, stones }: Extras,
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
  print("");
  if (sensitivity !== null) {
    print("How much slower the roads may get: each cluster is within up to its factor.");
    print(sensitivityText(area, sensitivity));
    print("");
  }
  if (why !== null) {
    printExplained(area, plan, judgement, why);
    print("");
  }
  if (stones !== null) {
    printStones(area, plan, stones);
    print("");
  }
  const verdict = judgement.valid ? "The plan is valid" : "The plan is not valid";
  print(`${verdict}: ${counted(errors.length, "error")}, ${counted(warnings.length, "warning")}.`);
}
