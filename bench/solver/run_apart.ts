import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Method } from "../../src/solver/proposal.ts";
import type { Question } from "./instance.ts";
import type { Solved } from "./solve.ts";

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
  /** How long HiGHS was given before its process was ended; `null` where it ended by itself. */
  readonly endedAfter: number | null;
}

export const FIELD: Task["baselines"] = ["complete-linkage", "turf-kmeans", "turf-dbscan"];

/** HiGHS looks at its time limit seldom: so many times it, and its process is ended. */
const PATIENCE = 3;
const SECONDS_TO_START = 60;

/** Does `task` in a new process, as cold as the worker of a page that was just opened, so that its memory is its own. */
export function runApart(task: Task): TaskResult {
  const { question, highsSeconds } = task;
  const seconds = question.seconds * 2 + SECONDS_TO_START + PATIENCE * (highsSeconds ?? 0);
  const main = fileURLToPath(new URL("./main.js", import.meta.url));
  const { stdout, stderr, signal, status } = spawnSync(
    process.execPath,
    [main, JSON.stringify(task)],
    { encoding: "utf8", timeout: seconds * 1000, maxBuffer: 1 << 28 },
  );
  const lines = stdout.split("\n").slice(0, -1);
  const [ours, ...others] = lines.map((line) => JSON.parse(line) as Solved);
  const wasEnded = signal !== null && others.length >= task.baselines.length;
  if (ours === undefined || (status !== 0 && !wasEnded)) {
    throw new Error(`The process for ${JSON.stringify(task)} ended with ${status}: ${stderr}`);
  }
  return { ours, others, endedAfter: wasEnded ? (highsSeconds ?? 0) * PATIENCE : null };
}
