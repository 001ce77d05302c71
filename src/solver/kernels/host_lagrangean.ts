import type { HostProblem } from "../host/host_problem.ts";
import type { HostRulings } from "./host_pricing.ts";
import { HostPricing } from "./host_pricing.ts";

/**
 * The Lagrangean relaxation of "every item once" (Geoffrion 1974; for p-medians Cornuéjols, Fisher & Nemhauser 1977): with a dual
 * for each item, Σ duals + the reduced costs of the p cheapest hosts' clusters is no more than the total of any plan.
 */
export class HostLagrangean {
  readonly problem: HostProblem;
  readonly pricing: HostPricing;
  /** For each host, the reduced cost of its cheapest cluster, or a lower bound on it that the p-th cheapest is below. */
  readonly price: Float64Array;
  /** Hosts chosen last, `chosenCount` of them. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  /** Times that each item is in a chosen cluster. */
  readonly coverage: Int32Array;
  readonly #order: Int32Array;
  readonly #byHost: (Int32Array | null)[];

  constructor(problem: HostProblem) {
    this.problem = problem;
    this.pricing = new HostPricing(problem);
    this.price = new Float64Array(problem.hosts);
    this.chosen = new Int32Array(problem.size);
    this.coverage = new Int32Array(problem.size);
    this.#order = new Int32Array(problem.hosts);
    this.#byHost = new Array<Int32Array | null>(problem.hosts).fill(null);
  }

  /** The bound at `duals`, none of which may be above the cost of leaving its item out; `Infinity` where no plan is left. */
  evaluate(duals: Float64Array, rulings: HostRulings): number {
    this.pricing.setDuals(duals, rulings);
    this.#priceHosts(rulings);
    let bound = 0;
    for (const dual of duals) bound += dual;
    this.coverage.fill(0);
    this.chosenCount = 0;
    const { clusters, hostItem, hosts } = this.problem;
    let lacking = clusters ?? Number.POSITIVE_INFINITY;
    for (let host = 0; host < hosts; host++) {
      if (rulings.state[host] !== 1) continue;
      bound += this.#choose(host);
      lacking--;
    }
    const used = new Set<number>();
    for (let at = 0; at < hosts && lacking > 0; at++) {
      const host = this.#order[at]!;
      const price = this.price[host]!;
      if (price === Number.POSITIVE_INFINITY || (clusters === null && price >= 0)) break;
      if (rulings.state[host] === 1 || used.has(hostItem[host]!)) continue;
      used.add(hostItem[host]!);
      bound += this.#choose(host);
      lacking--;
    }
    return clusters !== null && lacking !== 0 ? Number.POSITIVE_INFINITY : bound;
  }

  /** Prices every host, cheapest first in `#order`; where pupils bind, only as many exactly as can be among the p cheapest. */
  #priceHosts(rulings: HostRulings): void {
    const { problem, pricing, price } = this;
    const order = this.#order;
    const quick = problem.pupilsBind && problem.limits.maxPupils < Number.POSITIVE_INFINITY;
    for (let host = 0; host < problem.hosts; host++) {
      order[host] = host;
      this.#byHost[host] = null;
      price[host] = quick ? pricing.quickPrice(host) : this.#priceExactly(host);
    }
    const cheapest = (a: number, b: number) => price[a]! - price[b]! || a - b;
    if (!quick) {
      order.sort(cheapest);
      return;
    }
    for (let host = 0; host < problem.hosts; host++) {
      if (rulings.state[host] === 1) price[host] = this.#priceExactly(host);
    }
    order.sort(cheapest);
    this.#priceUntilSure(rulings);
    order.sort(cheapest);
  }

  /** Goes up the order of quick prices until none of the rest can be among those chosen. */
  #priceUntilSure(rulings: HostRulings): void {
    const { problem, price } = this;
    const { clusters, hostItem } = problem;
    const wanted = clusters ?? problem.size;
    const leastOfItem = new Map<number, number>();
    let exact: number[] = [];
    for (const host of this.#order.slice()) {
      if (rulings.state[host] === 1) continue;
      const threshold = exact.length < wanted ? Number.POSITIVE_INFINITY : exact[wanted - 1]!;
      if (price[host]! >= (clusters === null ? 0 : threshold)) break;
      const found = this.#priceExactly(host);
      price[host] = found;
      const item = hostItem[host]!;
      const before = leastOfItem.get(item) ?? Number.POSITIVE_INFINITY;
      if (found >= before) continue;
      leastOfItem.set(item, found);
      exact = [...leastOfItem.values()].sort((a, b) => a - b);
    }
  }

  #priceExactly(host: number): number {
    const { pricing } = this;
    const price = pricing.price(host);
    if (price < Number.POSITIVE_INFINITY) {
      this.#byHost[host] = pricing.members.slice(0, pricing.memberCount);
    }
    return price;
  }

  #choose(host: number): number {
    const price = this.price[host]!;
    const members = this.#byHost[host] ?? null;
    this.chosen[this.chosenCount] = host;
    if (members !== null) {
      for (const item of members) this.coverage[item]!++;
    }
    this.chosenCount++;
    return price;
  }

  /** The members of the cluster of the k-th chosen host. */
  membersOf(nth: number): Int32Array {
    return this.#byHost[this.chosen[nth]!] ?? new Int32Array(0);
  }
}
