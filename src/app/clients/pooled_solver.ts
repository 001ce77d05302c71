import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { toAreaMessage } from "../../solver/area_message.ts";
import type { Progress, Proposal, ProposeOptions } from "../../solver/proposal.ts";
import type { SolverReply, SolverRequest } from "../../solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../solver/protocol.ts";
import type { Searched, SearchProgress } from "../../solver/searched.ts";

/** The two ends of a worker that the client needs: a real `Worker`, or the handler itself in tests. */
export interface SolverPort {
  post(request: SolverRequest, transfer: Transferable[]): void;
  onReply(listener: (reply: SolverReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
}

/** A proposal that is asked for. */
export interface SolverJob {
  readonly jobId: number;
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly options: ProposeOptions;
}

type Waiting = { readonly reject: (error: Error) => void } & (
  | {
      readonly type: "search";
      readonly resolve: (searched: Searched) => void;
      readonly onProgress: (progress: SearchProgress) => void;
    }
  | {
      readonly type: "solve";
      readonly resolve: (proposal: Proposal) => void;
      readonly onProgress: (progress: Progress) => void;
    }
);

/** One worker of several. It is sent an area's times once for many jobs; replies that nobody waits for are dropped. */
export class PooledSolver {
  readonly #port: SolverPort;
  readonly #waiting = new Map<number, Waiting>();
  #opened: { readonly area: Area; readonly key: string } | null = null;
  #openings = 0;

  constructor(port: SolverPort) {
    this.#port = port;
    port.onReply((reply) => this.#hear(reply));
    port.onBroken((reason) => {
      this.#opened = null;
      for (const job of this.#waiting.values()) job.reject(new Error(reason));
      this.#waiting.clear();
    });
  }

  /** What some of the streams of a job find. */
  search(
    job: SolverJob,
    streams: readonly number[],
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Searched> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.jobId, { type: "search", resolve, reject, onProgress });
      this.#port.post({ type: "search", ...this.#messageOf(job), streams }, []);
    });
  }

  /** The proposal of a job, from what was found beforehand where `searched` is not `null`. */
  solve(
    job: SolverJob,
    searched: Searched | null,
    onProgress: (progress: Progress) => void,
  ): Promise<Proposal> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.jobId, { type: "solve", resolve, reject, onProgress });
      this.#port.post({ type: "solve", ...this.#messageOf(job), searched }, []);
    });
  }

  /** Ends what the worker does for a job, if anything; it answers with its best so far. */
  cancel(jobId: number): void {
    if (!this.#waiting.has(jobId)) return;
    this.#port.post({ version: SOLVER_PROTOCOL, type: "cancel", jobId }, []);
  }

  #hear(reply: SolverReply): void {
    const job = this.#waiting.get(reply.jobId);
    if (job === undefined) return;
    if (reply.type === "failed") {
      this.#waiting.delete(reply.jobId);
      job.reject(new Error(reply.reason));
    } else if (job.type === "search") {
      if (reply.type === "search-progress") job.onProgress(reply.progress);
      if (reply.type !== "searched") return;
      this.#waiting.delete(reply.jobId);
      job.resolve(reply.searched);
    } else {
      if (reply.type === "progress") job.onProgress(reply.progress);
      if (reply.type !== "solved") return;
      this.#waiting.delete(reply.jobId);
      job.resolve(reply.proposal);
    }
  }

  #messageOf({ jobId, area, settings, options }: SolverJob) {
    const areaKey = this.#keyOf(area);
    return { version: SOLVER_PROTOCOL, jobId, areaKey, settings, options } as const;
  }

  #keyOf(area: Area): string {
    if (this.#opened?.area === area) return this.#opened.key;
    this.#openings++;
    const key = `area-${this.#openings}`;
    const { message, transfer } = toAreaMessage(area);
    this.#port.post(
      { version: SOLVER_PROTOCOL, type: "open-area", areaKey: key, area: message },
      transfer,
    );
    this.#opened = { area, key };
    return key;
  }
}
