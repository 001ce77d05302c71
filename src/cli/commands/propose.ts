import { judgePlan } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan, PlanSettings } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { PROPOSAL_BOUNDS } from "../../domain/settings.ts";
import type { Alternatives } from "../../solver/alternatives/alternatives.ts";
import type { Curve } from "../../solver/curve/curve.ts";
import type { Method, ObjectiveKind, Proposal, ProposeOptions } from "../../solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../solver/proposal.ts";
import { proposalToPlan } from "../../solver/proposal_to_plan.ts";
import { releasedTieText } from "../../words/proof_text.ts";
import { unplacedText } from "../../words/unplaced_text.ts";
import {
  ALTERNATIVES_HELP,
  ALTERNATIVES_OPTIONS,
  alternativesAsked,
  alternativesToJson,
  printAlternatives,
} from "../alternatives.ts";
import type { OpenArea } from "../area_argument.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import {
  choiceOption,
  FLAG,
  numberOption,
  refusePositionals,
  TEXT,
  textOption,
  wholeOption,
} from "../arguments.ts";
import { basisText, clustersText } from "../clusters_text.ts";
import type { Command, CommandHost } from "../command.ts";
import {
  askCurve,
  CURVE_HELP,
  CURVE_OPTIONS,
  curveAsked,
  curveToJson,
  printCurve,
} from "../curve.ts";
import { schoolsToExplain } from "../explained.ts";
import type { PlanTimes } from "../known_times.ts";
import {
  KNOWN_TIMES_HELP,
  KNOWN_TIMES_OPTIONS,
  openedForPlan,
  planTimesOf,
  printKnownTimes,
} from "../known_times.ts";
import { print } from "../output.ts";
import { PRICED_WISHES_HELP, PRICED_WISHES_OPTIONS, readPricedWishes } from "../priced_wishes.ts";
import { saveAndPrint } from "../proposal_file.ts";
import { objectiveText, wishLines } from "../proposal_text.ts";
import type { Reasons } from "../reasons.ts";
import {
  printReasons,
  REASONS_HELP,
  REASONS_OPTIONS,
  reasonsFor,
  reasonsToJson,
} from "../reasons.ts";
import { asksRepair, REPAIR_HELP, REPAIR_OPTIONS, repairPlan } from "../repair.ts";
import { BOUNDS_HELP, JUDGING_OPTIONS, readSettings, SPEED_HELP } from "../settings_arguments.ts";
import { ask, solve } from "../solving.ts";
import { UsageError } from "../usage_error.ts";
import { readWishes, WISHES_HELP, WISHES_OPTIONS } from "../wishes_arguments.ts";

const OBJECTIVES: readonly ObjectiveKind[] = ["fewest", "travel", "host"];
const METHODS: readonly Method[] = ["exact", "turf-kmeans", "turf-dbscan", "complete-linkage"];

/** Makes a plan for a whole area. */
export const proposeCommand: Command = {
  name: "propose",
  summary: "make a plan",
  help: `Usage: planner propose (AREA) [options]

Proposes clusters for a whole area that respect the limit and the bounds, and says which schools it could not place and why.

  --objective KIND      travel: least between all partners (the default); host: least to each cluster's easiest school to meet at; fewest clusters
  --clusters N|auto     how many (auto: schools ÷ --target-schools, or the nearest number that is feasible)
  --target-schools N    schools in a cluster, for auto (${DEFAULT_PROPOSE_OPTIONS.targetSchools})
  --method NAME         exact (our solver, the default); turf-kmeans, turf-dbscan or complete-linkage (baselines)
  --seed N              the same seed and settings give the same plan (${DEFAULT_PROPOSE_OPTIONS.seed})
  --time-limit S        seconds of solving (${DEFAULT_PROPOSE_OPTIONS.timeLimitSeconds}); Ctrl-C ends it sooner, with the best so far
${REASONS_HELP}
${ALTERNATIVES_HELP}
${CURVE_HELP}
${REPAIR_HELP}
  --out FILE            also write the proposal, which is a plan, to this file
  --json                JSON alone on stdout
${SPEED_HELP}
${BOUNDS_HELP}
                        where not given, 3 to 8 schools

${WISHES_HELP}

${PRICED_WISHES_HELP}

${KNOWN_TIMES_HELP}
                        (--start and --keep-locked bring their own)

${AREA_HELP}

Example: npm run -s planner -- propose --area lincolnshire --max-schools 6 --out proposal.json`,
  options: {
    ...AREA_OPTIONS,
    ...JUDGING_OPTIONS,
    ...WISHES_OPTIONS,
    ...PRICED_WISHES_OPTIONS,
    ...REASONS_OPTIONS,
    ...ALTERNATIVES_OPTIONS,
    ...CURVE_OPTIONS,
    ...REPAIR_OPTIONS,
    ...KNOWN_TIMES_OPTIONS,
    objective: TEXT,
    clusters: TEXT,
    "target-schools": TEXT,
    method: TEXT,
    seed: TEXT,
    "time-limit": TEXT,
    out: TEXT,
    json: FLAG,
  },
  run: proposeForArea,
};

async function proposeForArea(args: Arguments, host: CommandHost): Promise<number> {
  refusePositionals(args);
  const options = readOptions(args);
  if (asksRepair(args)) return repairPlan(args, host, options);
  const question = alternativesAsked(args, options);
  const curveQuestion = curveAsked(args, options);
  const settings = readSettings(args, {}, defaultBounds(args));
  const known = await planTimesOf(args, ["known-times", "keep-locked"]);
  const solver = host.solver();
  try {
    const opened = openedForPlan(await openArea(args), known);
    const { area } = opened;
    const priced = await readPricedWishes(args, options);
    const wishes = { ...(await readWishes(args, area)), priced };
    const toExplain = schoolsToExplain(args, area);
    const wished = { ...options, wishes };
    const alternatives =
      question === null
        ? null
        : await ask(solver, area, settings, { ...question, options: wished });
    const curve =
      curveQuestion === null
        ? null
        : await askCurve(solver, area, settings, { ...curveQuestion, options: wished });
    const proposal =
      alternatives?.best ?? curve?.proposal ?? (await solve(solver, area, settings, wished));
    const toPlan = (each: Proposal) => planOf(opened, settings, each, known);
    const made = toPlan(proposal);
    const judgement = judgePlan(area, made, settings);
    const basis = { solver: () => solver, area, settings, options: wished, proposal, judgement };
    const reasons = await reasonsFor(args, toExplain, basis);
    const reasoned = withReasons(made, reasonsToJson(area, settings, reasons));
    const plan = withAnswers(reasoned, alternatives, curve?.curve ?? null, toPlan);
    const shown = {
      proposal,
      plan,
      judgement,
      reasons,
      alternatives,
      curve: curve?.curve ?? null,
      options: wished,
    };
    return await show(args, opened, shown);
  } finally {
    solver.end();
  }
}

/** A proposal with all that is printed of it. */
interface Shown {
  readonly proposal: Proposal;
  readonly plan: Plan;
  readonly judgement: Judgement;
  readonly reasons: Reasons;
  readonly alternatives: Alternatives | null;
  readonly curve: Curve | null;
  readonly options: ProposeOptions;
}

/** Saves and prints a proposal; the exit code. */
async function show(args: Arguments, opened: OpenArea, shown: Shown): Promise<number> {
  const { proposal, plan } = shown;
  await saveAndPrint(args, plan, () => printProposal(opened, shown));
  return proposal.status === "infeasible" || proposal.clusters.length === 0 ? 1 : 0;
}

function withReasons(plan: Plan, reasons: Readonly<Record<string, object>>): Plan {
  return { ...plan, unknownFields: { ...plan.unknownFields, ...reasons } };
}

function withAnswers(
  plan: Plan,
  alternatives: Alternatives | null,
  curve: Curve | null,
  toPlan: (proposal: Proposal) => Plan,
): Plan {
  const unknownFields = {
    ...plan.unknownFields,
    ...(alternatives === null ? {} : { alternatives: alternativesToJson(alternatives) }),
    ...(curve === null ? {} : { curve: curveToJson(curve, toPlan) }),
  };
  return { ...plan, unknownFields };
}

function readOptions(args: Arguments): ProposeOptions {
  const standard = DEFAULT_PROPOSE_OPTIONS;
  const above0 = { value: 0, isInclusive: false };
  const objective = choiceOption(args, "objective", OBJECTIVES) ?? standard.objective;
  const clusters =
    textOption(args, "clusters") === "auto" ? "auto" : wholeOption(args, "clusters", 1);
  if (objective === "fewest" && typeof clusters === "number") {
    throw new UsageError(
      `--clusters is ${clusters}, but --objective fewest finds the number itself. Leave one of them out.`,
    );
  }
  return {
    objective,
    clusters: clusters ?? standard.clusters,
    targetSchools: numberOption(args, "target-schools", above0) ?? standard.targetSchools,
    method: choiceOption(args, "method", METHODS) ?? standard.method,
    seed: wholeOption(args, "seed", 0) ?? standard.seed,
    timeLimitSeconds: numberOption(args, "time-limit", above0) ?? standard.timeLimitSeconds,
  };
}

/** 3 to 8 schools where a bound was not typed; a typed bound beyond the other's default moves that default. */
function defaultBounds(args: Arguments): PlanSettings {
  const least = wholeOption(args, "min-schools", 0);
  const most = wholeOption(args, "max-schools", 0);
  const { minSchools, maxSchools } = PROPOSAL_BOUNDS;
  return {
    minSchools: Math.min(minSchools ?? 0, most ?? Number.POSITIVE_INFINITY),
    maxSchools: Math.max(maxSchools ?? 0, least ?? 0),
  };
}

/** The proposal as a plan, with what only a proposal has beside it. */
function planOf(
  { area }: OpenArea,
  settings: JudgingSettings,
  proposal: Proposal,
  known: PlanTimes,
): Plan {
  const { clusters: _clusters, ...about } = proposal;
  const name = `Proposal for ${area.title}`;
  const plan = proposalToPlan(area, settings, proposal, {
    name,
    madeAt: new Date().toISOString(),
  });
  return {
    ...plan,
    ...known,
    unknownFields: about,
  };
}

function printProposal(opened: OpenArea, shown: Shown): void {
  const { proposal, plan, judgement, alternatives, curve } = shown;
  const { area } = opened;
  print(basisText(area, judgement.settings));
  printKnownTimes(opened, plan.knownTimes ?? []);
  print("");
  if (plan.clusters.length > 0) {
    print(clustersText(area, judgement.settings, judgement.clusters));
    print("");
  }
  print(objectiveText(proposal));
  for (const line of wishLines(proposal)) print(line);
  for (const unplaced of proposal.unplaced) print(unplacedText(unplaced, area));
  for (const tie of proposal.releasedTies) print(releasedTieText(tie));
  if (alternatives !== null) {
    print("");
    printAlternatives(area, judgement.settings, alternatives);
  }
  if (curve !== null) {
    print("");
    printCurve(curve);
  }
  printReasons({ area, judgement, options: shown.options }, plan, shown.reasons);
}
