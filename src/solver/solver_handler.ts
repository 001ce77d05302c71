import type { Area } from "../domain/area.ts";
import { fromAreaMessage } from "./area_message.ts";
import { optionsOverBorder, questionOverBorder } from "./border_wishes.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import type { Progress, Proposal } from "./proposal.ts";
import type { SolverReply, SolverRequest } from "./protocol.ts";
import { SOLVER_PROTOCOL } from "./protocol.ts";
import type { Answer, AnswerProgress } from "./questions/question.ts";
import { needsHighs, questionSteps } from "./questions/question_steps.ts";
import { isWorthReporting } from "./reporting.ts";
import { searchSteps } from "./search_steps.ts";
import type { Searched, SearchProgress } from "./searched.ts";
import { solveSteps } from "./solve_steps.ts";
import type { StopRequest } from "./stop_request.ts";

/** What the handler is given by the worker it runs in, or by a test. */
export interface SolverHost {
  readonly post: (reply: SolverReply) => void;
  /** Seconds from any fixed origin. */
  readonly now: () => number;
  /** Resolves after the messages that are waiting have been handled. */
  readonly pause: () => Promise<void>;
  /** Loads HiGHS, once; absent where nothing is to be proved. */
  readonly loadHighs?: () => Promise<HighsRuntime>;
}

type SearchRequest = Extract<SolverRequest, { type: "search" }>;
type SolveRequest = Extract<SolverRequest, { type: "solve" }>;
type AskRequest = Extract<SolverRequest, { type: "ask" }>;
type WorkRequest = SearchRequest | SolveRequest | AskRequest;

/** A job that runs, and how much of its progress tells that its best so far is another. */
interface Running<Told> {
  readonly jobId: number;
  readonly timeLimitSeconds: number;
  readonly isSame: (progress: Told, last: Told) => boolean;
}

/** How far work is, and what a stop here would end in. */
interface Step<Told, Result> {
  readonly progress: Told;
  readonly soFar: () => Result;
}

/** The best so far is let out as soon as there is a better one, but takes no more than this share of the time. */
const SHARE_FOR_LETTING_OUT = 0.05;
/** Solving goes on for so long before waiting messages, such as a cancellation, are let through. */
const SECONDS_BETWEEN_PAUSES = 0.012;

/** A handler of requests to the solver; each promise resolves when its request has been answered in full. */
export function createSolverHandler(host: SolverHost): (request: SolverRequest) => Promise<void> {
  const { now, post } = host;
  const areas = new Map<string, Area>();
  const cancelled = new Set<number>();
  const running = new Set<number>();
  let highs: HighsRuntime | null = null;

  const run = async <Told extends { readonly seconds: number }, Result>(
    { jobId, timeLimitSeconds, isSame }: Running<Told>,
    steps: Generator<Step<Told, Result>, Result, StopRequest>,
    report: (progress: Told) => void,
    letOut: (soFar: Result) => void,
  ): Promise<Result> => {
    const letOutIfBetter = createOutlet(now, isSame);
    let last: Told | null = null;
    let paused = now();
    let stop: StopRequest = null;
    for (;;) {
      const step = steps.next(stop);
      if (step.done) return step.value;
      const { progress, soFar } = step.value;
      letOutIfBetter(progress, () => letOut(soFar()));
      if (isWorthReporting(progress, last)) {
        report(progress);
        last = progress;
      }
      if (now() - paused >= SECONDS_BETWEEN_PAUSES) {
        await host.pause();
        paused = now();
      }
      const late = progress.seconds >= timeLimitSeconds;
      stop = cancelled.has(jobId) ? "user" : late ? "time" : null;
    }
  };

  const search = async (request: SearchRequest, area: Area): Promise<SolverReply> => {
    const { jobId, settings, streams } = request;
    const options = optionsOverBorder(area, request.options);
    const proves = host.loadHighs !== undefined;
    const about = { version: SOLVER_PROTOCOL, jobId } as const;
    const searched = await run<SearchProgress, Searched>(
      { jobId, timeLimitSeconds: options.timeLimitSeconds, isSame: isSameProgress },
      searchSteps(area, settings, options, streams, { now, proves }),
      (progress) => post({ ...about, type: "search-progress", progress }),
      (soFar) => post({ ...about, type: "searched-so-far", searched: soFar }),
    );
    return { ...about, type: "searched", searched };
  };

  const solve = async (request: SolveRequest, area: Area): Promise<SolverReply> => {
    const { jobId, settings, searched } = request;
    const options = optionsOverBorder(area, request.options);
    highs ??= (await host.loadHighs?.()) ?? null;
    const about = { version: SOLVER_PROTOCOL, jobId } as const;
    const proposal = await run<Progress, Proposal>(
      { jobId, timeLimitSeconds: options.timeLimitSeconds, isSame: isSameProgress },
      solveSteps(area, settings, options, { now, highs, searched }),
      (progress) => post({ ...about, type: "progress", progress }),
      (soFar) => post({ ...about, type: "solved-so-far", proposal: soFar }),
    );
    return { ...about, type: "solved", proposal };
  };

  const ask = async (request: AskRequest, area: Area): Promise<SolverReply> => {
    const { jobId, settings } = request;
    const question = questionOverBorder(area, request.question);
    if (needsHighs(question)) highs ??= (await host.loadHighs?.()) ?? null;
    const about = { version: SOLVER_PROTOCOL, jobId } as const;
    const isSame = (progress: AnswerProgress, last: AnswerProgress) =>
      progress.revision === last.revision;
    const answer = await run<AnswerProgress, Answer>(
      { jobId, timeLimitSeconds: question.timeLimitSeconds, isSame },
      questionSteps(area, settings, question, { now, highs }),
      (progress) => post({ ...about, type: "answer-progress", progress }),
      (soFar) => post({ ...about, type: "answer-so-far", answer: soFar }),
    );
    return { ...about, type: "answered", answer };
  };

  const work = (request: WorkRequest, area: Area): Promise<SolverReply> => {
    switch (request.type) {
      case "search":
        return search(request, area);
      case "solve":
        return solve(request, area);
      case "ask":
        return ask(request, area);
    }
  };

  const reply = async (request: WorkRequest): Promise<SolverReply> => {
    const { jobId, areaKey } = request;
    const area = areas.get(areaKey);
    if (area === undefined) {
      return failed(jobId, `No area was opened under "${areaKey}".`);
    }
    running.add(jobId);
    try {
      return await work(request, area);
    } catch (error) {
      return failed(jobId, error instanceof Error ? error.message : String(error));
    } finally {
      running.delete(jobId);
      cancelled.delete(jobId);
    }
  };

  return async (request) => {
    if (request.version !== SOLVER_PROTOCOL) {
      throw new Error(
        `The solver speaks version ${SOLVER_PROTOCOL}, not ${String(request.version)}: reload the page.`,
      );
    }
    switch (request.type) {
      case "open-area":
        areas.clear();
        areas.set(request.areaKey, fromAreaMessage(request.area));
        return;
      case "cancel":
        if (running.has(request.jobId)) cancelled.add(request.jobId);
        return;
      case "search":
      case "solve":
      case "ask":
        host.post(await reply(request));
    }
  };
}

function isSameProgress(progress: Progress, last: Progress): boolean {
  return (
    progress.value === last.value &&
    progress.bound === last.bound &&
    progress.unplaced === last.unplaced
  );
}

/** Lets work out where it is better, as its progress has it, than what was let out before. */
function createOutlet<Told>(
  now: () => number,
  isSame: (progress: Told, last: Told) => boolean,
): (progress: Told, letOut: () => void) => void {
  let last: Told | null = null;
  let next = Number.NEGATIVE_INFINITY;
  return (progress, letOut) => {
    const from = now();
    if ((last !== null && isSame(progress, last)) || from < next) return;
    letOut();
    last = progress;
    const to = now();
    next = to + (to - from) / SHARE_FOR_LETTING_OUT;
  };
}

function failed(jobId: number, reason: string): SolverReply {
  return { version: SOLVER_PROTOCOL, type: "failed", jobId, reason };
}
