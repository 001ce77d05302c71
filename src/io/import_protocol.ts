import type { Reading } from "../domain/reader_problem.ts";
import type { ByteSource } from "./csv_stream.ts";
import type { GiasOptions } from "./gias/read_gias.ts";
import type { SchoolList } from "./school_list.ts";

/** What the import worker is asked. A `File` is sent as it is: nothing is copied until it is read. */
export type ImportRequest =
  | {
      readonly type: "read";
      readonly jobId: number;
      readonly file: string;
      readonly source: ByteSource;
      readonly options: GiasOptions;
    }
  | { readonly type: "cancel"; readonly jobId: number };

/** What the import worker answers: any number of "progress", then one of the others. */
export type ImportReply =
  | { readonly type: "progress"; readonly jobId: number; readonly share: number }
  | { readonly type: "done"; readonly jobId: number; readonly reading: Reading<SchoolList> }
  | { readonly type: "cancelled"; readonly jobId: number }
  | { readonly type: "failed"; readonly jobId: number; readonly message: string };

/** The page's side: somewhere to post requests and hear replies, such as a `Worker`. */
export interface ImportPort {
  post(request: ImportRequest): void;
  onReply(listener: (reply: ImportReply) => void): void;
  /** Hears that the worker itself broke, in a sentence. */
  onBroken(listener: (reason: string) => void): void;
}

/** Reads school files through a port. */
export interface ImportClient {
  /** Resolves with the reading; rejects with the signal's reason when it aborts, or when the worker failed. */
  read(
    source: ByteSource,
    file: string,
    options: GiasOptions,
    hooks: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal },
  ): Promise<Reading<SchoolList>>;
}

/** A client of the import worker; replies to jobs that have ended are dropped. */
export function createImportClient(port: ImportPort): ImportClient {
  const jobs = new Map<number, (reply: ImportReply) => void>();
  let lastJobId = 0;
  port.onReply((reply) => jobs.get(reply.jobId)?.(reply));
  port.onBroken((message) => {
    for (const [jobId, hear] of jobs) hear({ type: "failed", jobId, message });
  });
  return {
    async read(source, file, options, { onProgress, signal }) {
      signal?.throwIfAborted();
      const jobId = ++lastJobId;
      const cancel = () => port.post({ type: "cancel", jobId });
      const reading = new Promise<Reading<SchoolList>>((resolve, reject) => {
        jobs.set(jobId, (reply) => {
          if (reply.type === "progress") onProgress?.(reply.share);
          else if (reply.type === "done") resolve(reply.reading);
          else if (reply.type === "cancelled") reject(signal?.reason);
          else reject(new Error(`${file} could not be read: ${reply.message}`));
        });
        signal?.addEventListener("abort", cancel, { once: true });
        port.post({ type: "read", jobId, file, source, options });
      });
      return reading.finally(() => {
        jobs.delete(jobId);
        signal?.removeEventListener("abort", cancel);
      });
    },
  };
}
