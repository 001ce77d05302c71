import type { Clustering } from "./clustering.ts";
import { POOL } from "./clustering.ts";
import type { Rank } from "./rank.ts";
import { isBetter } from "./rank.ts";

/** How the ranks of a proposal are ordered. */
export interface Aim {
  /** `true` when the count of clusters is fixed and so comes before placing every school. */
  readonly countFirst: boolean;
  /** How many clusters are wanted; `null` for as few as possible. */
  readonly target: number | null;
}

/** The best clustering seen, with clusters below their least counted as unplaced. */
export class Incumbent {
  readonly aim: Aim;
  /** Slot of each school in the best clustering, `POOL` for none. */
  readonly slotOf: Int32Array;
  unplaced: number;
  clusters = 0;
  objective = 0;
  rank: Rank;

  constructor(size: number, toPlace: number, aim: Aim) {
    this.aim = aim;
    this.slotOf = new Int32Array(size).fill(POOL);
    this.unplaced = toPlace;
    this.rank = this.#rankOf(toPlace, 0, 0);
  }

  /** Keeps `clustering` if it is better than every one before. O(1) where it cannot be. */
  consider(clustering: Clustering): void {
    if (clustering.broken > 0) {
      if (clustering.unplaced < this.unplaced || this.aim.countFirst)
        this.#considerLegal(clustering);
      return;
    }
    this.#keepIfBetter(clustering, clustering.unplaced, clustering.open, clustering.objective);
  }

  #considerLegal(clustering: Clustering): void {
    let { unplaced, open, objective } = clustering;
    for (let slot = 0; slot < clustering.slots; slot++) {
      const count = clustering.count[slot]!;
      if (count === 0 || clustering.isLegal(slot)) continue;
      unplaced += clustering.neededIn(slot);
      open--;
      objective -= clustering.costOf(slot);
    }
    this.#keepIfBetter(clustering, unplaced, open, objective);
  }

  #keepIfBetter(clustering: Clustering, unplaced: number, open: number, objective: number): void {
    const rank = this.#rankOf(unplaced, open, objective);
    if (!isBetter(rank, this.rank)) return;
    this.rank = rank;
    this.unplaced = unplaced;
    this.clusters = open;
    this.objective = objective;
    this.slotOf.set(clustering.slotOf);
    if (clustering.broken === 0) return;
    for (let school = 0; school < this.slotOf.length; school++) {
      const slot = this.slotOf[school]!;
      if (slot !== POOL && !clustering.isLegal(slot)) this.slotOf[school] = POOL;
    }
  }

  #rankOf(unplaced: number, open: number, objective: number): Rank {
    const { target, countFirst } = this.aim;
    const distance = target === null ? open : Math.abs(open - target);
    return countFirst ? [distance, unplaced, objective] : [unplaced, distance, objective];
  }
}
