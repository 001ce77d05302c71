import type { CheckReport } from "../../check/check_proposal.ts";
import { checkProposal } from "../../check/check_proposal.ts";
import type { CheckProblem } from "../../check/claims.ts";
import { readClaims } from "../../check/claims.ts";
import { resolveSettings } from "../../domain/settings.ts";
import { readPlan } from "../../io/plan_file.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG } from "../arguments.ts";
import type { Command } from "../command.ts";
import { readInput } from "../input_file.ts";
import { openedForPlan } from "../known_times.ts";
import { notice, print, printJson } from "../output.ts";
import { readOrRefuse, UsageError } from "../usage_error.ts";

/** Re-verifies a proposal by code of its own. */
export const checkCommand: Command = {
  name: "check",
  summary: "re-verify a proposal and its proof by independent code",
  help: `Usage: planner check PROPOSAL (AREA) [options]

Works out a proposal's value, bound, gap and status afresh, from the area and the proof in the proposal's file, by code that shares
nothing with the solver. Exit code 0: everything is as the proposal says; 1: something is not, and is named.

  PROPOSAL              a file that "planner propose --out" wrote
  --json                JSON alone on stdout

${AREA_HELP}

Example: npm run -s planner -- check proposal.json --area isle-of-wight`,
  options: { ...AREA_OPTIONS, json: FLAG },
  run: check,
};

async function check(args: Arguments): Promise<number> {
  const [file, ...others] = args.positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError('Name one proposal: "planner check proposal.json --area isle-of-wight".');
  }
  const bytes = await readInput(file, "PROPOSAL");
  const plan = readOrRefuse(readPlan(bytes, file));
  const json: unknown = parsed(bytes, file);
  const { area } = openedForPlan(await openArea(args), plan);
  const made = plan.driveTimes?.schoolHash ?? null;
  if (made !== null && area.driveTimes.schoolHash !== null && made !== area.driveTimes.schoolHash) {
    notice("Note: the proposal was made for another list of schools than that of this area.");
  }
  const reading = readClaims(json);
  const report: CheckReport =
    "claims" in reading
      ? checkProposal(area, resolveSettings(plan.settings), reading.claims)
      : { ok: false, problems: reading.problems, value: 0, bound: null };
  if (args.values["json"] === true) printJson(report);
  else printReport(report);
  return report.ok ? 0 : 1;
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new UsageError(`"${file}" is not JSON: only a proposal in JSON has a proof to check.`);
  }
}

function printReport({ ok, problems, value, bound }: CheckReport): void {
  for (const problem of problems) print(`Wrong: ${problemText(problem)}`);
  const found = `value ${value}, bound ${bound ?? "none"}`;
  print(
    ok
      ? `Everything is as the proposal says: ${found}.`
      : `${problems.length} wrong; found ${found}.`,
  );
}

function problemText({ what, claimed, found }: CheckProblem): string {
  return `${what}: it says ${shown(claimed)}, found ${shown(found)}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
