import type { ClusterLimits, Problem } from "./problem.ts";
import { mayShare } from "./problem.ts";

/** Steps after which the search for a legal cluster gives up: well above what real areas need. */
const MOST_STEPS = 200_000;

/** Whether some legal cluster holds `candidate`: every pair within the ceiling, every bound kept. "undecided" when the search gave up. */
export function hasLegalCluster(
  problem: Problem,
  candidate: number,
  limits: ClusterLimits = problem.limits,
): "yes" | "no" | "undecided" {
  if (problem.whole[candidate] !== 1) return "no";
  const schoolsOf = (other: number) => problem.schools[other] ?? 0;
  let steps = 0;
  const extend = (
    count: number,
    pupils: number,
    options: readonly number[],
  ): "yes" | "no" | "undecided" => {
    if (pupils > limits.maxPupils || count > limits.maxSchools) return "no";
    if (count >= limits.minSchools && pupils >= limits.minPupils) return "yes";
    const mostSchools = options.reduce((sum, option) => sum + schoolsOf(option), count);
    if (mostSchools < limits.minSchools) return "no";
    const most = options.reduce((sum, option) => sum + (problem.pupils[option] ?? 0), pupils);
    if (most < limits.minPupils) return "no";
    for (const [at, option] of options.entries()) {
      if (++steps > MOST_STEPS) return "undecided";
      const rest = options.slice(at + 1).filter((other) => mayShare(problem, option, other));
      const found = extend(count + schoolsOf(option), pupils + (problem.pupils[option] ?? 0), rest);
      if (found !== "no") return found;
    }
    return "no";
  };
  const partners = [...(problem.partners[candidate] ?? [])].filter(
    (partner) => problem.whole[partner] === 1,
  );
  if (limits.maxPupils === Number.POSITIVE_INFINITY && limits.minPupils > 0) {
    partners.sort((a, b) => (problem.pupils[b] ?? 0) - (problem.pupils[a] ?? 0) || a - b);
  }
  return extend(schoolsOf(candidate), problem.pupils[candidate] ?? 0, partners);
}
