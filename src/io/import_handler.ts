import type { ImportReply, ImportRequest } from "./import_protocol.ts";
import { readSchools } from "./read_schools.ts";

/** The worker's side of the protocol over any way of posting: reads, and stops a job when it is told to. */
export function createImportHandler(
  post: (reply: ImportReply) => void,
): (request: ImportRequest) => Promise<void> {
  const running = new Map<number, AbortController>();
  return async (request) => {
    const { jobId } = request;
    if (request.type === "cancel") {
      running.get(jobId)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(jobId, controller);
    try {
      const reading = await readSchools(request.source, request.file, request.options, {
        signal: controller.signal,
        onProgress: (share) => post({ type: "progress", jobId, share }),
      });
      post({ type: "done", jobId, reading });
    } catch (error) {
      if (controller.signal.aborted) post({ type: "cancelled", jobId });
      else post({ type: "failed", jobId, message: String(error) });
    } finally {
      running.delete(jobId);
    }
  };
}
