import type { Area } from "../../domain/area.ts";
import { toAreaMessage } from "../../solver/area_message.ts";
import type { Progress, Proposal } from "../../solver/proposal.ts";
import type { SolverReply, SolverRequest } from "../../solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../solver/protocol.ts";
import type { SolverClient } from "../deps.ts";

/** The two ends of a worker that the client needs: a real `Worker`, or the handler itself in tests. */
export interface SolverPort {
  post(request: SolverRequest, transfer: Transferable[]): void;
  onReply(listener: (reply: SolverReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
}

interface Waiting {
  readonly resolve: (proposal: Proposal) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (progress: Progress) => void;
}

/** A client over `port`. An area's times are sent once; replies about unknown jobs are dropped. */
export function createSolverClient(port: SolverPort): SolverClient {
  const waiting = new Map<number, Waiting>();
  let jobs = 0;
  let opened: { readonly area: Area; readonly key: string } | null = null;
  port.onReply((reply) => {
    const job = waiting.get(reply.jobId);
    if (job === undefined) return;
    if (reply.type === "progress") {
      job.onProgress(reply.progress);
      return;
    }
    waiting.delete(reply.jobId);
    if (reply.type === "solved") job.resolve(reply.proposal);
    else job.reject(new Error(reply.reason));
  });
  port.onBroken((reason) => {
    opened = null;
    for (const job of waiting.values()) job.reject(new Error(reason));
    waiting.clear();
  });

  function keyOf(area: Area): string {
    if (opened?.area === area) return opened.key;
    const key = `area-${jobs}`;
    const { message, transfer } = toAreaMessage(area);
    port.post(
      { version: SOLVER_PROTOCOL, type: "open-area", areaKey: key, area: message },
      transfer,
    );
    opened = { area, key };
    return key;
  }

  return {
    propose(area, settings, options, onProgress) {
      jobs++;
      const jobId = jobs;
      const areaKey = keyOf(area);
      const result = new Promise<Proposal>((resolve, reject) => {
        waiting.set(jobId, { resolve, reject, onProgress });
      });
      port.post({ version: SOLVER_PROTOCOL, type: "solve", jobId, areaKey, settings, options }, []);
      return {
        result,
        cancel: () => port.post({ version: SOLVER_PROTOCOL, type: "cancel", jobId }, []),
      };
    },
  };
}
