import type { CertificateLeaf } from "../exact/certificate.ts";
import { urnOfItem } from "../exact/model.ts";
import { HostAscent } from "../kernels/host_ascent.ts";
import type { HostLagrangean } from "../kernels/host_lagrangean.ts";
import type { HostQuestion } from "../kernels/host_marks.ts";
import { HostMarks } from "../kernels/host_marks.ts";
import type { HostRulings } from "../kernels/host_pricing.ts";
import { openRulings } from "../kernels/host_pricing.ts";
import type { ProvedLeaf } from "./host_leaf.ts";
import { leafOf, urnOfHost } from "./host_leaf.ts";
import type { HostProblem } from "./host_problem.ts";

/** A leaf's bound is lowered for safety, so that an ascent must aim a little higher. */
const AMPLE = 1e-8;
/** Evaluations of the first case between two of its bounds. */
const SHOW_EVERY = 40;
const ROOT = { iterations: 2000, step: 1, patience: 25 };
const CASE = { iterations: 120, step: 0.5, patience: 10 };

/** One answer of a branching. */
interface HostAnswer extends HostQuestion {
  readonly isYes: boolean;
}

/** A case of the branching: its answers, its best duals and bound, and the question to split it by. */
interface HostCase {
  readonly answers: readonly HostAnswer[];
  readonly duals: Float64Array;
  readonly bound: number;
  readonly leaf: CertificateLeaf;
  readonly question: HostQuestion | null;
}

/**
 * Branch and bound on who hosts, then on who goes to an open host, each case bounded by its Lagrangean (for p-medians Christofides &
 * Beasley 1982). Always splits the case of the least bound, so that the bound of all rises as early as it can.
 */
export class HostTree {
  readonly problem: HostProblem;
  readonly #lagrangean: HostLagrangean;
  readonly #rootEvaluations: number;
  readonly #marks: HostMarks;
  /** The best duals of the first case, once they are found. */
  rootDuals: Float64Array | null = null;
  /** The hosts that the relaxation of the last case chose; `null` before the first. */
  lastHosts: Int32Array | null = null;
  /** Cases not yet proved, the least bound last. */
  readonly #open: HostCase[] = [];
  readonly #closed: HostCase[] = [];
  #work: {
    readonly answers: readonly HostAnswer[];
    readonly ascent: HostAscent;
    readonly rulings: HostRulings;
  } | null = null;
  /** What the first case has proved while it is worked on. */
  #root: HostCase | null = null;
  #shownAt = 0;
  #split: HostCase | null = null;
  #halves: HostCase[] = [];

  constructor(
    lagrangean: HostLagrangean,
    duals: Float64Array,
    target: number,
    rootEvaluations: number = ROOT.iterations,
  ) {
    this.#rootEvaluations = rootEvaluations;
    this.problem = lagrangean.problem;
    this.#lagrangean = lagrangean;
    this.#marks = new HostMarks(this.problem);
    this.#begin([], duals, target);
  }

  /** The bound of all cases; `-Infinity` before the first is done. */
  get bound(): number {
    const cases = this.#cases();
    if (cases.length === 0) return Number.NEGATIVE_INFINITY;
    return cases.reduce((least, { bound }) => Math.min(least, bound), Number.POSITIVE_INFINITY);
  }

  /** The leaves that prove `bound`. */
  get leaves(): readonly CertificateLeaf[] {
    return this.#cases().map(({ leaf }) => leaf);
  }

  #cases(): HostCase[] {
    if (this.#root !== null) return [this.#root];
    const cases = [...this.#closed, ...this.#open];
    if (this.#split !== null) cases.push(this.#split);
    return cases;
  }

  /** Makes some evaluations towards proving that no plan's total is below `target`; `false` when there is no more to do. */
  advance(evaluations: number, target: number): boolean {
    if (this.#work === null && !this.#next(target)) return false;
    const work = this.#work;
    if (work === null) return true;
    work.ascent.advance(evaluations);
    if (!work.ascent.isDone) {
      if (work.answers.length === 0) this.#showRoot(work.ascent);
      return true;
    }
    this.#work = null;
    this.#finish(work.answers, work.rulings, work.ascent, target);
    return true;
  }

  /** Keeps what the first ascent has proved so far, now and then. */
  #showRoot(ascent: HostAscent): void {
    if (ascent.count < this.#shownAt + SHOW_EVERY) return;
    this.#shownAt = ascent.count;
    const { duals } = ascent.best;
    const proved = leafOf(this.#lagrangean, duals);
    if (this.#root !== null && proved.bound <= this.#root.bound) return;
    this.#root = { answers: [], duals: duals.slice(), ...proved, question: null };
  }

  #next(target: number): boolean {
    for (;;) {
      const lowest = this.#open.pop();
      if (lowest === undefined) return false;
      if (lowest.bound >= target) {
        this.#closed.push(lowest);
        continue;
      }
      if (lowest.question === null) {
        this.#open.push(lowest);
        return false;
      }
      this.#split = lowest;
      this.#halves = [];
      this.#begin([...lowest.answers, { ...lowest.question, isYes: true }], lowest.duals, target);
      return true;
    }
  }

  #begin(answers: readonly HostAnswer[], duals: Float64Array, target: number): void {
    const rulings = this.#rulingsOf(answers);
    this.#marks.clear();
    const settings = { target: target + AMPLE * Math.abs(target), ...ROOT };
    if (answers.length > 0) Object.assign(settings, CASE);
    else settings.iterations = this.#rootEvaluations;
    const ascent = new HostAscent(this.#lagrangean, rulings, duals, settings, (lagrangean) =>
      this.#marks.note(lagrangean),
    );
    this.#work = { answers, ascent, rulings };
  }

  #finish(
    answers: readonly HostAnswer[],
    rulings: HostRulings,
    ascent: HostAscent,
    target: number,
  ): void {
    const duals = ascent.best.duals;
    const proved = this.#leafOf(answers, duals, rulings);
    const { chosen, chosenCount } = this.#lagrangean;
    this.lastHosts = chosen.slice(0, chosenCount);
    const question = proved.bound >= target ? null : this.#marks.question(rulings);
    const done = { answers, duals, bound: proved.bound, leaf: proved.leaf, question };
    const split = this.#split;
    if (split === null) {
      this.#root = null;
      this.rootDuals = duals;
      this.#keep(done, target);
      return;
    }
    this.#halves.push(done);
    if (this.#halves.length === 1 && split.question !== null) {
      this.#begin([...split.answers, { ...split.question, isYes: false }], split.duals, target);
      return;
    }
    this.#split = null;
    for (const half of this.#halves) this.#keep(half, target);
  }

  #keep(done: HostCase, target: number): void {
    if (done.bound >= target) {
      this.#closed.push(done);
      return;
    }
    let at = this.#open.length;
    while (at > 0 && (this.#open[at - 1]?.bound ?? 0) < done.bound) at--;
    this.#open.splice(at, 0, done);
  }

  #rulingsOf(answers: readonly HostAnswer[]): HostRulings {
    const { hostItem, start, partner } = this.problem;
    const rulings = openRulings(this.problem);
    for (const { host, item, isYes } of answers) {
      if (item < 0) {
        rulings.state[host] = isYes ? 1 : -1;
        if (isYes) rulings.sentTo[hostItem[host] ?? 0] = host;
      } else if (isYes) rulings.sentTo[item] = host;
      else {
        const at = partner.subarray(start[host], start[host + 1]).indexOf(item);
        rulings.barred[(start[host] ?? 0) + at] = 1;
      }
    }
    return rulings;
  }

  #leafOf(answers: readonly HostAnswer[], duals: Float64Array, rulings: HostRulings): ProvedLeaf {
    const proved = leafOf(this.#lagrangean, duals, rulings);
    if (answers.length === 0) return proved;
    const { problem } = this;
    const pairs = (wanted: boolean) =>
      answers
        .filter(({ item, isYes }) => item >= 0 && isYes === wanted)
        .map(({ host, item }) => pairOf(problem, host, item));
    const hosts = (wanted: boolean) =>
      answers
        .filter(({ item, isYes }) => item < 0 && isYes === wanted)
        .map(({ host }) => urnOfHost(problem, host));
    const other = { ...proved.leaf.other, opened: hosts(true), closed: hosts(false) };
    const leaf = { ...proved.leaf, together: pairs(true), apart: pairs(false), other };
    return { leaf, bound: proved.bound };
  }
}

function pairOf(problem: HostProblem, host: number, item: number): readonly [string, string] {
  return [urnOfItem(problem, problem.hostItem[host] ?? -1), urnOfItem(problem, item)];
}
