import { CoverWalk } from "../kernels/cover_walk.ts";
import { seededRandom, streamSeed } from "../random.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** The number of the stream of random numbers that the first walk draws from: none of a search's. */
const WALK_STREAM = 1000;
/** Steps between two looks at the clock: some milliseconds. */
const SLICE = 500;

/** Walks over the covers of a cover problem by clusters that are known, each from a start of its own. */
export class WalkedCover {
  readonly problem: CoverProblem;
  readonly #clusters: readonly (readonly number[])[];
  readonly #rows: number;
  readonly #columns: readonly (readonly number[])[];
  readonly #seed: number;
  #walks = 0;

  private constructor(
    problem: CoverProblem,
    clusters: readonly (readonly number[])[],
    rowOf: Int32Array,
    seed: number,
  ) {
    this.problem = problem;
    this.#clusters = clusters;
    this.#rows = rowOf.reduce((rows, row) => rows + Number(row >= 0), 0);
    this.#columns = clusters.map((cluster) =>
      cluster.map((item) => rowOf[item] ?? -1).filter((row) => row >= 0),
    );
    this.#seed = seed;
  }

  /** Walks over the covers of `problem` by `clusters`; `null` where it is not for the fewest clusters, or there is no cover. */
  static over(
    problem: CoverProblem,
    clusters: readonly (readonly number[])[],
    seed: number,
  ): WalkedCover | null {
    if (!problem.hereditary || problem.clusterCost !== 1) return null;
    const rowOf = new Int32Array(problem.size).fill(-1);
    let rows = 0;
    problem.leaveCost.forEach((cost, item) => {
      if (cost > 0) rowOf[item] = rows++;
    });
    const walked = new WalkedCover(problem, clusters, rowOf, seed);
    return new Set(walked.#columns.flat()).size < rows ? null : walked;
  }

  /** Another walk of `steps`, yielding after each slice the clusters of its best cover, until those are `goal`. */
  *walk(steps: number, goal: number): Generator<readonly (readonly number[])[], void> {
    const random = seededRandom(streamSeed(this.#seed, WALK_STREAM + this.#walks++));
    const walk = new CoverWalk(this.#rows, this.#columns, random);
    for (let left = steps; left > 0; left -= SLICE) {
      walk.walk(Math.min(SLICE, left), goal);
      yield walk.best.map((at) => this.#clusters[at] ?? []);
      if (walk.best.length <= goal) return;
    }
  }
}
