import type { Problem } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";
import { Clustering, POOL } from "./clustering.ts";

/** What breaking a rule changes the cost by at least: no sum of judged seconds comes near it. */
const FORBIDDEN = 1e10;

/**
 * A clustering in the making that counts the pairs of schools in its clusters, and how many of them each of a few earlier
 * plans has too. Two plans differ in the pairs of both less twice those shared.
 */
export class DiverseClustering extends Clustering {
  /** Difference from each earlier plan: pairs of schools together in one and not in the other. */
  readonly differences: Float64Array;
  /** What the last tried move would make of them. */
  readonly tried: Float64Array;
  /** Bit j is set where earlier plan j has both candidates in one cluster: `[a * size + b]`. */
  readonly #together: Uint8Array;

  constructor(
    problem: Problem,
    kind: ObjectiveKind,
    clusters: number,
    earlier: readonly Int32Array[],
  ) {
    super(problem, kind, {
      unplaced: FORBIDDEN,
      shortfall: FORBIDDEN,
      count: FORBIDDEN,
      target: clusters,
    });
    if (earlier.length > 8) throw new RangeError(`At most 8 earlier plans, not ${earlier.length}.`);
    const { size, schools } = problem;
    this.#together = new Uint8Array(size * size);
    this.differences = new Float64Array(earlier.length);
    this.tried = new Float64Array(earlier.length);
    earlier.forEach((slotOf, plan) => {
      for (let a = 0; a < size; a++) {
        if (slotOf[a] === POOL) continue;
        for (let b = 0; b < a; b++) {
          if (slotOf[a] !== slotOf[b]) continue;
          this.#together[a * size + b]! |= 1 << plan;
          this.#together[b * size + a]! |= 1 << plan;
          this.differences[plan]! += schools[a]! * schools[b]!;
        }
      }
    });
  }

  /** Whether a change of cost breaks no rule. */
  static isLegal(change: number): boolean {
    return change < FORBIDDEN / 2;
  }

  override join(school: number, slot: number): void {
    this.#tally(this.differences, school, slot, POOL, 1);
    super.join(school, slot);
  }

  override leave(school: number): void {
    const slot = this.slotOf[school]!;
    super.leave(school);
    this.#tally(this.differences, school, slot, POOL, -1);
  }

  /** Works out `tried` for `school` moving to `slot`. */
  tryJoin(school: number, slot: number): void {
    this.tried.set(this.differences);
    const from = this.slotOf[school]!;
    if (from !== POOL) this.#tally(this.tried, school, from, school, -1);
    this.#tally(this.tried, school, slot, POOL, 1);
  }

  /** Works out `tried` for `school` and `other` changing places. */
  trySwap(school: number, other: number): void {
    this.tried.set(this.differences);
    const from = this.slotOf[school]!;
    const to = this.slotOf[other]!;
    this.#tally(this.tried, school, to, other, 1);
    this.#tally(this.tried, other, to, other, -1);
    if (from === POOL) return;
    this.#tally(this.tried, school, from, school, -1);
    this.#tally(this.tried, other, from, school, 1);
  }

  /** Adds `sign` times what the pairs of `school` with the members of `slot` apart from `except` change. */
  #tally(
    differences: Float64Array,
    school: number,
    slot: number,
    except: number,
    sign: number,
  ): void {
    const { problem, members, count, capacity } = this;
    const row = school * problem.size;
    const own = sign * problem.schools[school]!;
    const start = slot * capacity;
    const end = start + count[slot]!;
    for (let at = start; at < end; at++) {
      const other = members[at]!;
      if (other === except || other === school) continue;
      const pairs = own * problem.schools[other]!;
      const together = this.#together[row + other]!;
      for (let plan = 0; plan < differences.length; plan++) {
        differences[plan]! += (together >> plan) & 1 ? -pairs : pairs;
      }
    }
  }
}
