import type { Area } from "../domain/area.ts";
import { fromAreaMessage } from "./area_message.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import type { Progress, Proposal } from "./proposal.ts";
import type { SolverReply, SolverRequest } from "./protocol.ts";
import { SOLVER_PROTOCOL } from "./protocol.ts";
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

  const run = async <Told extends Progress, Result>(
    { jobId, options }: SearchRequest | SolveRequest,
    steps: Generator<Step<Told, Result>, Result, StopRequest>,
    report: (progress: Told) => void,
    letOut: (soFar: Result) => void,
  ): Promise<Result> => {
    const letOutIfBetter = createOutlet(now);
    let last: Progress | null = null;
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
      const late = progress.seconds >= options.timeLimitSeconds;
      stop = cancelled.has(jobId) ? "user" : late ? "time" : null;
    }
  };

  const search = async (request: SearchRequest, area: Area): Promise<SolverReply> => {
    const { jobId, settings, options, streams } = request;
    const proves = host.loadHighs !== undefined;
    const about = { version: SOLVER_PROTOCOL, jobId } as const;
    const searched = await run<SearchProgress, Searched>(
      request,
      searchSteps(area, settings, options, streams, { now, proves }),
      (progress) => post({ ...about, type: "search-progress", progress }),
      (soFar) => post({ ...about, type: "searched-so-far", searched: soFar }),
    );
    return { ...about, type: "searched", searched };
  };

  const solve = async (request: SolveRequest, area: Area): Promise<SolverReply> => {
    const { jobId, settings, options, searched } = request;
    highs ??= (await host.loadHighs?.()) ?? null;
    const about = { version: SOLVER_PROTOCOL, jobId } as const;
    const proposal = await run<Progress, Proposal>(
      request,
      solveSteps(area, settings, options, { now, highs, searched }),
      (progress) => post({ ...about, type: "progress", progress }),
      (soFar) => post({ ...about, type: "solved-so-far", proposal: soFar }),
    );
    return { ...about, type: "solved", proposal };
  };

  const answer = async (request: SearchRequest | SolveRequest): Promise<SolverReply> => {
    const { jobId, areaKey } = request;
    const area = areas.get(areaKey);
    if (area === undefined) {
      return failed(jobId, `No area was opened under "${areaKey}".`);
    }
    running.add(jobId);
    try {
      return await (request.type === "search" ? search(request, area) : solve(request, area));
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
        host.post(await answer(request));
    }
  };
}

/** Lets work out where it is better, as its progress has it, than what was let out before. */
function createOutlet(now: () => number): (progress: Progress, letOut: () => void) => void {
  let last: Progress | null = null;
  let next = Number.NEGATIVE_INFINITY;
  return (progress, letOut) => {
    const isSame =
      last !== null &&
      progress.value === last.value &&
      progress.bound === last.bound &&
      progress.unplaced === last.unplaced;
    const from = now();
    if (isSame || from < next) return;
    letOut();
    last = progress;
    const to = now();
    next = to + (to - from) / SHARE_FOR_LETTING_OUT;
  };
}

function failed(jobId: number, reason: string): SolverReply {
  return { version: SOLVER_PROTOCOL, type: "failed", jobId, reason };
}
