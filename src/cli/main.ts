import { FLAG, readArguments } from "./arguments.ts";
import type { Command, CommandHost } from "./command.ts";
import { areaBuildCommand } from "./commands/area_build.ts";
import { checkCommand } from "./commands/check.ts";
import { driveTimesCommand } from "./commands/drive_times.ts";
import { exportCommand } from "./commands/export.ts";
import { proposeCommand } from "./commands/propose.ts";
import { routeCommand } from "./commands/route.ts";
import { scenarioCommand } from "./commands/scenario.ts";
import { schoolsCommand } from "./commands/schools.ts";
import { validateCommand } from "./commands/validate.ts";
import { notice, print } from "./output.ts";
import { solverThread } from "./solver_threads.ts";
import { UsageError } from "./usage_error.ts";

const COMMANDS: readonly Command[] = [
  schoolsCommand,
  validateCommand,
  proposeCommand,
  checkCommand,
  driveTimesCommand,
  routeCommand,
  areaBuildCommand,
  scenarioCommand,
  exportCommand,
];

const COMMAND_LIST = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join(
  "\n",
);

const HELP = `Usage: planner COMMAND [options]

Plans partnerships of primary schools within a travel-time limit.

Commands
${COMMAND_LIST}

"planner COMMAND --help" says more about each.
Exit code 0: done or valid; 1: the plan has an error, or nothing feasible exists; 2: unusable input or arguments.

Example: npm run -s planner -- propose --area isle-of-wight`;

/** Runs the command line; the exit code. Results go to stdout, everything else to stderr. */
export async function main(
  args: readonly string[],
  host: CommandHost = { solver: solverThread },
): Promise<number> {
  try {
    return await run(args, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    notice(error.message);
    return 2;
  }
}

async function run([name, ...rest]: readonly string[], host: CommandHost): Promise<number> {
  if (name === undefined || name === "--help" || name === "help") {
    (name === undefined ? notice : print)(HELP);
    return name === undefined ? 2 : 0;
  }
  const twoWords = `${name} ${rest[0] ?? ""}`;
  const command = COMMANDS.find((known) => known.name === name || known.name === twoWords);
  const begun = COMMANDS.find((known) => known.name.startsWith(`${name} `));
  if (command === undefined && begun !== undefined) {
    if (rest.includes("--help")) {
      print(begun.help);
      return 0;
    }
    throw new UsageError(
      `The command is "${begun.name}". "planner ${begun.name} --help" says what it takes.`,
    );
  }
  if (command === undefined) {
    throw new UsageError(`There is no command "${name}". The commands are\n${COMMAND_LIST}`);
  }
  if (rest.includes("--help")) {
    print(command.help);
    return 0;
  }
  const typed = command.name === name ? rest : rest.slice(1);
  return command.run(readArguments(typed, { ...command.options, help: FLAG }), host);
}
