import { regroupPrices } from "./kernels/cluster_prices.ts";
import type { Candidate, Problem } from "./problem.ts";
import { compareUrns, costBetween, mayShare, partnersOf } from "./problem.ts";

/**
 * `problem` with one candidate for each of `groups`, which hold candidates of the old one, each at most once. Those in no
 * group are gone. O(n²).
 */
export function regroupProblem(problem: Problem, groups: readonly (readonly number[])[]): Problem {
  const sorted = groups
    .map((group) => [...group].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const size = sorted.length;
  const isPlain = sorted.every(
    ([one = 0, ...rest]) => rest.length === 0 && ownSchools(problem, one) === 1,
  );
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  for (const [a, from] of sorted.entries()) {
    for (const [b, to] of sorted.entries()) {
      if (b <= a) continue;
      cost[a * size + b] = cost[b * size + a] = costOver(problem, from, to);
      const may = from.every((one) => to.every((other) => mayShare(problem, one, other)));
      allowed[a * size + b] = allowed[b * size + a] = may ? 1 : 0;
    }
  }
  const isCost = isPlain && problem.hostCost === problem.cost;
  const hosts = isCost ? plainHosts(cost, size) : hostsOf(problem, sorted);
  const candidates = sorted.map((group) => candidateOf(problem, group));
  const total = (table: ArrayLike<number>) => (group: readonly number[]) =>
    group.reduce((sum, candidate) => sum + (table[candidate] ?? 0), 0);
  const schools = Int32Array.from(sorted, total(problem.schools));
  const schoolCount = schools.reduce((sum, count) => sum + count, 0);
  return {
    size,
    candidates,
    cost,
    allowed,
    whole: Uint8Array.from(sorted, (group) => (isWhole(problem, group) ? 1 : 0)),
    partners: candidates.map((_, a) => partnersOf(a, size, cost, allowed)),
    schools,
    pupils: Float64Array.from(sorted, total(problem.pupils)),
    mustPlace: Uint8Array.from(sorted, (group) => Math.min(1, total(problem.mustPlace)(group))),
    internalCost: Float64Array.from(
      sorted,
      (group) => total(problem.internalCost)(group) + costWithin(problem, group),
    ),
    ...hosts,
    limits: { ...problem.limits, maxSchools: Math.min(schoolCount, problem.limits.maxSchools) },
    prices: problem.prices === null ? null : regroupPrices(problem.prices, sorted),
  };
}

/** `problem` without the candidates that `keep` refuses; the others keep their order. */
export function restrictProblem(problem: Problem, keep: (candidate: number) => boolean): Problem {
  const kept = [...problem.candidates.keys()].filter((candidate) => keep(candidate));
  if (kept.length === problem.size) return problem;
  return regroupProblem(
    problem,
    kept.map((candidate) => [candidate]),
  );
}

function ownSchools(problem: Problem, candidate: number): number {
  return problem.schools[candidate] ?? 0;
}

function candidateOf(problem: Problem, group: readonly number[]): Candidate {
  const all = group.flatMap((candidate) => problem.candidates[candidate] ?? []);
  const [first] = all;
  if (first === undefined) throw new RangeError("A candidate needs at least one school.");
  const schools = all
    .flatMap((candidate) => candidate.schools)
    .sort((a, b) => compareUrns(a.urn, b.urn));
  return { ...first, schools };
}

function costOver(problem: Problem, from: readonly number[], to: readonly number[]): number {
  let sum = 0;
  for (const a of from) for (const b of to) sum += costBetween(problem, a, b);
  return sum;
}

function costWithin(problem: Problem, group: readonly number[]): number {
  let sum = 0;
  for (const [at, a] of group.entries()) {
    for (const b of group.slice(at + 1)) sum += costBetween(problem, a, b);
  }
  return sum;
}

function isWhole(problem: Problem, group: readonly number[]): boolean {
  return group.every(
    (a, at) => problem.whole[a] === 1 && group.slice(at + 1).every((b) => mayShare(problem, a, b)),
  );
}

type Hosts = Pick<Problem, "hostOf" | "hostCost" | "toHost">;

function plainHosts(cost: Float64Array, size: number): Hosts {
  return { hostOf: Int32Array.from({ length: size }, (_, i) => i), hostCost: cost, toHost: cost };
}

function hostsOf(problem: Problem, groups: readonly (readonly number[])[]): Hosts {
  const size = groups.length;
  const groupOf = new Int32Array(problem.size).fill(-1);
  groups.forEach((group, at) => {
    for (const candidate of group) groupOf[candidate] = at;
  });
  const kept = [...problem.hostOf.keys()].filter(
    (host) => (groupOf[problem.hostOf[host] ?? 0] ?? -1) >= 0,
  );
  const hostOf = Int32Array.from(kept, (host) => groupOf[problem.hostOf[host] ?? 0] ?? -1);
  const hostCost = new Float64Array(kept.length * size);
  kept.forEach((host, row) => {
    groups.forEach((group, at) => {
      let sum = 0;
      for (const candidate of group) sum += problem.hostCost[host * problem.size + candidate] ?? 0;
      hostCost[row * size + at] = sum;
    });
  });
  return { hostOf, hostCost, toHost: bestHosts(hostOf, hostCost, size) };
}

function bestHosts(hostOf: Int32Array, hostCost: Float64Array, size: number): Float64Array {
  const best = new Int32Array(size).fill(-1);
  const own = (host: number) => hostCost[host * size + (hostOf[host] ?? 0)] ?? 0;
  hostOf.forEach((candidate, host) => {
    const known = best[candidate] ?? -1;
    if (known < 0 || own(host) < own(known)) best[candidate] = host;
  });
  const toHost = new Float64Array(size * size);
  best.forEach((host, candidate) => {
    toHost.set(hostCost.subarray(host * size, (host + 1) * size), candidate * size);
  });
  return toHost;
}
