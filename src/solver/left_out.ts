import { POOL } from "./kernels/clustering.ts";
import type { CandidateSchool, Problem } from "./problem.ts";
import type { LeftOut } from "./unplaced.ts";

/** The schools of a candidate. */
export function schoolsOf(
  problem: Problem,
  candidate: number,
): readonly Pick<CandidateSchool, "urn" | "index">[] {
  const found = problem.candidates[candidate];
  if (found === undefined) throw new RangeError(`There is no candidate ${candidate}.`);
  return found.schools.map(({ urn, index }) => ({ urn, index }));
}

/** The schools that must be placed and that `slotOf` puts into no cluster. */
export function leftOutOf(problem: Problem, slotOf: Int32Array): LeftOut[] {
  return problem.candidates.flatMap((_, candidate) =>
    slotOf[candidate] === POOL && problem.mustPlace[candidate] === 1
      ? schoolsOf(problem, candidate).map((school) => ({
          ...school,
          reason: "no-room-in-any-cluster" as const,
        }))
      : [],
  );
}
