import { hostUrnsOf } from "../assemble.ts";
import type { Problem } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";
import type { ExactModel } from "./model.ts";

/** `problem`, none of whose candidates breaks a rule by itself, as exact methods see it. */
export function exactModelOf(
  problem: Problem,
  objective: ObjectiveKind,
  clusters: number | null,
): ExactModel {
  return {
    objective,
    size: problem.size,
    items: problem.candidates.map(({ schools }, item) => ({
      urns: schools.map(({ urn }) => urn),
      mustPlace: problem.mustPlace[item] === 1,
    })),
    allowed: problem.allowed,
    cost: problem.cost,
    internalCost: problem.internalCost,
    schools: problem.schools,
    pupils: problem.pupils,
    mustPlace: problem.mustPlace,
    hostUrns: hostUrnsOf(problem),
    hostItem: problem.hostOf,
    hostCost: problem.hostCost,
    limits: problem.limits,
    clusters,
    prices: objective === "travel" ? problem.prices : null,
    leftOutCost: Math.ceil(mostValue(problem, objective) * (1 + 1e-6)) + 1,
  };
}

/** No plan has a greater value: for `travel`, half of each school's costliest partners; for `host`, its costliest host. */
function mostValue(problem: Problem, objective: ObjectiveKind): number {
  if (objective === "fewest") return problem.size;
  let sum = 0;
  for (let item = 0; item < problem.size; item++) {
    sum += objective === "travel" ? mostTravel(problem, item) : mostToHost(problem, item);
  }
  return sum + (objective === "travel" ? problem.size * dearestPrice(problem) : 0);
}

/** What the wishes about whole clusters add to one at the most. */
function dearestPrice({ prices }: Problem): number {
  if (prices === null) return 0;
  const { eachKind, joinedUp } = prices.tables;
  return eachKind + (prices.isContiguous ? 0 : joinedUp);
}

function mostTravel(problem: Problem, item: number): number {
  const row = item * problem.size;
  const partners = problem.partners[item] ?? new Int32Array();
  const most = partners.subarray(Math.max(0, partners.length - problem.limits.maxSchools + 1));
  let sum = 0;
  for (const partner of most) sum += problem.cost[row + partner] ?? 0;
  return (problem.internalCost[item] ?? 0) + sum / 2;
}

function mostToHost(problem: Problem, item: number): number {
  const { size, hostOf, hostCost, allowed } = problem;
  let most = 0;
  hostOf.forEach((other, host) => {
    if (other !== item && allowed[item * size + other] !== 1) return;
    most = Math.max(most, hostCost[host * size + item] ?? 0);
  });
  return most;
}
