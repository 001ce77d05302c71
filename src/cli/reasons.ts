import type { Area } from "../domain/area.ts";
import type { Judgement } from "../domain/judgement.ts";
import type { Plan } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { SolverPort } from "../solver/client/pooled_solver.ts";
import type { FewerAnswer } from "../solver/fewer/fewer.ts";
import type { Proposal, ProposeOptions } from "../solver/proposal.ts";
import type { Arguments } from "./arguments.ts";
import type { Explained, ToExplain } from "./explained.ts";
import {
  EXPLAIN_HELP,
  EXPLAIN_OPTIONS,
  explain,
  explainedToJson,
  printExplained,
} from "./explained.ts";
import { askedHowFew, FEWER_HELP, FEWER_OPTIONS, fewerToJson, printFewer } from "./fewer.ts";
import { print } from "./output.ts";

/** The options that ask why. */
export const REASONS_OPTIONS = { ...EXPLAIN_OPTIONS, ...FEWER_OPTIONS };

export const REASONS_HELP = `${EXPLAIN_HELP}
${FEWER_HELP}`;

/** A plan that reasons are asked of, or that a proposal is. */
export interface Reasoned {
  readonly solver: () => SolverPort;
  readonly area: Area;
  readonly settings: JudgingSettings;
  /** What was asked for. */
  readonly options: ProposeOptions;
  readonly judgement: Judgement;
  /** The proposal that the plan is; `null` for any other plan. */
  readonly proposal: Pick<Proposal, "status" | "releasedTies"> | null;
}

/** The reasons that were asked for; `null` for those that were not. */
export interface Reasons {
  readonly why: Explained | null;
  readonly fewer: FewerAnswer | null;
}

/** The reasons that `args` ask for, and how many clusters can be made where a proposal could not make as many as were asked for. */
export async function reasonsFor(
  args: Arguments,
  toExplain: ToExplain | null,
  reasoned: Reasoned,
): Promise<Reasons> {
  const { proposal, options } = reasoned;
  const releasedTies = proposal?.releasedTies ?? [];
  const isCountMissed = proposal?.status === "infeasible" && options.clusters !== "auto";
  return {
    why: toExplain === null ? null : await explain(toExplain, { ...reasoned, releasedTies }),
    fewer: await askedHowFew(args, isCountMissed, reasoned),
  };
}

/** The reasons as JSON has them beside a plan. */
export function reasonsToJson(
  area: Area,
  settings: JudgingSettings,
  { why, fewer }: Reasons,
): Readonly<Record<string, object>> {
  return {
    ...(why === null ? {} : { explained: explainedToJson(why) }),
    ...(fewer === null ? {} : { fewer: fewerToJson(area, settings, fewer) }),
  };
}

/** Prints the reasons, with an empty line before each. */
export function printReasons(
  { area, judgement, options }: Pick<Reasoned, "area" | "judgement" | "options">,
  plan: Plan,
  { why, fewer }: Reasons,
): void {
  if (fewer !== null) {
    print("");
    printFewer(area, options, plan.clusters.length, fewer);
  }
  if (why === null) return;
  print("");
  printExplained(area, plan, judgement, why);
}
