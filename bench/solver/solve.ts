import { checkProposal } from "../../src/check/check_proposal.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import { exactModelOf } from "../../src/solver/exact/model_of.ts";
import type { Method, ObjectiveKind, Progress, Proposal } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import { readSolvable } from "../../src/solver/solvable.ts";
import { solveCompact } from "./compact.ts";
import type { Instance } from "./instance.ts";

/** What was best known at one time of a solve. */
export interface Known {
  readonly seconds: number;
  readonly value: number;
  readonly unplaced: number;
  readonly bound: number | null;
}

/** How a method did. Values and bounds are as in a proposal. */
export interface Solved {
  readonly method: Method | "highs";
  readonly objective: ObjectiveKind;
  readonly status: string;
  readonly value: number | null;
  readonly unplaced: number;
  readonly bound: number | null;
  readonly clusters: number;
  /** Of wall clock, and of processor. */
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Most memory that the process has held since it began, in MB. */
  readonly megabytes: number;
  /** Each time that something better was known. */
  readonly course: readonly Known[];
  /** The compact model's size; "" for other methods. */
  readonly size: string;
}

/** What the independent checker found wrong, "" for nothing, in so many seconds. */
export interface Checked {
  readonly seconds: number;
  readonly wrong: string;
}

/** `instance` by our solver or by a baseline. It may end as soon as all are placed at a value of `enough`. */
export async function solveBy(
  method: Method,
  { area, settings, options }: Instance,
  enough: number | null = null,
): Promise<{ readonly solved: Solved; readonly proposal: Proposal }> {
  const highs = await loadHighsRuntime();
  const clock = startClock();
  const course: Known[] = [];
  let isEnough = false;
  const proposal = propose(
    area,
    settings,
    { ...options, method },
    {
      highs,
      now: clock.seconds,
      shouldStop: () => isEnough,
      onProgress: (progress) => {
        note(course, progress);
        const { value, unplaced } = progress;
        isEnough = enough !== null && unplaced === 0 && value <= enough;
      },
    },
  );
  const solved = {
    ...clock.stop(),
    method,
    objective: options.objective,
    status: proposal.status,
    value: proposal.clusters.length === 0 ? null : proposal.objective.value,
    unplaced: proposal.unplaced.length,
    bound: proposal.bound,
    clusters: proposal.clusters.length,
    course,
    size: "",
  };
  return { solved, proposal };
}

/** `proposal` by the code of `planner check`, which shares nothing with the solver but types. */
export function check({ area, settings }: Instance, proposal: Proposal): Checked {
  const clock = startClock();
  const unplaced = proposal.unplaced.map(({ urn }) => urn);
  const { problems } = checkProposal(area, settings, { ...proposal, unplaced });
  const wrong = problems.map(
    ({ what, claimed, found }) =>
      `${what} ${JSON.stringify(claimed)?.slice(0, 80)}: ${JSON.stringify(found)?.slice(0, 80)}`,
  );
  return { seconds: clock.seconds(), wrong: wrong.join("; ") };
}

/** `instance` by HiGHS on the compact model, for at most `seconds`, with as many clusters as `clusters`. */
export async function solveByHighs(
  { area, settings, options }: Instance,
  clusters: number,
  seconds: number,
): Promise<Solved> {
  const highs = await loadHighsRuntime();
  const { problem, cannot } = readSolvable(area, settings, options);
  const { objective } = options;
  const model = exactModelOf(problem, objective, objective === "fewest" ? null : clusters);
  const clock = startClock();
  const { status, total, size } = solveCompact(highs, model, seconds);
  const leftOut = total === null ? 0 : Math.floor((total + 1e-6) / model.leftOutCost);
  const value = total === null ? null : total - leftOut * model.leftOutCost;
  return {
    ...clock.stop(),
    method: "highs",
    objective,
    status,
    value,
    unplaced: cannot.length + leftOut,
    bound: status === "optimal" ? value : null,
    clusters: objective === "fewest" ? Math.round(value ?? 0) : clusters,
    course: [],
    size,
  };
}

function note(course: Known[], { seconds, value, unplaced, bound }: Progress): void {
  const last = course.at(-1);
  const isNew =
    last === undefined ||
    last.value !== value ||
    last.unplaced !== unplaced ||
    last.bound !== bound;
  if (isNew) course.push({ seconds, value, unplaced, bound });
}

/** On a busy machine a solve can be made to count, and to be limited by, seconds of processor in place of wall clock. */
const COUNTS_PROCESSOR = process.env["BENCH_CLOCK"] === "processor";

function startClock(): {
  readonly seconds: () => number;
  readonly stop: () => Pick<Solved, "seconds" | "processorSeconds" | "megabytes">;
} {
  const start = performance.now();
  const before = process.cpuUsage();
  const processor = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const seconds = COUNTS_PROCESSOR ? processor : () => (performance.now() - start) / 1000;
  return {
    seconds,
    stop: () => {
      const megabytes = process.resourceUsage().maxRSS / 1024;
      return { seconds: seconds(), processorSeconds: processor(), megabytes };
    },
  };
}
