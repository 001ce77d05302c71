import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { readWishedProblem } from "./exact/participation.ts";
import { schoolsOf } from "./left_out.ts";
import type { Problem } from "./problem.ts";
import type { ProposeOptions, ReleasedTie } from "./proposal.ts";
import { restrictProblem } from "./regroup.ts";
import type { LeftOut } from "./unplaced.ts";
import { reasonNoClusterHolds } from "./unplaced.ts";
import { NO_WISHES } from "./wishes.ts";

/** What a solve works on. */
export interface Solvable {
  /** Everything that takes part. */
  readonly whole: Problem;
  /** The same without what no cluster can hold. */
  readonly problem: Problem;
  /** Schools that must be placed and cannot be, with their reasons. */
  readonly cannot: readonly LeftOut[];
  readonly releasedTies: readonly ReleasedTie[];
}

/** The problem of proposing a plan for `area`, the same wherever it is read. */
export function readSolvable(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
): Solvable {
  const wishes = options.wishes ?? NO_WISHES;
  const { problem: whole, excluded, releasedTies } = readWishedProblem(area, settings, wishes);
  const cannot: LeftOut[] = [...excluded];
  const problem = restrictProblem(whole, (candidate) => {
    const reason = reasonNoClusterHolds(whole, candidate);
    if (reason !== null && whole.mustPlace[candidate] === 1) {
      for (const school of schoolsOf(whole, candidate)) cannot.push({ ...school, reason });
    }
    return reason === null;
  });
  return { whole, problem, cannot, releasedTies };
}
