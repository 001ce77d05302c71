import type { Area } from "../domain/area.ts";
import { setRules } from "../domain/edits/set_rules.ts";
import { judgePlan } from "../domain/judge.ts";
import type { Judgement } from "../domain/judgement.ts";
import type { Plan, PlanSettings } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { PROPOSAL_BOUNDS, toPlanSettings } from "../domain/settings.ts";
import { readPlan } from "../io/plan_file.ts";
import type { Proposal, ProposeOptions, Unplaced } from "../solver/proposal.ts";
import type { OneRepair, RepairAnswer, RepairQuestion } from "../solver/repair/repair_question.ts";
import { ruleWishesOf } from "../solver/wishes_of_plan.ts";
import { counted } from "../words/counted.ts";
import { releasedTieText } from "../words/proof_text.ts";
import { changeText, movesText, obstacleText, vanishedText } from "../words/repair_text.ts";
import { unplacedText } from "../words/unplaced_text.ts";
import type { OpenArea } from "./area_argument.ts";
import { openArea } from "./area_argument.ts";
import type { Arguments } from "./arguments.ts";
import { FLAG, TEXT, textOption, wholeOption } from "./arguments.ts";
import { basisText, clustersText } from "./clusters_text.ts";
import type { CommandHost } from "./command.ts";
import { readInput } from "./input_file.ts";
import { openedForPlan, printKnownTimes } from "./known_times.ts";
import { print } from "./output.ts";
import { saveAndPrint } from "./proposal_file.ts";
import { readSettings } from "./settings_arguments.ts";
import { ask } from "./solving.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";
import { readWishes } from "./wishes_arguments.ts";

export const REPAIR_OPTIONS = { start: TEXT, "max-moves": TEXT, finish: FLAG, repairs: TEXT };

export const REPAIR_HELP = `  --start PLAN          repair this plan instead: the fewest moves of schools that leave no error, each named, such as
                        --start plan.json; its own limit and bounds count where none are typed, its locked clusters and schools stay,
                        as do its own rules of who is kept together and apart
  --max-moves N         with --start, at most so many, such as --start plan.json --max-moves 4; exit code 1 where more are needed
  --finish              with --start, also place the schools that are in no cluster, such as --start plan.json --finish;
                        no other school moves, unless an error needs it
  --repairs N           with --start, also the next least repairs, N in all (1 to 9), none of which adds moves to another, such
                        as --start plan.json --repairs 3; the plan that is written is the first`;

/** What only a proposal from scratch takes. */
const NOT_WITH_START = [
  "clusters",
  "target-schools",
  "method",
  "alternatives",
  "within",
  "curve",
  "wish",
  "contiguous",
  "today",
  "keep-locked",
  "known-times",
  "explain",
  "why-not-fewer",
];

/** Whether a plan is to be repaired. Refuses options of a repair where there is no plan. */
export function asksRepair(args: Arguments): boolean {
  if (textOption(args, "start") !== undefined) return true;
  const lonely = ["max-moves", "finish", "repairs"].find((name) => args.values[name] !== undefined);
  if (lonely === undefined) return false;
  throw new UsageError(`--${lonely} needs the plan to repair. Add --start PLAN, or leave it out.`);
}

/** Repairs the plan of `--start`; the exit code. */
export async function repairPlan(
  args: Arguments,
  host: CommandHost,
  options: ProposeOptions,
): Promise<number> {
  const unfit = NOT_WITH_START.find((name) => args.values[name] !== undefined);
  if (unfit !== undefined) {
    throw new UsageError(
      `--${unfit} does not go with --start, which repairs a plan. Leave one of them out.`,
    );
  }
  const file = textOption(args, "start") ?? "";
  const start = readOrRefuse(readPlan(await readInput(file, "--start"), file));
  const settings = readSettings(args, start.settings, defaultBounds(start.settings));
  const solver = host.solver();
  try {
    const opened = openedForPlan(await openArea(args), start);
    const typed = await readWishes(args, opened.area);
    const own = ruleWishesOf(start);
    const question: RepairQuestion = {
      kind: "repair",
      start: start.clusters,
      only: null,
      wishes: {
        ...typed,
        keepTogether: [...own.keepTogether, ...typed.keepTogether],
        keepApart: [...own.keepApart, ...typed.keepApart],
        leaveOut: [...new Set([...own.leaveOut, ...typed.leaveOut])],
        mayJoin: [...new Set([...own.mayJoin, ...typed.mayJoin])],
      },
      objective: options.objective,
      maxMoves: wholeOption(args, "max-moves", 0) ?? null,
      finish: args.values["finish"] === true,
      leastInNew: 1,
      lockedSchools: start.lockedSchools ?? [],
      repairs: repairsAsked(args),
      timeLimitSeconds: options.timeLimitSeconds,
    };
    const answer = await ask(solver, opened.area, settings, question);
    const plan = planOf(opened, settings, { start, answer, seed: options.seed });
    await saveAndPrint(args, plan, () =>
      printRepair(opened, settings, { question, start, answer, plan }),
    );
    return answer.obstacle === null ? 0 : 1;
  } finally {
    solver.end();
  }
}

function leftInNoneText(left: number): string {
  return `${counted(left, "more school")} ${left === 1 ? "is" : "are"} in no cluster and ${left === 1 ? "stays" : "stay"} so. Add --finish to place as many as can be.`;
}

/** More repairs than these are not asked for at once. */
const MOST_REPAIRS = 9;

function repairsAsked(args: Arguments): number {
  const count = wholeOption(args, "repairs", 1) ?? 1;
  if (count <= MOST_REPAIRS) return count;
  throw new UsageError(`--repairs is ${count}. Ask for at most ${MOST_REPAIRS}.`);
}

/** 3 to 8 schools where the plan says nothing of bounds. */
function defaultBounds({
  minSchools,
  maxSchools,
  minPupils,
  maxPupils,
}: PlanSettings): PlanSettings {
  const own = [minSchools, maxSchools, minPupils, maxPupils];
  if (own.some((bound) => bound !== undefined)) return {};
  const { minSchools: least, maxSchools: most } = PROPOSAL_BOUNDS;
  return {
    ...(least === null ? {} : { minSchools: least }),
    ...(most === null ? {} : { maxSchools: most }),
  };
}

/** The repaired plan, with what a proposal has beside it. What a former proposal said of itself is gone. */
function planOf(
  { area }: OpenArea,
  settings: JudgingSettings,
  made: { readonly start: Plan; readonly answer: RepairAnswer; readonly seed: number },
): Plan {
  const { start, answer } = made;
  const { kind, schoolHash, provenance } = area.driveTimes;
  const { keepTogether, keepApart } = answer.request;
  const { mayJoin = [], leaveOut = [] } = start.rules ?? {};
  const plan: Plan = {
    ...setRules({ keepTogether, keepApart, mayJoin, leaveOut })(start),
    area: area.name,
    madeAt: new Date().toISOString(),
    driveTimes: { kind, schoolHash, provenance },
    settings: toPlanSettings(settings),
    clusters: answer.clusters,
  };
  const unknown = Object.entries(start.unknownFields ?? {}).filter(
    ([field]) => !OF_PROPOSALS.includes(field),
  );
  return {
    ...withHosts(plan, judgePlan(area, plan, settings)),
    unknownFields: {
      ...Object.fromEntries(unknown),
      ...proposalOf(answer, made.seed),
      repair: repairJson(answer),
    },
  };
}

const OF_PROPOSALS = [
  "reasons",
  "travel",
  "wishes",
  "travelCost",
  "explained",
  "alternatives",
  "curve",
];

/** Each cluster that is not locked and has no host with its easiest school to meet at. */
function withHosts(plan: Plan, judgement: Judgement): Plan {
  return {
    ...plan,
    clusters: plan.clusters.map((cluster, at) => {
      const host = judgement.clusters[at]?.host ?? null;
      if (cluster.locked === true || cluster.host !== undefined || host === null) return cluster;
      return { ...cluster, host };
    }),
  };
}

function proposalOf(answer: RepairAnswer, seed: number): Omit<Proposal, "clusters"> {
  const { obstacle, stoppedBy, objective, unplaced, request, releasedTies, seconds } = answer;
  const stopped = stoppedBy === "user" ? "cancelled" : "feasible";
  return {
    status: obstacle === null ? stopped : "infeasible",
    // The moves may be proved to be the fewest; the travel is not.
    stoppedBy: stoppedBy === "proof" ? "iterations" : stoppedBy,
    objective,
    bound: null,
    gap: null,
    unplaced,
    certificate: null,
    request,
    releasedTies,
    seed,
    method: "exact",
    seconds,
  };
}

function repairJson(answer: RepairAnswer): object {
  const { obstacle, others, isAll } = answer;
  return {
    ...oneRepairJson(answer),
    obstacle,
    ...(others.length === 0 && !isAll
      ? {}
      : {
          alternatives: others.map((other) => ({
            ...oneRepairJson(other),
            clusters: other.clusters,
            objective: other.objective,
          })),
          noOthers: isAll,
        }),
  };
}

function oneRepairJson({ changes, vanished, moves, lost, bound, proved }: OneRepair): object {
  const isMove = ({ kind }: OneRepair["changes"][number]) =>
    kind === "move" || kind === "lose-place";
  return {
    moves: changes.filter(isMove),
    others: changes.filter((change) => !isMove(change)),
    vanished,
    count: moves,
    lost,
    bound,
    proved,
  };
}

function printOthers(area: Area, start: Plan, answer: RepairAnswer): void {
  answer.others.forEach((other, at) => {
    print("");
    print(`Repair ${at + 2}`);
    const after = { ...start, clusters: other.clusters };
    for (const change of other.changes) print(changeText(change, area, { before: start, after }));
    const vanished = vanishedText(other, start);
    if (vanished !== null) print(vanished);
    print(movesText(other));
  });
  if (answer.isAll) print("There are no other repairs than these.");
}

function printRepair(
  opened: OpenArea,
  settings: JudgingSettings,
  repair: {
    readonly question: RepairQuestion;
    readonly start: Plan;
    readonly answer: RepairAnswer;
    readonly plan: Plan;
  },
): void {
  const { question, start, answer, plan } = repair;
  const { area } = opened;
  print(basisText(area, settings));
  printKnownTimes(opened, plan.knownTimes ?? []);
  print("");
  const obstacle = obstacleText(answer, area, start, question.maxMoves);
  if (obstacle !== null) {
    print(obstacle);
    return;
  }
  print(clustersText(area, settings, judgePlan(area, plan, settings).clusters));
  print("");
  for (const change of answer.changes)
    print(changeText(change, area, { before: start, after: plan }));
  const vanished = vanishedText(answer, start);
  if (vanished !== null) print(vanished);
  print(movesText(answer));
  printOthers(area, start, answer);
  const isLeft = ({ reason }: Unplaced) => reason === "not-in-a-cluster";
  for (const unplaced of answer.unplaced)
    if (!isLeft(unplaced)) print(unplacedText(unplaced, area));
  const left = answer.unplaced.filter(isLeft).length;
  if (left > 0) print(leftInNoneText(left));
  for (const tie of answer.releasedTies) print(releasedTieText(tie));
}
