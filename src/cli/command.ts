import type { SolverPort } from "../solver/client/pooled_solver.ts";
import type { Arguments, Options } from "./arguments.ts";

/** What commands are given by the process that they run in. */
export interface CommandHost {
  /** A solver that does not block this thread, to be ended after its use. */
  readonly solver: () => SolverPort;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in the list of commands. */
  readonly summary: string;
  /** What `--help` prints, with an example at its end. */
  readonly help: string;
  readonly options: Options;
  /** Does it; the exit code: 0 done or valid, 1 not valid or nothing feasible. Unusable input is thrown as a `UsageError`. */
  readonly run: (args: Arguments, host: CommandHost) => Promise<number>;
}
