import type { HostProblem } from "../host/host_problem.ts";
import type { HostLagrangean } from "./host_lagrangean.ts";
import type { HostRulings } from "./host_pricing.ts";

/** A question to branch on: does `host` host a cluster, or is `item` in the cluster of `host`, which does? */
export interface HostQuestion {
  readonly host: number;
  /** −1 for the question about the host alone. */
  readonly item: number;
}

const RECENT = 0.06;
const UNDECIDED = 0.08;

/**
 * How often, of late, an ascent chose each host, and put each partner with it: averages that near a fractional solution
 * (the volume algorithm's; Barahona & Anbil 2000), to branch on.
 */
export class HostMarks {
  readonly problem: HostProblem;
  readonly hosting: Float64Array;
  /** Along `partner` of the problem. */
  readonly joining: Float64Array;
  readonly #place: Int32Array;

  constructor(problem: HostProblem) {
    this.problem = problem;
    this.hosting = new Float64Array(problem.hosts);
    this.joining = new Float64Array(problem.partner.length);
    this.#place = new Int32Array(problem.size).fill(-1);
  }

  clear(): void {
    this.hosting.fill(0);
    this.joining.fill(0);
  }

  /** Takes note of what was chosen last. */
  note(lagrangean: HostLagrangean): void {
    const { hosting, joining } = this;
    for (let host = 0; host < hosting.length; host++) hosting[host]! *= 1 - RECENT;
    for (let at = 0; at < joining.length; at++) joining[at]! *= 1 - RECENT;
    for (let nth = 0; nth < lagrangean.chosenCount; nth++) {
      const host = lagrangean.chosen[nth]!;
      hosting[host]! += RECENT;
      this.#notePartners(host, lagrangean.membersOf(nth));
    }
  }

  #notePartners(host: number, members: Int32Array): void {
    const { start, partner } = this.problem;
    for (const item of members) this.#place[item] = host;
    const end = start[host + 1]!;
    for (let at = start[host]!; at < end; at++) {
      if (this.#place[partner[at]!] === host) this.joining[at]! += RECENT;
    }
    for (const item of members) this.#place[item] = -1;
  }

  /** The question that the averages leave most open; `null` where rulings answer every one. */
  question(rulings: HostRulings): HostQuestion | null {
    const host = this.#openHost(rulings);
    if (host !== null && host.doubt > UNDECIDED) return host.question;
    const pair = this.#openPair(rulings);
    if (pair !== null && (host === null || pair.doubt > host.doubt)) return pair.question;
    return host?.question ?? null;
  }

  #openHost(rulings: HostRulings): { question: HostQuestion; doubt: number } | null {
    let best = -1;
    let doubt = -1;
    let opened = 0;
    for (const state of rulings.state) if (state === 1) opened++;
    if (opened === this.problem.clusters) return null;
    for (let host = 0; host < this.hosting.length; host++) {
      if (rulings.state[host] !== 0) continue;
      if (rulings.sentTo[this.problem.hostItem[host]!]! >= 0) continue;
      const share = Math.min(1, this.hosting[host]!);
      const open = Math.min(share, 1 - share) + 1e-6 * share;
      if (open <= doubt) continue;
      doubt = open;
      best = host;
    }
    return best < 0 ? null : { question: { host: best, item: -1 }, doubt };
  }

  #openPair(rulings: HostRulings): { question: HostQuestion; doubt: number } | null {
    const { start, partner } = this.problem;
    let best: HostQuestion | null = null;
    let doubt = -1;
    for (let host = 0; host < this.hosting.length; host++) {
      if (rulings.state[host] !== 1) continue;
      const end = start[host + 1]!;
      for (let at = start[host]!; at < end; at++) {
        if (rulings.barred[at] === 1 || rulings.sentTo[partner[at]!]! >= 0) continue;
        const share = Math.min(1, this.joining[at]!);
        const open = Math.min(share, 1 - share) + 1e-6 * share;
        if (open <= doubt) continue;
        doubt = open;
        best = { host, item: partner[at]! };
      }
    }
    return best === null ? null : { question: best, doubt };
  }
}
