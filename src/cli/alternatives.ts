import type { Area } from "../domain/area.ts";
import type { PlanFigures } from "../domain/compare/difference.ts";
import { planFigures } from "../domain/compare/figures.ts";
import { judgePlan } from "../domain/judge.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { seconds } from "../domain/units.ts";
import { proposalOfAlternative } from "../solver/alternatives/alternative_proposal.ts";
import type { Alternatives, AlternativesQuestion } from "../solver/alternatives/alternatives.ts";
import {
  ALTERNATIVES_SECONDS,
  DEFAULT_WITHIN,
  MOST_PLANS,
} from "../solver/alternatives/alternatives.ts";
import type { ProposeOptions } from "../solver/proposal.ts";
import { proposalToPlan } from "../solver/proposal_to_plan.ts";
import {
  alternativesText,
  commonCoreText,
  overBestText,
  setText,
} from "../words/alternatives_text.ts";
import { counted } from "../words/counted.ts";
import { minutesText } from "../words/durations.ts";
import type { Arguments } from "./arguments.ts";
import { numberOption, TEXT, textOption, wholeOption } from "./arguments.ts";
import type { Column } from "./output.ts";
import { print, tableText } from "./output.ts";
import { UsageError } from "./usage_error.ts";

export const ALTERNATIVES_OPTIONS = { alternatives: TEXT, within: TEXT };

export const ALTERNATIVES_HELP = `  --alternatives N      also plans nearly as good as the best and as different from each other as can be found, 2 to ${MOST_PLANS}
                        with the best, and what stays the same in all, such as --alternatives 4 --within 3
  --within PERCENT      how much more travel than the best they may have (${100 * DEFAULT_WITHIN});
                        in ${ALTERNATIVES_SECONDS} s unless --time-limit says otherwise`;

/** What is asked about alternatives; `null` where nothing is. */
export function alternativesAsked(
  args: Arguments,
  options: ProposeOptions,
): AlternativesQuestion | null {
  const count = wholeOption(args, "alternatives", 2);
  const percent = numberOption(args, "within", { value: 0, isInclusive: true });
  if (count === undefined) {
    if (percent === undefined) return null;
    throw new UsageError(
      `--within is ${percent}, but nothing asks for alternatives. Add --alternatives ${MOST_PLANS}, or leave it out.`,
    );
  }
  if (count > MOST_PLANS) {
    throw new UsageError(`--alternatives is ${count}: it must be 2 to ${MOST_PLANS}.`);
  }
  if (options.method !== "exact") {
    throw new UsageError(
      `--method is ${options.method}, which makes one plan. Leave it out to have --alternatives.`,
    );
  }
  return {
    kind: "alternatives",
    options,
    timeLimitSeconds:
      textOption(args, "time-limit") === undefined
        ? ALTERNATIVES_SECONDS
        : options.timeLimitSeconds,
    count,
    within: percent === undefined ? DEFAULT_WITHIN : percent / 100,
    best: null,
  };
}

/** One plan with what it is measured by. */
interface Row {
  readonly at: number;
  readonly value: number;
  readonly figures: PlanFigures;
  readonly sizes: string;
}

/** Prints what the plans have in common and where they differ. */
export function printAlternatives(
  area: Area,
  settings: JudgingSettings,
  alternatives: Alternatives,
): void {
  const { plans, core } = alternatives;
  print(alternativesText(alternatives));
  if (plans.length < 2) return;
  print("");
  print(tableText(columnsOf(alternatives), rowsOf(area, settings, alternatives)));
  print("");
  print(commonCoreText(alternatives));
  const whole = new Set(core.whole.map((set) => set.join()));
  for (const set of core.together) print(`  ${setText(area, set, whole.has(set.join()))}`);
}

function rowsOf(area: Area, settings: JudgingSettings, alternatives: Alternatives): readonly Row[] {
  return alternatives.plans.map(({ value, clusters }, at) => {
    const proposal = proposalOfAlternative(alternatives, at);
    const plan = proposalToPlan(area, settings, proposal, { name: "", madeAt: null });
    const sizes = clusters.map(({ schools }) => schools.length);
    return {
      at,
      value,
      figures: planFigures(area, judgePlan(area, plan, settings)),
      sizes: `${Math.min(...sizes)} to ${Math.max(...sizes)}`,
    };
  });
}

function columnsOf(alternatives: Alternatives): readonly Column<Row>[] {
  const differs = (at: number) => alternatives.plans[at]?.differsFromBest;
  return [
    { title: "Plan", text: ({ at }) => (at === 0 ? "1 (the best)" : String(at + 1)) },
    { title: "Clusters", isNumber: true, text: ({ figures }) => String(figures.clusters) },
    { title: "Schools in each", isNumber: true, text: ({ sizes }) => sizes },
    { title: "Travel", isNumber: true, text: ({ value }) => minutesText(seconds(value)) },
    { title: "Over the best", isNumber: true, text: ({ at }) => overBestText(alternatives, at) },
    {
      title: "Longest drive",
      isNumber: true,
      text: ({ figures: { worst } }) => (worst === null ? "none" : minutesText(worst.seconds)),
    },
    { title: "Mixed", isNumber: true, text: ({ figures }) => String(figures.mixedClusters) },
    {
      title: "Other partners",
      isNumber: true,
      text: ({ at }) => (at === 0 ? "" : counted(differs(at)?.schools ?? 0, "school")),
    },
    {
      title: "Differs in",
      isNumber: true,
      text: ({ at }) => (at === 0 ? "" : counted(differs(at)?.pairs ?? 0, "pair")),
    },
  ];
}

/** The same as JSON; values are judged seconds, `within` is in per cent. */
export function alternativesToJson(alternatives: Alternatives): object {
  const { within, valuedBy, most, plans, core, areAll, stoppedBy } = alternatives;
  return {
    within: Number((100 * within).toFixed(10)),
    valuedBy,
    most,
    plans: plans.map(({ value, clusters, unplaced, differsFromBest }) => ({
      value,
      clusters,
      unplaced,
      differsFromBest,
    })),
    leastDifference: alternatives.leastDifference,
    leastDifferenceAtMost: alternatives.leastDifferenceAtMost,
    areAll,
    together: core.together,
    whole: core.whole,
    alone: core.alone,
    pairs: core.pairs,
    stoppedBy,
    seconds: alternatives.seconds,
  };
}
