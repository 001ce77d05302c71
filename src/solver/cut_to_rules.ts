import { POOL } from "./kernels/clustering.ts";
import type { Problem } from "./problem.ts";
import { mayShare } from "./problem.ts";

/** Which rule a baseline's cluster breaks; "noise" for a school that the baseline put in none. */
export type BrokenRule =
  | "noise"
  | "ceiling"
  | "minSchools"
  | "maxSchools"
  | "minPupils"
  | "maxPupils";

/** A baseline's clusters cut to the rules: those that keep every rule stay, the schools of the others are out with the rule. */
export function cutToRules(
  problem: Problem,
  labels: Int32Array,
): { readonly slotOf: Int32Array; readonly broken: ReadonlyMap<number, BrokenRule> } {
  const members = new Map<number, number[]>();
  labels.forEach((label, candidate) => {
    const others = members.get(label) ?? [];
    others.push(candidate);
    members.set(label, others);
  });
  const slotOf = new Int32Array(problem.size).fill(POOL);
  const broken = new Map<number, BrokenRule>();
  for (const [label, schools] of members) {
    const rule = label < 0 ? "noise" : brokenRule(problem, schools);
    for (const school of schools) {
      if (rule === null) slotOf[school] = label;
      else broken.set(school, rule);
    }
  }
  return { slotOf, broken };
}

function brokenRule(problem: Problem, schools: readonly number[]): BrokenRule | null {
  const { limits } = problem;
  for (const [at, a] of schools.entries()) {
    if (!schools.slice(at + 1).every((b) => mayShare(problem, a, b))) return "ceiling";
  }
  const pupils = schools.reduce((sum, school) => sum + (problem.pupils[school] ?? 0), 0);
  const count = schools.reduce((sum, school) => sum + (problem.schools[school] ?? 0), 0);
  if (count > limits.maxSchools) return "maxSchools";
  if (count < limits.minSchools) return "minSchools";
  if (pupils > limits.maxPupils) return "maxPupils";
  return pupils < limits.minPupils ? "minPupils" : null;
}
