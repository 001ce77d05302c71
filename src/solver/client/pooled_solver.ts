import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { AreaMessage } from "../area_message.ts";
import type { Progress, Proposal, ProposeOptions } from "../proposal.ts";
import type { SolverReply, SolverRequest } from "../protocol.ts";
import { SOLVER_PROTOCOL } from "../protocol.ts";
import type { Answer, AnswerProgress, Question } from "../questions/question.ts";
import type { Searched, SearchProgress } from "../searched.ts";
import type { EarlyStop } from "./ended_early.ts";
import { answerEndedBy, proposalEndedBy, searchEndedBy } from "./ended_early.ts";

/** The two ends of a worker that the client needs: a real `Worker`, or the handler itself in tests. */
export interface SolverPort {
  post(request: SolverRequest): void;
  onReply(listener: (reply: SolverReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
  /** Ends the worker at once, whatever it does, and without a word; the next request starts another. */
  end(): void;
}

/** The time, as the client has it. */
export interface SolverClock {
  /** Seconds from any fixed origin. */
  readonly now: () => number;
  /** Runs `then` in so many seconds. */
  readonly after: (seconds: number, then: () => void) => void;
}

/** Something about an area that is asked for. */
interface AreaJob {
  readonly jobId: number;
  readonly area: Area;
  /** The area's message, made when it is first asked for and the same for all workers. */
  readonly areaMessage: () => AreaMessage;
  readonly settings: JudgingSettings;
}

/** A proposal that is asked for. */
export interface SolverJob extends AreaJob {
  readonly options: ProposeOptions;
}

/** A question that is asked. */
export interface QuestionJob extends AreaJob {
  readonly question: Question;
}

/** A worker that was told to end a job has so many seconds to answer: one call of HiGHS may take longer, and hears nothing. */
const GRACE_SECONDS = 0.3;
/** And one that is beyond the time limit has so many. */
const LATE_SECONDS = 1;

/** Timers of browsers and of Node hold no more than 2³¹ ms; beyond, they would ring at once. */
const LONGEST_TIMER = 2_000_000;

/** Something that a worker does, with what it has let out of it. */
interface Task {
  readonly send: () => void;
  readonly reject: (error: Error) => void;
  /** Hears a reply; whether it was the last. */
  readonly hear: (reply: SolverReply) => boolean;
  /** Ends in what was let out, if anything was. */
  readonly endEarly: (stop: EarlyStop) => boolean;
  readonly timeLimitSeconds: number;
  isTimed: boolean;
  /** Why it is to end as soon as anything is let out; `null` where it is not. */
  due: EarlyStop | null;
}

/** One worker of several. It is sent an area's times once for many jobs; replies that nobody waits for are dropped. */
export class PooledSolver {
  readonly #port: SolverPort;
  readonly #clock: SolverClock;
  readonly #tasks = new Map<number, Task>();
  #opened: { readonly area: Area; readonly key: string } | null = null;
  #openings = 0;

  constructor(port: SolverPort, clock: SolverClock) {
    this.#port = port;
    this.#clock = clock;
    port.onReply((reply) => this.#hear(reply));
    port.onBroken((reason) => {
      this.#opened = null;
      for (const task of this.#tasks.values()) task.reject(new Error(reason));
      this.#tasks.clear();
    });
  }

  /** What some of the streams of a job find. */
  search(
    job: SolverJob,
    streams: readonly number[],
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Searched> {
    return this.#run(
      job.jobId,
      job.options.timeLimitSeconds,
      () => this.#port.post({ type: "search", ...this.#messageOf(job), streams }),
      (reply) => {
        if (reply.type === "search-progress") onProgress(reply.progress);
        if (reply.type === "searched") return { last: reply.searched };
        return reply.type === "searched-so-far" ? { soFar: reply.searched } : {};
      },
      searchEndedBy,
    );
  }

  /** The proposal of a job, from what was found beforehand where `searched` is not `null`. */
  solve(
    job: SolverJob,
    searched: Searched | null,
    onProgress: (progress: Progress) => void,
  ): Promise<Proposal> {
    return this.#run(
      job.jobId,
      job.options.timeLimitSeconds,
      () => this.#port.post({ type: "solve", ...this.#messageOf(job), searched }),
      (reply) => {
        if (reply.type === "progress") onProgress(reply.progress);
        if (reply.type === "solved") return { last: reply.proposal };
        return reply.type === "solved-so-far" ? { soFar: reply.proposal } : {};
      },
      proposalEndedBy,
    );
  }

  /** What answers a question. */
  ask(job: QuestionJob, onProgress: (progress: AnswerProgress) => void): Promise<Answer> {
    const { question } = job;
    return this.#run(
      job.jobId,
      question.timeLimitSeconds,
      () => this.#port.post({ type: "ask", ...this.#aboutOf(job), question }),
      (reply) => {
        if (reply.type === "answer-progress") onProgress(reply.progress);
        if (reply.type === "answered") return { last: reply.answer };
        return reply.type === "answer-so-far" ? { soFar: reply.answer } : {};
      },
      answerEndedBy,
    );
  }

  /** Ends what the worker does for a job, if anything: it answers with its best so far, or is ended itself. */
  cancel(jobId: number): void {
    if (!this.#tasks.has(jobId)) return;
    this.#port.post({ version: SOLVER_PROTOCOL, type: "cancel", jobId });
    this.#endIn(GRACE_SECONDS, jobId, "user");
  }

  #run<Result extends { readonly seconds: number }>(
    jobId: number,
    timeLimitSeconds: number,
    send: () => void,
    read: (reply: SolverReply) => { readonly last?: Result; readonly soFar?: Result },
    endedBy: (soFar: Result, stop: EarlyStop, seconds: number) => Result,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      let kept: { readonly soFar: Result; readonly at: number } | null = null;
      this.#tasks.set(jobId, {
        send,
        reject,
        hear: (reply) => {
          const { last, soFar } = read(reply);
          if (soFar !== undefined) kept = { soFar, at: this.#clock.now() };
          if (last !== undefined) resolve(last);
          return last !== undefined;
        },
        endEarly: (stop) => {
          if (kept === null) return false;
          const { soFar, at } = kept;
          resolve(endedBy(soFar, stop, soFar.seconds + this.#clock.now() - at));
          return true;
        },
        timeLimitSeconds,
        isTimed: false,
        due: null,
      });
      send();
    });
  }

  #hear(reply: SolverReply): void {
    const { jobId } = reply;
    const task = this.#tasks.get(jobId);
    if (task === undefined) return;
    if (reply.type === "failed") {
      this.#tasks.delete(jobId);
      task.reject(new Error(reply.reason));
      return;
    }
    if (task.hear(reply)) {
      this.#tasks.delete(jobId);
      return;
    }
    if (task.due !== null) this.#end(jobId, task.due);
    if (task.isTimed || !("progress" in reply)) return;
    task.isTimed = true;
    this.#endIn(task.timeLimitSeconds + LATE_SECONDS - reply.progress.seconds, jobId, "time");
  }

  /** Ends the worker in so many seconds if by then it has not ended `jobId` by itself. */
  #endIn(seconds: number, jobId: number, stop: EarlyStop): void {
    if (seconds > LONGEST_TIMER) return;
    const task = this.#tasks.get(jobId);
    this.#clock.after(seconds, () => {
      if (task !== undefined && this.#tasks.get(jobId) === task) this.#end(jobId, stop);
    });
  }

  /** Ends the worker, and its job in what it has let out of it; where that is nothing yet, as soon as there is something. */
  #end(jobId: number, stop: EarlyStop): void {
    const task = this.#tasks.get(jobId);
    if (task === undefined) return;
    task.due ??= stop;
    if (!task.endEarly(task.due)) return;
    this.#tasks.delete(jobId);
    this.#port.end();
    this.#opened = null;
    for (const other of this.#tasks.values()) other.send();
  }

  #messageOf(job: SolverJob) {
    return { ...this.#aboutOf(job), options: job.options } as const;
  }

  #aboutOf(job: AreaJob) {
    const { jobId, settings } = job;
    const areaKey = this.#keyOf(job);
    return { version: SOLVER_PROTOCOL, jobId, areaKey, settings } as const;
  }

  #keyOf({ area, areaMessage }: AreaJob): string {
    if (this.#opened?.area === area) return this.#opened.key;
    this.#openings++;
    const key = `area-${this.#openings}`;
    this.#port.post({
      version: SOLVER_PROTOCOL,
      type: "open-area",
      areaKey: key,
      area: areaMessage(),
    });
    this.#opened = { area, key };
    return key;
  }
}
