import { ChainPlacement } from "../kernels/place_by_chains.ts";
import { seededRandom, streamSeed } from "../random.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** The number of the stream of random numbers that it draws from: none of a search's. */
const STREAM = 2000;
/** Tries to place what a cluster that is given up leaves. */
const TRIES = 1500;

/**
 * Plans of ever fewer clusters down to `goal`, each the last one without its smallest cluster, whose items are placed in the
 * others by chains. `clusters` are over the items of `problem`. Yields after every try, with the plan where it is new; ends
 * where `goal` is met or tries are used up.
 */
export function* oneFewer(
  problem: CoverProblem,
  clusters: readonly (readonly number[])[],
  goal: number,
  seed: number,
): Generator<readonly (readonly number[])[] | null, void> {
  const random = seededRandom(streamSeed(seed, STREAM));
  let current = clusters;
  const placed = current.flat();
  for (let left = TRIES; left > 0 && current.length > goal; ) {
    const kept = [...current].sort((a, b) => b.length - a.length).slice(0, -1);
    const clusterOf = new Int32Array(problem.size).fill(-1);
    kept.forEach((cluster, at) => {
      for (const item of cluster) clusterOf[item] = at;
    });
    const chains = new ChainPlacement(problem, clusterOf, kept.length, random);
    let isDone = chains.tryAll(placed);
    for (; !isDone && left > 0; left--) {
      yield null;
      chains.stir(placed);
      isDone = chains.tryAll(placed);
    }
    if (!isDone) return;
    current = kept.map((_, at) => placed.filter((item) => chains.clusterOf[item] === at));
    yield current;
  }
}
