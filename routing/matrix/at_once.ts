/**
 * Does `tasks` in their order, at most `limit` at once. After a failure or an abort the rest are not begun, those under way
 * hear of it through their signal, and once they have ended this rejects with the first reason.
 */
export async function doAtOnce(
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
  limit: number,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let next = 0;
  let failure: { readonly reason: unknown } | null = null;
  const work = async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      if (either.aborted) return;
      try {
        await task(either);
      } catch (reason) {
        failure ??= { reason };
        stop.abort(reason);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work));
  signal.throwIfAborted();
  throwFirst(failure);
}

function throwFirst(failure: { readonly reason: unknown } | null): void {
  if (failure !== null) throw failure.reason;
}
