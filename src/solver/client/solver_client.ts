import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AreaMessage } from "../area_message.ts";
import { toAreaMessage } from "../area_message.ts";
import type { Progress, Proposal, ProposeOptions } from "../proposal.ts";
import { answerOfKind } from "../questions/answer.ts";
import type { AnswerProgress, AnswerTo, Question } from "../questions/question.ts";
import { STREAMS } from "../random.ts";
import type { Searched } from "../searched.ts";
import { mergedProgress, mergedSearch } from "./merged_search.ts";
import type { SolverClock, SolverJob, SolverPort } from "./pooled_solver.ts";
import { PooledSolver } from "./pooled_solver.ts";

/** A proposal in the making. */
export interface ProposalJob {
  readonly result: Promise<Proposal>;
  /** Ends it early, in its best so far. */
  cancel(): void;
}

/** An answer in the making. */
export interface AnswerJob<Result> {
  readonly result: Promise<Result>;
  /** Ends it early, in its best so far. */
  cancel(): void;
}

/** Makes proposals and answers questions without a pause of its own thread. */
export interface SolverClient {
  propose(
    area: Area,
    settings: JudgingSettings,
    options: ProposeOptions,
    onProgress: (progress: Progress) => void,
  ): ProposalJob;
  ask<Asking extends Question>(
    area: Area,
    settings: JudgingSettings,
    question: Asking,
    onProgress: (progress: AnswerProgress) => void,
  ): AnswerJob<AnswerTo<Asking>>;
}

/**
 * A client over `first` and any `others`, among which the streams of each search are dealt out. The first then goes on from
 * what all of them found just as if it had run every stream, so that the proposal does not depend on how many there are. The last answers questions, since it has least to do besides.
 */
export function createSolverClient(
  clock: SolverClock,
  first: SolverPort,
  others: readonly SolverPort[] = [],
): SolverClient {
  const leader = new PooledSolver(first, clock);
  const workers = [leader, ...others.map((port) => new PooledSolver(port, clock))];
  const answering = workers.at(-1) ?? leader;
  const hands = dealtStreams(workers.length);
  let jobs = 0;

  function search(job: SolverJob, onProgress: (progress: Progress) => void): Promise<Searched[]> {
    const listeners = mergedProgress(
      hands.map(({ length }) => length),
      onProgress,
    );
    return Promise.all(
      workers.map((worker, place) =>
        worker.search(job, hands[place] ?? [], (progress) => listeners[place]?.(progress)),
      ),
    );
  }

  return {
    propose(area, settings, options, onProgress) {
      jobs++;
      const areaMessage = messageOnce(area);
      const job: SolverJob = { jobId: jobs, area, areaMessage, settings, options };
      let cancelled = false;
      const cancelAll = () => {
        for (const worker of workers) worker.cancel(job.jobId);
      };
      const solve = async (): Promise<Proposal> => {
        const isShared = workers.length > 1 && options.method === "exact";
        const parts = isShared ? await search(job, onProgress) : null;
        const searched = parts === null ? null : mergedSearch(parts, cancelled);
        return leader.solve(job, searched, onProgress);
      };
      const result = solve().catch((error: unknown) => {
        cancelAll();
        throw error;
      });
      return {
        result,
        cancel() {
          cancelled = true;
          cancelAll();
        },
      };
    },
    ask(area, settings, question, onProgress) {
      jobs++;
      const jobId = jobs;
      const job = { jobId, area, areaMessage: messageOnce(area), settings, question };
      return {
        result: answering.ask(job, onProgress).then((answer) => answerOfKind(question, answer)),
        cancel: () => answering.cancel(jobId),
      };
    },
  };
}

/** The area's message, made when it is first asked for. */
function messageOnce(area: Area): () => AreaMessage {
  let message: AreaMessage | null = null;
  return () => {
    message ??= toAreaMessage(area);
    return message;
  };
}

/** The numbers of the streams that each of `workers` runs. */
function dealtStreams(workers: number): readonly (readonly number[])[] {
  const hands: number[][] = Array.from({ length: workers }, () => []);
  for (let stream = 0; stream < STREAMS; stream++) hands[stream % workers]?.push(stream);
  return hands;
}
