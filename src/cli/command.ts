import type { Arguments, Options } from "./arguments.ts";

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in the list of commands. */
  readonly summary: string;
  /** What `--help` prints, with an example at its end. */
  readonly help: string;
  readonly options: Options;
  /** Does it; the exit code: 0 done or valid, 1 not valid or nothing feasible. Unusable input is thrown as a `UsageError`. */
  readonly run: (args: Arguments) => Promise<number>;
}
