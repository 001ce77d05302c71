import type { Area } from "../domain/area.ts";
import type { Judgement } from "../domain/judgement.ts";
import { locatedIndex } from "../domain/mends/mend.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { Company } from "../domain/why/company.ts";
import { companyOf } from "../domain/why/company.ts";
import type { Placements } from "../domain/why/placements.ts";
import { placementsOf } from "../domain/why/placements.ts";
import type { SolverPort } from "../solver/client/pooled_solver.ts";
import { companionsOf } from "../solver/companions_of_wishes.ts";
import type { ProposeOptions, ReleasedTie } from "../solver/proposal.ts";
import type { ReliefAnswer } from "../solver/relief/relief.ts";
import { NO_WISHES } from "../solver/wishes.ts";
import { companyText } from "../words/company_text.ts";
import { counted } from "../words/counted.ts";
import { placementText, placeText } from "../words/placement_text.ts";
import { limitMinutes, noReliefText, reliefReasonText, reliefText } from "../words/relief_text.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption } from "./arguments.ts";
import { notice, print } from "./output.ts";
import { ask } from "./solving.ts";
import { UsageError } from "./usage_error.ts";

export const EXPLAIN_OPTIONS = { explain: TEXT };

export const EXPLAIN_HELP = `  --explain URN[,URN]   also why this school is where it is: what every other cluster would cost, or what stops it; for a
                        school in no cluster, the smallest single changes that would place it, each tried by solving;
                        with a second school, why they are together. Such as --explain 118158 or --explain 118158,118159`;

/** In the text, the clusters that a school cannot go to are counted after this many. */
const MOST_STOPPED = 5;
/** Seconds of working out what would place a school. */
const RELIEF_SECONDS = 30;

/** The schools that are to be explained. */
export interface ToExplain {
  readonly urn: Urn;
  readonly partner: Urn | null;
}

/** A school and why it is where it is, or in no cluster; and why it is with another where that was asked. */
export interface Explained {
  readonly urn: Urn;
  readonly placements: Placements;
  readonly company: Company | null;
  readonly relief: ReliefAnswer | null;
}

/** What schools are explained by. */
export interface Basis {
  readonly solver: () => SolverPort;
  readonly area: Area;
  readonly judgement: Judgement;
  /** What a solve is asked for; the settings may differ from the judgement's where a plan has no bounds. */
  readonly settings: JudgingSettings;
  readonly options: ProposeOptions;
  readonly releasedTies: readonly ReleasedTie[];
}

/** The schools that were asked to be explained; `null` where none were. Refused where the area does not know one or its place. */
export function schoolsToExplain(args: Arguments, area: Area): ToExplain | null {
  const text = textOption(args, "explain");
  if (text === undefined) return null;
  const urns = text.split(",").map((urn) => urn.trim());
  const [urn = "", partner = null] = urns;
  const stranger = urns.find((each) => locatedIndex(area, each) === null);
  if (stranger !== undefined) {
    throw new UsageError(
      `--explain is "${text}": ${area.title} has no school with ${urns.length > 1 ? `the URN "${stranger}"` : "that URN"} whose place is known. "planner schools" lists those of a file.`,
    );
  }
  if (urns.length > 2 || urn === partner) {
    throw new UsageError(
      `--explain is "${text}": name one school, or two different ones with a comma between, such as --explain 118158,118159.`,
    );
  }
  return { urn, partner };
}

/** Why the school is where it is. Throws where the area does not know it or its place. */
export async function explain(
  { urn, partner }: ToExplain,
  { solver, area, judgement, settings, options, releasedTies }: Basis,
): Promise<Explained> {
  const companions = companionsOf(area, options.wishes ?? NO_WISHES, releasedTies);
  const placements = placementsOf(area, judgement, urn, companions);
  if (placements === null) throw new Error(`${urn} has no place in ${area.name}.`);
  const company = partner === null ? null : companyOf(area, judgement, [urn, partner], companions);
  if (placements.own !== null) return { urn, placements, company, relief: null };
  notice("Trying what would place the school…");
  const relief = await ask(solver(), area, settings, {
    kind: "relief",
    urn,
    options,
    clusters: judgement.clusters.map(({ cluster: { id, schools } }) => ({ id, schools })),
    timeLimitSeconds: RELIEF_SECONDS,
  });
  return { urn, placements, company, relief };
}

/** Prints where the school is and every other cluster, the possible ones first; and what would place it where it is in none. */
export function printExplained(
  area: Area,
  plan: Plan,
  { settings }: Judgement,
  { urn, placements, company, relief }: Explained,
): void {
  if (relief === null) print(placeText(placements, area, plan, urn));
  else printRelief(area, settings, relief);
  if (company !== null) print(companyText(company, area, plan));
  const possible = placements.others.filter(({ blocks }) => blocks.length === 0);
  const stopped = placements.others.filter(({ blocks }) => blocks.length > 0);
  for (const placement of [...possible, ...stopped.slice(0, MOST_STOPPED)]) {
    print(`  ${placementText(placement, area, plan, settings.ceiling)}`);
  }
  const more = stopped.length - MOST_STOPPED;
  if (more > 0)
    print(
      `  ${counted(more, "more cluster")} farther away cannot have it either (--json lists all).`,
    );
}

function printRelief(area: Area, settings: JudgingSettings, relief: ReliefAnswer): void {
  print(reliefReasonText(relief, area));
  if (relief.asThingsAre === "yes") return;
  if (relief.reliefs.length === 0) print(noReliefText(relief, area, settings));
  else print("What would place it, one change at a time, with every school that is placed now:");
  for (const each of relief.reliefs) print(`  ${reliefText(each, area, settings)}`);
}

/** The same as JSON. Seconds are judged; `null` where there is no route. */
export function explainedToJson({ urn, placements, company, relief }: Explained): object {
  return {
    urn,
    cluster: placements.own,
    travelSeconds: finite(placements.travel),
    others: placements.others.map(({ cluster, change, worst, blocks, swap }) => ({
      cluster,
      changeSeconds: finite(change),
      worst: worst === null ? null : pairJson(worst),
      blocks: blocks.map((block) =>
        block.kind === "pairs" ? { ...block, pair: pairJson(block.pair) } : block,
      ),
      swap: swap === null ? null : { with: swap.with, changeSeconds: finite(swap.change) },
    })),
    ...(company === null ? {} : { company: companyJson(company) }),
    ...(relief === null ? {} : { unplaced: reliefJson(relief) }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function pairJson(pair: { readonly from: Urn; readonly to: Urn; readonly seconds: number }) {
  return { ...pair, seconds: finite(pair.seconds) };
}

function companyJson({ parting, there, back, ...about }: Company): object {
  return {
    ...about,
    there: pairJson(there),
    back: pairJson(back),
    parting:
      parting === null
        ? null
        : {
            school: parting.school,
            cluster: parting.cluster,
            changeSeconds: finite(parting.change),
          },
  };
}

function reliefJson({ kind: _kind, urn: _urn, reliefs, ...about }: ReliefAnswer): object {
  return {
    ...about,
    reliefs: reliefs.map(({ change, smallerFails }) => ({
      ...(change.kind === "longer-limit"
        ? {
            kind: change.kind,
            ceilingSeconds: change.ceiling,
            ceilingMinutes: limitMinutes(change.ceiling),
          }
        : change),
      smallerFails,
    })),
  };
}
