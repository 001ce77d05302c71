import type { School } from "../../domain/school.ts";
import type { SchoolList } from "../../io/school_list.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG } from "../arguments.ts";
import type { Command } from "../command.ts";
import type { Column } from "../output.ts";
import { print, printJson, tableText } from "../output.ts";
import { GIAS_HELP, GIAS_OPTIONS, readSchoolFile } from "../school_file.ts";
import { problemText, UsageError } from "../usage_error.ts";

/** Reads a school file and says what became of each row. */
export const schoolsCommand: Command = {
  name: "schools",
  summary: "read a GIAS extract or schools.csv",
  help: `Usage: planner schools FILE [options]

Reads a GIAS extract (edubasealldata….csv) or a schools.csv, and lists its schools and the rows that could not be used.

  --json                JSON alone on stdout
${GIAS_HELP}

Example: npm run -s planner -- schools edubasealldata20260701.csv --la 925`,
  options: { ...GIAS_OPTIONS, json: FLAG },
  run: schools,
};

const COLUMNS: readonly Column<School>[] = [
  { title: "URN", text: ({ urn }) => urn },
  { title: "School", text: ({ name }) => name },
  { title: "Town", text: ({ town }) => town ?? "" },
  { title: "Type", text: ({ type }) => type ?? "not supplied" },
  { title: "Faith", text: ({ religiousCharacter }) => religiousCharacter ?? "not supplied" },
  { title: "Roll", isNumber: true, text: ({ pupils }) => String(pupils?.value ?? "?") },
  { title: "Capacity", isNumber: true, text: ({ capacity }) => String(capacity?.value ?? "?") },
  { title: "Placed", text: ({ location }) => (location === null ? "no" : "yes") },
];

async function schools(args: Arguments): Promise<number> {
  const [file, ...more] = args.positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError("Give one file of schools: planner schools FILE");
  }
  const list = await readSchoolFile(file, "FILE", args);
  const { counts, rejected, notes } = list;
  if (args.values["json"] === true) {
    printJson({ counts, schools: list.schools, rejected, notes });
  } else {
    printList(file, list);
  }
  return counts.accepted > 0 ? 0 : 2;
}

function printList(file: string, { counts, schools: found, rejected, notes }: SchoolList): void {
  print(tableText(COLUMNS, found));
  print("");
  print(
    `${file}: ${counts.read} rows read; ${counts.accepted} schools, ${counts.filtered} left out (closed, or another phase or authority), ${counts.rejected} could not be used.`,
  );
  for (const problem of rejected) print(`Not used: ${problemText(problem)}`);
  for (const problem of notes) print(`Note: ${problemText(problem)}`);
}
