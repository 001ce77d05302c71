import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Method } from "../../src/solver/proposal.ts";
import type { Question } from "./instance.ts";
import type { Checked, Solved } from "./solve.ts";

/** What a process of its own is to solve, and by what else than our solver. */
export interface Task {
  readonly question: Question;
  readonly baselines: readonly Exclude<Method, "exact">[];
  /** How long HiGHS may take for the compact model; `null` where it is not asked. */
  readonly highsSeconds: number | null;
  /** A value that our solver may stop at; `null` for none. */
  readonly enough: number | null;
}

/** What the methods of a task did: ours, and the others in their order. */
export interface TaskResult {
  readonly ours: Solved;
  readonly others: readonly Solved[];
  /** What the checker says of ours; how long it was given where it did not end. */
  readonly checked: Checked | { readonly endedAfter: number };
  /** How long HiGHS was given where it did not end; `null` where it did. */
  readonly highsEndedAfter: number | null;
}

/** A line that the process prints. */
export type Printed = { readonly solved: Solved } | { readonly checked: Checked };

export const FIELD: Task["baselines"] = ["complete-linkage", "turf-kmeans", "turf-dbscan"];

const SECONDS_TO_START = 60;
const SECONDS_TO_CHECK = 20;
/** Seconds of processor are given so many times as long. */
const STRETCH = process.env["BENCH_CLOCK"] === "processor" ? 10 : 1;
/** HiGHS looks at its time limit seldom: after so many times it, with the seconds that the model may take to build, it is ended. */
const PATIENCE = 3;
const SECONDS_TO_BUILD = 60;

/** Does `task` in a new process, as cold as the worker of a page that was just opened, so that its memory is its own. */
export async function runApart(task: Task): Promise<TaskResult> {
  const { question, baselines, highsSeconds } = task;
  const main = fileURLToPath(new URL("./main.js", import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const highsEnds = PATIENCE * (highsSeconds ?? 0) + SECONDS_TO_BUILD;
  const solved: Solved[] = [];
  let checked: TaskResult["checked"] = { endedAfter: STRETCH * SECONDS_TO_CHECK };
  let timer: NodeJS.Timeout | undefined;
  const allowNext = () => {
    clearTimeout(timer);
    const isHighs = solved.length === 1 + baselines.length && highsSeconds !== null;
    const isCheck = solved.length > baselines.length && !isHighs;
    const seconds = isHighs
      ? highsEnds
      : isCheck
        ? SECONDS_TO_CHECK
        : 2 * question.seconds + SECONDS_TO_START;
    timer = setTimeout(() => child.kill("SIGKILL"), STRETCH * seconds * 1000);
  };
  allowNext();
  for await (const line of createInterface({ input: child.stdout })) {
    const printed = JSON.parse(line) as Printed;
    if ("solved" in printed) solved.push(printed.solved);
    else checked = printed.checked;
    allowNext();
  }
  const [status] = (await exited) as [number | null];
  clearTimeout(timer);
  const [ours, ...others] = solved;
  if (ours === undefined || others.length < baselines.length || (status ?? 0) !== 0) {
    throw new Error(`The process for ${JSON.stringify(task)} ended with ${status}.`);
  }
  const isHighsMissing = highsSeconds !== null && others.length === baselines.length;
  return { ours, others, checked, highsEndedAfter: isHighsMissing ? STRETCH * highsEnds : null };
}
