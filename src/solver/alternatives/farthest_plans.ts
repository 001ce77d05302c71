import { POOL } from "../kernels/clustering.ts";
import type { Problem } from "../problem.ts";
import type { Pauses } from "../travel/column_generation.ts";

/** Plans chosen from a list, by their places in it. */
export interface Farthest {
  readonly chosen: readonly number[];
  /** Pairs of schools in which the two most alike of them differ. */
  readonly least: number;
  /** No choice has a greater one. */
  readonly atMost: number;
}

const MOST_STEPS = 30_000_000;
const ROWS_A_PAUSE = 4;
const STEPS_A_PAUSE = 5000;

/**
 * The first of `plans` (slots of candidates) with `count` − 1 others, so that the least difference between any two is as
 * great as can be (the maximin dispersion problem; Erkut 1990): a search for a clique among the plans that differ by
 * so much, bisected over the differences there are. `null` where it was stopped.
 */
export function* farthestPlans(
  problem: Problem,
  plans: readonly Int32Array[],
  count: number,
): Pauses<Farthest | null> {
  const size = plans.length;
  const differences = new Int32Array(size * size);
  const pairs = plans.map((plan) => pairsOf(problem, plan));
  const weights = pairWeights(problem);
  for (const [a, one] of pairs.entries()) {
    for (let b = 0; b < a; b++) {
      const difference = differenceBetween(one, pairs[b] ?? NO_PAIRS, weights);
      differences[a * size + b] = differences[b * size + a] = difference;
    }
    if (a % ROWS_A_PAUSE === 0 && !(yield)) return null;
  }
  const levels = [...new Set(differences)].filter((level) => level > 0).sort((a, b) => a - b);
  let low = 0;
  let high = levels.length - 1;
  let best: readonly number[] = [0];
  let impossible = levels.length;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const search = new CliqueSearch(differences, size, levels[middle] ?? 0, count);
    const found = yield* search.run();
    if (found === null) return null;
    if (found !== "too much work" && found.length === count) {
      best = found;
      low = middle + 1;
      continue;
    }
    if (found !== "too much work") impossible = middle;
    high = middle - 1;
  }
  const least = leastBetween(differences, size, best);
  return { chosen: best, least, atMost: Math.max(least, levels[impossible - 1] ?? 0) };
}

const NO_PAIRS = new Int32Array(0);

/** Pairs of candidates that share a cluster, and each placed candidate with itself, as ascending numbers `a * size + b`, a ≤ b. */
function pairsOf({ size }: Problem, slotOf: Int32Array): Int32Array {
  const pairs: number[] = [];
  for (let a = 0; a < size; a++) {
    if (slotOf[a] === POOL) continue;
    for (let b = a; b < size; b++) if (slotOf[a] === slotOf[b]) pairs.push(a * size + b);
  }
  return Int32Array.from(pairs);
}

/** Pairs of schools between two candidates, and within one. */
function pairWeights({ size, schools }: Problem): Int32Array {
  const weights = new Int32Array(size * size);
  schools.forEach((one, a) => {
    schools.forEach((other, b) => {
      weights[a * size + b] = a === b ? (one * (one - 1)) / 2 : one * other;
    });
  });
  return weights;
}

function differenceBetween(one: Int32Array, other: Int32Array, weights: Int32Array): number {
  let sum = 0;
  let at = 0;
  let to = 0;
  while (at < one.length || to < other.length) {
    const a = one[at] ?? Number.POSITIVE_INFINITY;
    const b = other[to] ?? Number.POSITIVE_INFINITY;
    if (a === b) {
      at++;
      to++;
    } else if (a < b) {
      sum += weights[a] ?? 0;
      at++;
    } else {
      sum += weights[b] ?? 0;
      to++;
    }
  }
  return sum;
}

function leastBetween(differences: Int32Array, size: number, chosen: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, a] of chosen.entries()) {
    for (const b of chosen.slice(at + 1)) least = Math.min(least, differences[a * size + b] ?? 0);
  }
  return least;
}

/** A search for so many plans, the first of the list among them, any two of which differ by `level` or more. */
class CliqueSearch {
  readonly #differences: Int32Array;
  readonly #size: number;
  readonly #level: number;
  readonly #count: number;
  #steps = 0;

  constructor(differences: Int32Array, size: number, level: number, count: number) {
    this.#differences = differences;
    this.#size = size;
    this.#level = level;
    this.#count = count;
  }

  /** As many plans as are asked for, fewer where there are no such; `null` where it was stopped. */
  *run(): Pauses<readonly number[] | "too much work" | null> {
    const all = Array.from({ length: this.#size }, (_, plan) => plan);
    return yield* this.#extend([0], this.#farFrom(0, all));
  }

  *#extend(
    chosen: readonly number[],
    left: readonly number[],
  ): Pauses<readonly number[] | "too much work" | null> {
    if (chosen.length === this.#count) return chosen;
    for (const [at, plan] of left.entries()) {
      if (chosen.length + left.length - at < this.#count) break;
      this.#steps += left.length - at;
      if (this.#steps > MOST_STEPS) return "too much work";
      if (this.#steps % STEPS_A_PAUSE < left.length - at && !(yield)) return null;
      const rest = this.#farFrom(plan, left.slice(at + 1));
      const found = yield* this.#extend([...chosen, plan], rest);
      if (found === null || found === "too much work" || found.length === this.#count) return found;
    }
    return [];
  }

  #farFrom(plan: number, among: readonly number[]): readonly number[] {
    return among.filter(
      (other) => (this.#differences[plan * this.#size + other] ?? 0) >= this.#level,
    );
  }
}
