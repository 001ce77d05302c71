import type { HostProblem } from "../host/host_problem.ts";
import type { Random } from "../random.ts";
import type { RebuildKind } from "./host_rebuild.ts";
import { drawHosts, fillRegion, rebuildRegion } from "./host_rebuild.ts";
import {
  emptyRegion,
  regionAround,
  regionEnergy,
  restoreRegion,
  settleRegion,
  wholeRegion,
} from "./host_region.ts";
import { HostState, NO_SLOT } from "./host_state.ts";

/** The best plan that a search has seen: slot of each item (−1 for none), host of each slot. */
export interface HostIncumbent {
  readonly slotOf: Int32Array;
  readonly hostOf: Int32Array;
  /** What the items in no cluster cost. */
  readonly unplaced: number;
  /** Judged seconds to the hosts. */
  readonly value: number;
}

/** Rebuilds in a cycle of cooling, for each cluster; measured on 50 to 318 places and 5 to 56 clusters. */
const CYCLE_PER_CLUSTER = 150;
const LEAST_CYCLE = 1500;
/** And no more than this for each place. */
const CYCLE_PER_PLACE = 40;
const MOST_CYCLE = 60_000;
/** Temperatures that a cycle starts and ends with, in shares of the typical seconds between near partners. */
const HOT = 3;
const COLD = 0.1;
/** Plans up to this share of the best value are noted, one in so many, until so many clusters are. */
const NEARLY = 1.01;
const NOTED_EVERY = 5;
/** One cycle in so many has a new start. */
const FRESH_EVERY = 3;
const MOST_SEEN = 3000;
const MOST_SLOTS = 5;
/** Shares of the kinds of rebuild; the rest keep their hosts. */
const NEW_HOSTS = 0.1;
const ONE_HOST = 0.4;

/**
 * Iterated ruin and recreate over a few neighbouring clusters with simulated annealing's acceptance, in cycles that
 * start from the best; sizes may be broken meanwhile at a penalty that follows how often they are.
 */
export class HostSearch {
  readonly problem: HostProblem;
  best: HostIncumbent | null = null;
  /** Rebuilds in a cycle. */
  readonly cycle: number;
  /** Clusters of good plans seen, by their members in order, each once; up to a limit. */
  readonly seen = new Map<string, readonly number[]>();
  #looks = 0;
  #cycles = 0;
  readonly #state: HostState;
  readonly #random: Random;
  #iteration = 0;
  #broken = 0;
  readonly #unit: number;

  constructor(problem: HostProblem, start: Int32Array | null, random: Random) {
    this.problem = problem;
    this.#random = random;
    this.#unit = typicalSeconds(problem);
    const slots = slotCount(problem);
    this.cycle = cycleOf(problem.size, slots);
    this.#state = new HostState(problem, slots, {
      excess: 2 * this.#unit,
    });
    if (start === null || !this.#seat(start)) this.#construct();
    this.#consider();
  }

  /** Makes `iterations` more rebuilds. */
  advance(iterations: number): void {
    const { problem } = this;
    if (problem.size === 0) return;
    for (let made = 0; made < iterations; made++) {
      const at = this.#iteration++ % this.cycle;
      if (at === 0) this.#beginCycle();
      const temperature = this.#unit * HOT * (COLD / HOT) ** (at / this.cycle);
      this.#step(temperature);
    }
  }

  /** Goes back to the best, or, now and then, to a new start. */
  #beginCycle(): void {
    if (this.seen.size >= MOST_SEEN) this.seen.clear();
    this.#cycles++;
    if (this.#cycles % FRESH_EVERY === 0) {
      this.#state.hostOf.fill(-1);
      emptyRegion(this.#state, wholeRegion(this.#state));
      this.#construct();
    } else if (this.best !== null) this.#seat(this.best.slotOf);
  }

  /** Puts every item around `hosts` as well as it can, beside the search, and keeps that if it is the best. */
  tryHosts(hosts: Int32Array): void {
    const { problem } = this;
    const state = this.#state;
    if (hosts.length !== state.slots) return;
    const before = wholeRegion(state);
    emptyRegion(state, before);
    hosts.forEach((host, slot) => {
      state.hostOf[slot] = host;
      state.join(problem.hostItem[host]!, slot);
    });
    fillRegion(state, before, this.#random);
    settleRegion(state, before, this.#random);
    this.#consider();
    restoreRegion(state, before);
  }

  #step(temperature: number): void {
    const state = this.#state;
    const random = this.#random;
    const centre = Math.floor(random() * this.problem.size);
    const wanted = 2 + Math.floor(random() * (MOST_SLOTS - 1));
    const region = regionAround(state, centre, wanted);
    if (region.slots.length === 0) return;
    const before = regionEnergy(state, region);
    rebuildRegion(state, region, drawKind(random), random);
    settleRegion(state, region, random);
    const change = regionEnergy(state, region) - before;
    if (change > 0 && !(random() < Math.exp(-change / temperature))) restoreRegion(state, region);
    else if (change !== 0) this.#consider();
    this.#adaptPenalty();
  }

  #adaptPenalty(): void {
    const { penalties } = this.#state;
    this.#broken += this.#isLegal() ? -1 : 1;
    if (Math.abs(this.#broken) < 40) return;
    const factor = this.#broken > 0 ? 1.25 : 0.8;
    const least = 0.3 * this.#unit;
    const most = 100 * (this.#unit + this.problem.leftOutCost);
    penalties.excess = Math.min(most, Math.max(least, penalties.excess * factor));
    this.#broken = 0;
  }

  #isLegal(): boolean {
    const state = this.#state;
    for (let slot = 0; slot < state.slots; slot++) if (state.penaltyOf(slot) > 0) return false;
    return true;
  }

  #consider(): void {
    const state = this.#state;
    let unplaced = 0;
    for (let item = 0; item < state.slotOf.length; item++) {
      if (state.slotOf[item] === NO_SLOT) unplaced += this.problem.outCost[item]!;
    }
    if (this.best !== null && unplaced > this.best.unplaced) return;
    if (!this.#isLegal()) return;
    let value = 0;
    for (let slot = 0; slot < state.slots; slot++) {
      if (state.count[slot]! > 0) value += state.starCost(slot, state.hostOf[slot]!);
    }
    this.#noteClusters(unplaced, value);
    const { best } = this;
    if (best !== null && unplaced === best.unplaced && value >= best.value - 1e-7) return;
    this.best = { slotOf: state.slotOf.slice(), hostOf: state.hostOf.slice(), unplaced, value };
  }

  /** Remembers the clusters of a legal plan, of every few that are nearly as good as the best. */
  #noteClusters(unplaced: number, value: number): void {
    const state = this.#state;
    const { best } = this;
    if (best !== null && (unplaced > best.unplaced || value > NEARLY * best.value)) return;
    if (this.#looks++ % NOTED_EVERY !== 0 && best !== null && value >= best.value) return;
    for (let slot = 0; slot < state.slots && this.seen.size < MOST_SEEN; slot++) {
      const from = slot * state.capacity;
      const members = state.members.slice(from, from + state.count[slot]!).sort();
      if (members.length > 0) this.seen.set(members.join(), [...members]);
    }
  }

  /** Takes over a plan given as slots; `false` where it has not as many clusters as are wanted. */
  #seat(slotOf: Int32Array): boolean {
    const state = this.#state;
    const used = new Set(slotOf);
    used.delete(NO_SLOT);
    for (const slot of used) if (slot >= state.slots) return false;
    if (this.problem.clusters !== null && used.size !== this.problem.clusters) return false;
    for (let item = 0; item < slotOf.length; item++) {
      if (state.slotOf[item] !== NO_SLOT) state.leave(item);
    }
    state.hostOf.fill(-1);
    for (let item = 0; item < slotOf.length; item++) {
      const slot = slotOf[item]!;
      if (slot !== NO_SLOT && state.admits(item, slot, -1)) state.join(item, slot);
    }
    for (let slot = 0; slot < state.slots; slot++) state.improveHost(slot);
    return true;
  }

  #construct(): void {
    const region = wholeRegion(this.#state);
    drawHosts(this.#state, region, this.#random);
    fillRegion(this.#state, region, this.#random);
    settleRegion(this.#state, region, this.#random);
  }
}

function cycleOf(size: number, slots: number): number {
  const least = Math.min(LEAST_CYCLE, CYCLE_PER_PLACE * size);
  return Math.min(MOST_CYCLE, Math.max(least, CYCLE_PER_CLUSTER * slots));
}

function drawKind(random: Random): RebuildKind {
  const drawn = random();
  return drawn < NEW_HOSTS ? "new-hosts" : drawn < NEW_HOSTS + ONE_HOST ? "one-host" : "same-hosts";
}

function slotCount(problem: HostProblem): number {
  const { size, limits, clusters } = problem;
  if (clusters !== null) return clusters;
  return Math.min(size, Math.floor(problem.totalSchools / Math.max(1, limits.minSchools)));
}

/** Mean seconds from an item to its five nearest partners; 1 where there are none. */
function typicalSeconds(problem: HostProblem): number {
  let sum = 0;
  let pairs = 0;
  for (let item = 0; item < problem.size; item++) {
    const host = problem.firstHost[item]!;
    const from = problem.start[host]!;
    const end = Math.min(from + 5, problem.start[host + 1]!);
    for (let at = from; at < end; at++) {
      sum += problem.partnerCost[at]!;
      pairs++;
    }
  }
  return pairs === 0 || sum === 0 ? 1 : sum / pairs;
}
