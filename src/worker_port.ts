/** A worker's two ends. It is started on the first request, and again after it broke or was ended. */
export interface WorkerPort<Request, Reply> {
  post(request: Request, transfer?: Transferable[]): void;
  onReply(listener: (reply: Reply) => void): void;
  onBroken(listener: (reason: string) => void): void;
  /** Ends the worker at once, whatever it does; the next request starts another. */
  end(): void;
}

/** A port to the worker that `start` makes; `broken` is said when it fails as a whole. */
export function workerPort<Request, Reply>(
  start: () => Worker,
  broken: string,
): WorkerPort<Request, Reply> {
  const replyListeners: ((reply: Reply) => void)[] = [];
  const brokenListeners: ((reason: string) => void)[] = [];
  let worker: Worker | null = null;
  function running(): Worker {
    if (worker !== null) return worker;
    const made = start();
    made.addEventListener("message", (event: MessageEvent<Reply>) => {
      for (const listener of replyListeners) listener(event.data);
    });
    made.addEventListener("error", (event) => {
      event.preventDefault();
      made.terminate();
      worker = null;
      for (const listener of brokenListeners) listener(broken);
    });
    worker = made;
    return made;
  }
  return {
    post: (request, transfer = []) => running().postMessage(request, transfer),
    onReply: (listener) => void replyListeners.push(listener),
    onBroken: (listener) => void brokenListeners.push(listener),
    end() {
      worker?.terminate();
      worker = null;
    },
  };
}
