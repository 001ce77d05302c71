import type { Problem } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";
import type { Random } from "../random.ts";
import { POOL } from "./clustering.ts";
import { DiverseClustering } from "./diverse_clustering.ts";
import { rebuild, undo } from "./rebuild.ts";

/** What a walk looks for: a clustering far from `earlier` ones that costs no more than `most`. */
export interface DiverseAim {
  readonly problem: Problem;
  readonly kind: ObjectiveKind;
  readonly clusters: number;
  readonly earlier: readonly Int32Array[];
  /** The most that the objective may be. */
  readonly most: number;
  /** What `most` is above the least known: the scale on which cost and difference are weighed. */
  readonly slack: number;
  /** The most schools that may be left out of those to be placed. */
  readonly unplaced: number;
}

const REBUILD_EVERY = 30;
const NEAREST_PARTNERS = 32;
/** In pairs of schools. Measured on 280 schools. */
const HOT = 10;
const COLD = 0.5;
/** How far the mean difference counts beside the least: a move that nears two plans and leaves a third is still felt. */
const MEAN_WEIGHT = 0.25;
/** The cost is held so far below its most, as a share of the slack. */
const AIM_BELOW = 0.02;
/** Sums that moves add to are held so far below the most, as a share of it, that their rounding cannot bring them above. */
const ROUNDING = 1e-8;
/** In the last moves nothing above the most is accepted. */
const LAST_SHARE = 0.1;

/**
 * Simulated annealing on the least difference from the earlier plans less the price of travel, moved so that the cost
 * stays at its most (subgradient steps on the Lagrangean multiplier of the cost; Held, Wolfe & Crowder 1974). It begins
 * at `start`, and keeps the most different clustering that costs no more than it may and breaks no rule.
 */
export class DiverseWalk {
  /** Slots of the most different clustering found; `null` while there is none. */
  best: Int32Array | null = null;
  bestScore = Number.NEGATIVE_INFINITY;
  readonly #aim: DiverseAim;
  readonly #clustering: DiverseClustering;
  readonly #moves: number;
  readonly #random: Random;
  #done = 0;
  /** Pairs that a judged second is worth. */
  #price: number;
  #score = 0;

  constructor(aim: DiverseAim, start: Int32Array, moves: number, random: Random) {
    const { problem, kind, clusters, earlier, slack } = aim;
    this.#aim = { ...aim, most: aim.most * (1 - ROUNDING) };
    this.#moves = moves;
    this.#random = random;
    const clustering = new DiverseClustering(problem, kind, clusters, earlier);
    this.#clustering = clustering;
    start.forEach((slot, school) => {
      if (slot !== POOL) clustering.join(school, slot);
    });
    this.#price = problem.size / (2 * slack);
    this.#score = scoreOf(clustering.differences);
    this.#consider();
  }

  /** Pairs of difference that the last judged second of cost was weighed by. */
  get price(): number {
    return this.#price;
  }

  /** Moves still to make. */
  get left(): number {
    return this.#moves - this.#done;
  }

  /** Makes up to `moves` of the moves left. */
  advance(moves: number): void {
    const clustering = this.#clustering;
    const wanted = Math.min(moves, this.left);
    const share = this.#done / this.#moves;
    const temperature = HOT * (COLD / HOT) ** share;
    const isLast = share > 1 - LAST_SHARE;
    clustering.refresh();
    for (let move = 0; move < wanted; move++) {
      const accepted =
        move % REBUILD_EVERY === 0
          ? this.#tryRebuild(temperature, isLast)
          : this.#tryMove(temperature, isLast);
      if (accepted) this.#consider();
    }
    this.#done += wanted;
    const { most, slack } = this.#aim;
    const above = (clustering.objective - (most - AIM_BELOW * slack)) / slack;
    this.#price *= Math.exp(0.2 * Math.max(-1, Math.min(1, above)));
  }

  #tryMove(temperature: number, isLast: boolean): boolean {
    const clustering = this.#clustering;
    const { problem, slotOf, count, members, capacity } = clustering;
    const random = this.#random;
    const school = Math.floor(random() * problem.size);
    const partners = problem.partners[school]!;
    const drawn = random();
    const nearest = Math.min(partners.length, NEAREST_PARTNERS);
    if (nearest === 0) return false;
    const partner = partners[Math.floor(drawn * drawn * nearest)]!;
    const from = slotOf[school]!;
    const to = slotOf[partner]!;
    if (to === POOL || from === to) return false;
    if (random() < 0.3) return this.#tryJoin(school, to, temperature, isLast);
    const other = members[to * capacity + Math.floor(random() * count[to]!)]!;
    if (other === partner && count[to]! > 1) return false;
    if (!clustering.fits(school, to, other)) return false;
    if (from !== POOL && !clustering.fits(other, from, school)) return false;
    const change = clustering.swapChange(school, other);
    if (!DiverseClustering.isLegal(change)) return false;
    clustering.trySwap(school, other);
    if (!this.#accepts(change, clustering.tried, temperature, isLast)) return false;
    clustering.leave(other);
    if (from !== POOL) clustering.leave(school);
    clustering.join(school, to);
    if (from !== POOL) clustering.join(other, from);
    return true;
  }

  #tryJoin(school: number, slot: number, temperature: number, isLast: boolean): boolean {
    const clustering = this.#clustering;
    if (!clustering.fits(school, slot, POOL)) return false;
    const pooled = clustering.slotOf[school] === POOL;
    const change = pooled
      ? clustering.joinChange(school, slot)
      : clustering.moveChange(school, slot);
    if (!DiverseClustering.isLegal(change)) return false;
    clustering.tryJoin(school, slot);
    if (!this.#accepts(change, clustering.tried, temperature, isLast)) return false;
    if (!pooled) clustering.leave(school);
    clustering.join(school, slot);
    return true;
  }

  #tryRebuild(temperature: number, isLast: boolean): boolean {
    const clustering = this.#clustering;
    const before = clustering.objective;
    const ruin = rebuild(clustering, this.#random);
    const change = clustering.objective - before;
    clustering.tried.set(clustering.differences);
    const isLegal =
      clustering.broken === 0 &&
      clustering.open === this.#aim.clusters &&
      clustering.unplaced <= this.#aim.unplaced;
    if (isLegal && this.#accepts(change, clustering.tried, temperature, isLast, before)) {
      return true;
    }
    undo(clustering, ruin);
    return false;
  }

  #accepts(
    change: number,
    differences: Float64Array,
    temperature: number,
    isLast: boolean,
    before: number = this.#clustering.objective,
  ): boolean {
    if (isLast && change > 0 && before + change > this.#aim.most) return false;
    const score = scoreOf(differences);
    const worse = this.#price * change - (score - this.#score);
    if (worse > 0 && this.#random() >= Math.exp(-worse / temperature)) return false;
    this.#score = score;
    return true;
  }

  #consider(): void {
    const { objective, broken, open, unplaced } = this.#clustering;
    const { most, clusters } = this.#aim;
    if (this.#score <= this.bestScore || objective > most || broken > 0) return;
    if (open !== clusters || unplaced > this.#aim.unplaced) return;
    this.bestScore = this.#score;
    this.best ??= new Int32Array(this.#clustering.slotOf.length);
    this.best.set(this.#clustering.slotOf);
  }
}

/** The least of `differences` and a share of their mean. */
function scoreOf(differences: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const difference of differences) {
    if (difference < least) least = difference;
    sum += difference;
  }
  return least + (MEAN_WEIGHT * sum) / differences.length;
}
