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
  let steps = 0;
  const extend = (
    count: number,
    pupils: number,
    options: readonly number[],
  ): "yes" | "no" | "undecided" => {
    if (pupils > limits.maxPupils || count > limits.maxSchools) return "no";
    if (count >= limits.minSchools && pupils >= limits.minPupils) return "yes";
    if (count + options.length < limits.minSchools) return "no";
    const most = options.reduce((sum, option) => sum + (problem.pupils[option] ?? 0), pupils);
    if (most < limits.minPupils) return "no";
    for (const [at, option] of options.entries()) {
      if (++steps > MOST_STEPS) return "undecided";
      const rest = options.slice(at + 1).filter((other) => mayShare(problem, option, other));
      const found = extend(count + 1, pupils + (problem.pupils[option] ?? 0), rest);
      if (found !== "no") return found;
    }
    return "no";
  };
  const partners = [...(problem.partners[candidate] ?? [])];
  if (limits.maxPupils === Number.POSITIVE_INFINITY && limits.minPupils > 0) {
    partners.sort((a, b) => (problem.pupils[b] ?? 0) - (problem.pupils[a] ?? 0) || a - b);
  }
  return extend(1, problem.pupils[candidate] ?? 0, partners);
}
