import type { ExactHooks } from "../exact/steps.ts";
import type { FractionalCover } from "../kernels/odd_sets.ts";
import { violatedOddSets } from "../kernels/odd_sets.ts";
import { seededRandom, streamSeed } from "../random.ts";
import { greedyClusters, mostWorthCluster, WORTH_MORE, worthOf } from "./cover_columns.ts";
import type { CoverProblem } from "./cover_problem.ts";
import type { CoverProgram } from "./cover_program.ts";
import type { CoverDuals, DualCut } from "./instant_bounds.ts";

/** New clusters for the linear program are at most so many at a time. */
const MOST_AT_ONCE = 200;
/** The number of the stream of random numbers that orders are stirred by: none of a search's. */
const STREAM = 3000;
/** Cuts end after so many rounds without a rise of so much. */
const STALE_ROUNDS = 3;
const LEAST_RISE = 0.005;
/** Cuts that hold with room to spare are dropped after every so many rounds. */
const DROP_EVERY = 4;
/** Shares of a cluster below this are rounding. */
const SHARE = 1e-6;

/**
 * Solves the fractional cover by column generation: clusters worth more than they cost are added until exact pricing finds
 * none, or at once where all are there. Yields after every round; returns the duals, or `null` where `shouldStop` said so before the end.
 */
export function* boundCover(
  problem: CoverProblem,
  program: CoverProgram,
  hooks: ExactHooks,
): Generator<void, CoverDuals | null> {
  for (;;) {
    const left = hooks.endsAt - hooks.now();
    if (left <= 0 || !program.solve(left)) return null;
    if (program.cuts.length > 0) return provedWithCuts(problem, program);
    const duals = program.duals();
    if (program.hasAll) return provedDuals(problem, duals, mostExcess(problem, program, duals));
    const quick = greedyClusters(problem, duals).slice(0, MOST_AT_ONCE);
    if (program.add(quick) === 0) {
      const best = mostWorthCluster(problem, duals);
      if (best === null) return provedDuals(problem, duals, 0);
      const excess = worthOf(duals, best) - problem.clusterCost;
      // A cluster that is known and still worth more is so by HiGHS's tolerance.
      if (program.add([best]) === 0) return provedDuals(problem, duals, excess);
    }
    yield;
  }
}

/**
 * Raises the bound of `program`, which has every maximal cluster and was solved, by cuts over odd sets, until it is `enough`
 * or they no longer do. Yields after every round; returns the best duals, or `null` where it was stopped before the first.
 */
export function* cutCover(
  problem: CoverProblem,
  program: CoverProgram,
  hooks: ExactHooks,
  { enough, rounds }: { readonly enough: number; readonly rounds: number },
): Generator<void, CoverDuals | null> {
  const random = seededRandom(streamSeed(hooks.seed, STREAM));
  let most = program.cost;
  let isRaised = false;
  let stale = 0;
  for (let round = 0; round < rounds && stale < STALE_ROUNDS; round++) {
    const sets = violatedOddSets(fractionalCover(problem, program), random);
    if (sets.length === 0) break;
    program.addCuts(sets.map((items) => countsOf(problem, items)));
    const left = hooks.endsAt - hooks.now();
    if (left <= 0 || !program.solve(left)) return null;
    const { cost } = program;
    stale = cost > most + LEAST_RISE ? 0 : stale + 1;
    most = Math.max(most, cost);
    isRaised = true;
    if (cost >= enough) break;
    if (round % DROP_EVERY === DROP_EVERY - 1) program.dropLooseCuts();
    yield;
  }
  program.dropLooseCuts();
  return isRaised ? provedWithCuts(problem, program) : null;
}

/** How many of `items` each item of a problem is: one or none. */
function countsOf({ size }: CoverProblem, items: readonly number[]): Uint8Array {
  const counts = new Uint8Array(size);
  for (const item of items) counts[item] = 1;
  return counts;
}

/** Duals, cuts among them, scaled so that no legal cluster is worth more than it costs at all. */
function provedWithCuts(problem: CoverProblem, program: CoverProgram): CoverDuals {
  const items = program.duals();
  const ofCuts = program.cutDuals();
  const sets = program.cuts;
  const costly = [...sets.keys()].filter((cut) => (ofCuts[cut] ?? 0) > 0);
  const worth = (cluster: readonly number[]) => {
    let sum = worthOf(items, cluster);
    for (const cut of costly) {
      let held = 0;
      for (const item of cluster) held += sets[cut]?.[item] ?? 0;
      sum += (ofCuts[cut] ?? 0) * Math.ceil(held / 2);
    }
    return sum;
  };
  const most = program.clusters.reduce((max, cluster) => Math.max(max, worth(cluster)), 0);
  const scale = problem.clusterCost / (Math.max(most, problem.clusterCost) + WORTH_MORE);
  const duals = items.map((dual) => dual * scale);
  let sum = duals.reduce((total, dual) => total + dual, 0);
  const cuts: DualCut[] = [];
  sets.forEach((set, cut) => {
    const dual = (ofCuts[cut] ?? 0) * scale;
    if (dual === 0) return;
    let size = 0;
    for (const [item, count] of set.entries()) {
      duals[item] = (duals[item] ?? 0) + count * dual;
      size += count;
    }
    sum += dual * Math.ceil(size / 2);
    cuts.push({ items: membersOf(problem, set), dual: -dual });
  });
  return { duals, sum, cuts };
}

/** The first of each item's members, as many as the set has. */
function membersOf(problem: CoverProblem, set: Uint8Array): readonly number[] {
  return problem.members.flatMap((members, item) => members.slice(0, set[item] ?? 0));
}

/** The part of the last solution of `program` that clusters have. */
function fractionalCover(problem: CoverProblem, program: CoverProgram): FractionalCover {
  const held = [...program.clusters.keys()].filter((at) => (program.shares[at] ?? 0) > SHARE);
  return {
    size: problem.size,
    clusters: held.map((at) => program.clusters[at] ?? []),
    shares: Float64Array.from(held, (at) => program.shares[at] ?? 0),
    isOwed: (item) => (problem.leaveCost[item] ?? 0) > 0,
  };
}

/** By how much a cluster of `program` is worth more than it costs, by HiGHS's tolerance. */
function mostExcess(problem: CoverProblem, program: CoverProgram, duals: Float64Array): number {
  return program.clusters.reduce(
    (most, cluster) => Math.max(most, worthOf(duals, cluster) - problem.clusterCost),
    0,
  );
}

/** `duals` lowered so that no legal cluster is worth more than its cost at all, and their sum. */
function provedDuals(problem: CoverProblem, duals: Float64Array, excess: number): CoverDuals {
  const by = excess + 2 * WORTH_MORE;
  const lowered = duals.map((dual) => (problem.hereditary ? Math.max(0, dual - by) : dual - by));
  return { duals: lowered, sum: lowered.reduce((sum, dual) => sum + dual, 0) };
}
