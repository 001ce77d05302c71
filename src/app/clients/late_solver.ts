import type { SolverClient } from "../../solver/client/solver_client.ts";

/** A client whose code is loaded when it is first asked for something; a job that could not load it rejects, and the next tries again. */
export function lateSolver(load: () => Promise<SolverClient>): SolverClient {
  let loading: Promise<SolverClient> | null = null;
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    propose: (...asked) => lateJob(loaded().then((solver) => ({ job: solver.propose(...asked) }))),
    ask: (...asked) => lateJob(loaded().then((solver) => ({ job: solver.ask(...asked) }))),
  };
}

interface Job<Result> {
  readonly result: Promise<Result>;
  cancel(): void;
}

function lateJob<Result>(starting: Promise<{ readonly job: Job<Result> }>): Job<Result> {
  return {
    result: starting.then(({ job }) => job.result),
    cancel: () =>
      void starting.then(
        ({ job }) => job.cancel(),
        // The same failure rejects the result.
        () => {},
      ),
  };
}
