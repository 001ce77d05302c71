/** A graph over items with sizes, of which legal cliques are sought: every pair adjacent, and the sums of their sizes within limits. */
export interface CliqueGraph {
  readonly size: number;
  /** 1 where two items are adjacent, `[a * size + b]`; 0 on the diagonal. */
  readonly allowed: Uint8Array;
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  readonly limits: {
    readonly minSchools: number;
    readonly maxSchools: number;
    readonly minPupils: number;
    readonly maxPupils: number;
  };
}

/** The heaviest legal clique that a search found, and whether it is proved that none is heavier. */
export interface HeaviestClique {
  /** Empty where no legal clique is heavier than the weight it had to beat. */
  readonly items: readonly number[];
  readonly weight: number;
  /** `false` where the search gave up. */
  readonly proved: boolean;
}

/**
 * The legal clique of the greatest sum of `weights` above `beat`, by branch and bound: independent sets of items, of which
 * a clique has at most one each, bound what a set of candidates can add, so that only the candidates beyond the bound are
 * branched on (weighted MaxCLQ; Jiang, Li & Manyà 2017, §3, without MaxSAT reasoning), and no clique has more items than
 * there is room for. Gives up after `mostSteps` branches.
 */
export function heaviestClique(
  graph: CliqueGraph,
  weights: Float64Array,
  beat: number,
  mostSteps: number = Number.POSITIVE_INFINITY,
): HeaviestClique {
  return new CliqueSearch(graph, weights, beat, mostSteps).run();
}

class CliqueSearch {
  readonly #graph: CliqueGraph;
  readonly #weights: Float64Array;
  readonly #members: number[] = [];
  #best: readonly number[] = [];
  #bestWeight: number;
  #stepsLeft: number;

  constructor(graph: CliqueGraph, weights: Float64Array, beat: number, mostSteps: number) {
    this.#graph = graph;
    this.#weights = weights;
    this.#bestWeight = beat;
    this.#stepsLeft = mostSteps;
  }

  run(): HeaviestClique {
    const { size, schools, pupils, limits } = this.#graph;
    const order: number[] = [];
    for (let item = 0; item < size; item++) {
      if (schools[item]! <= limits.maxSchools && pupils[item]! <= limits.maxPupils)
        order.push(item);
    }
    order.sort((a, b) => this.#weights[b]! - this.#weights[a]! || a - b);
    this.#grow(Int32Array.from(order), 0, 0, 0);
    return { items: this.#best, weight: this.#bestWeight, proved: this.#stepsLeft >= 0 };
  }

  /** Tries every clique of the members and some of `candidates`, which are in order of falling weight. */
  #grow(candidates: Int32Array, weight: number, schools: number, pupils: number): void {
    const { limits } = this.#graph;
    const enough = schools >= limits.minSchools && pupils >= limits.minPupils;
    if (enough && weight > this.#bestWeight && this.#members.length > 0) {
      this.#bestWeight = weight;
      this.#best = [...this.#members];
    }
    if (candidates.length === 0 || this.#stepsLeft < 0) return;
    if (!enough && !this.#canReach(candidates, schools, pupils)) return;
    const branches = this.#beyondBound(candidates, this.#bestWeight - weight, schools);
    if (branches === null) return;
    this.#branch(candidates, branches, weight, schools, pupils);
  }

  /** Branches on each marked candidate, the last first, with those that are before it or unmarked. */
  #branch(
    candidates: Int32Array,
    branches: Uint8Array,
    weight: number,
    schools: number,
    pupils: number,
  ): void {
    const { size, allowed, limits } = this.#graph;
    const ownSchools = this.#graph.schools;
    const ownPupils = this.#graph.pupils;
    for (let at = candidates.length - 1; at >= 0; at--) {
      if (branches[at] === 0) continue;
      if (--this.#stepsLeft < 0) return;
      const item = candidates[at]!;
      branches[at] = 2;
      const row = item * size;
      const room = limits.maxSchools - schools - ownSchools[item]!;
      const seats = limits.maxPupils - pupils - ownPupils[item]!;
      const next: number[] = [];
      for (let other = 0; other < candidates.length; other++) {
        const candidate = candidates[other]!;
        if (branches[other] === 2 || allowed[row + candidate] === 0) continue;
        if (ownSchools[candidate]! <= room && ownPupils[candidate]! <= seats) next.push(candidate);
      }
      this.#members.push(item);
      this.#grow(
        Int32Array.from(next),
        weight + this.#weights[item]!,
        schools + ownSchools[item]!,
        pupils + ownPupils[item]!,
      );
      this.#members.pop();
    }
  }

  #canReach(candidates: Int32Array, schools: number, pupils: number): boolean {
    const { limits } = this.#graph;
    let mostSchools = schools;
    let mostPupils = pupils;
    for (const candidate of candidates) {
      mostSchools += this.#graph.schools[candidate]!;
      mostPupils += this.#graph.pupils[candidate]!;
    }
    return mostSchools >= limits.minSchools && mostPupils >= limits.minPupils;
  }

  /** 1 for each candidate to branch on, so that no clique of the others adds more than `slack`; `null` where there is none. */
  #beyondBound(candidates: Int32Array, slack: number, schools: number): Uint8Array | null {
    const { size, allowed, limits } = this.#graph;
    const room = limits.maxSchools - schools;
    const marks = new Uint8Array(candidates.length);
    // Heavy enough, but short of schools or pupils: any candidate may help.
    if (slack < 0) return marks.fill(1);
    const sets: number[][] = [];
    let bound = 0;
    let marked = 0;
    for (let at = 0; at < candidates.length; at++) {
      const item = candidates[at]!;
      const weight = this.#weights[item]!;
      if (weight <= 0) break;
      const row = item * size;
      const set = sets.find((others) => others.every((other) => allowed[row + other] === 0));
      if (set !== undefined) set.push(item);
      else if (sets.length >= room) continue;
      else if (bound + weight <= slack) {
        sets.push([item]);
        bound += weight;
      } else {
        marks[at] = 1;
        marked++;
      }
    }
    return marked === 0 ? null : marks;
  }
}
