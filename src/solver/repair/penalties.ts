import { mayShare } from "../problem.ts";
import type { Place, RepairModel } from "./repair_model.ts";
import { mayEnter, NOWHERE } from "./repair_model.ts";
import type { RepairProgram } from "./repair_program.ts";

/** The reduced cost of each option of a candidate, with the least two. */
interface Options {
  readonly slots: readonly number[];
  readonly costs: readonly number[];
  readonly least: number;
  readonly leastSlot: number;
  readonly second: number;
}

/**
 * What each place adds at least to the cost of any placement that has it, by the duals of a linear program: its own reduced
 * cost, and those of the candidates of the start that cannot be there with it and so must be elsewhere. A new cluster
 * adds what filling it up adds.
 */
export class Penalties {
  /** The linear program's value. */
  readonly value: number;
  readonly #model: RepairModel;
  readonly #movable: readonly number[];
  readonly #program: RepairProgram;
  readonly #options = new Map<number, Options>();
  readonly #homes: readonly (readonly number[])[];
  readonly #newPlaces: readonly { readonly place: Place; readonly penalty: number }[];
  readonly #newSlots: readonly {
    readonly members: readonly number[];
    readonly opening: number;
    readonly first: number;
  }[];

  constructor(model: RepairModel, movable: readonly number[], program: RepairProgram) {
    this.value = program.value;
    this.#model = model;
    this.#movable = movable;
    this.#program = program;
    const { clusters, listed } = model;
    this.#homes = clusters.map((_, slot) =>
      movable.filter((candidate) => (listed[candidate * clusters.length + slot] ?? 0) > 0),
    );
    for (const candidate of movable) this.#options.set(candidate, this.#optionsOf(candidate));
    const opened = this.#openNewSlots();
    this.#newSlots = opened.slots;
    this.#newPlaces = opened.places;
  }

  /** The places that are not among `known` and whose reduced cost is below `most`; of new clusters those that as a whole are. */
  cheaperThan(most: number, known: readonly Place[]): readonly Place[] {
    const isKnown = new Set(known.map(({ candidate, slot }) => keyOf(candidate, slot)));
    const found: Place[] = [];
    for (const [candidate, { slots, costs }] of this.#options) {
      slots.forEach((slot, at) => {
        if ((costs[at] ?? 0) < most && !isKnown.has(keyOf(candidate, slot))) {
          found.push({ candidate, slot });
        }
      });
    }
    for (const { members, opening, first } of this.#newSlots) {
      const slot = this.#model.clusters.length + first;
      if (opening >= most || isKnown.has(keyOf(first, slot))) continue;
      for (const candidate of members) found.push({ candidate, slot });
    }
    return found;
  }

  /** The places that a placement of cost `most` or less may have. */
  placesUpTo(most: number): readonly Place[] {
    const room = most - this.value;
    const places: Place[] = [];
    for (const [candidate, { slots, costs }] of this.#options) {
      slots.forEach((slot, at) => {
        const own = costs[at] ?? 0;
        if (own > room || own + this.#leaving(candidate, slot) > room) return;
        places.push({ candidate, slot });
      });
    }
    const kept = this.#newPlaces.filter(({ penalty }) => penalty <= room);
    const firsts = new Set(
      kept.map(({ place }) => place.slot).filter((slot) => this.#hasFirst(kept, slot)),
    );
    return [...places, ...kept.map(({ place }) => place).filter(({ slot }) => firsts.has(slot))];
  }

  #hasFirst(kept: readonly { readonly place: Place }[], slot: number): boolean {
    const first = slot - this.#model.clusters.length;
    return kept.some(({ place }) => place.slot === slot && place.candidate === first);
  }

  #optionsOf(candidate: number): Options {
    const slots = [NOWHERE];
    for (let slot = 0; slot < this.#model.clusters.length; slot++) {
      if (mayEnter(this.#model, candidate, slot)) slots.push(slot);
    }
    const costs = slots.map((slot) => this.#program.reducedCost(candidate, slot));
    let least = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let leastSlot = NOWHERE;
    costs.forEach((cost, at) => {
      if (cost < least) {
        second = least;
        least = cost;
        leastSlot = slots[at] ?? NOWHERE;
      } else if (cost < second) second = cost;
    });
    return { slots, costs, least, leastSlot, second };
  }

  /** What it adds that all of the slot's own that cannot share it with `candidate` are elsewhere. */
  #leaving(candidate: number, slot: number): number {
    if (slot === NOWHERE) return 0;
    let sum = 0;
    for (const one of this.#homes[slot] ?? []) {
      if (one === candidate || mayShare(this.#model.problem, candidate, one)) continue;
      const options = this.#options.get(one);
      if (options === undefined) continue;
      // A new cluster may be cheaper than any slot that there is, but never cheaper than nothing.
      const elsewhere = options.leastSlot === slot ? options.second : options.least;
      sum += Math.max(0, Math.min(elsewhere, this.#cheapestNew(one)));
    }
    return sum;
  }

  #cheapestNew(candidate: number): number {
    return this.#newCost.get(candidate) ?? Number.POSITIVE_INFINITY;
  }

  readonly #newCost = new Map<number, number>();

  #openNewSlots() {
    const { problem, clusters, leastInNew } = this.#model;
    const slots: { members: readonly number[]; opening: number; first: number }[] = [];
    const places: { place: Place; penalty: number }[] = [];
    const movable = this.#movable.filter((candidate) =>
      mayEnter(this.#model, candidate, clusters.length + candidate),
    );
    for (const first of movable) {
      const slot = clusters.length + first;
      const others = movable
        .filter((candidate) => candidate > first && mayShare(problem, first, candidate))
        .map((candidate) => ({
          candidate,
          schools: problem.schools[candidate] ?? 1,
          cost: this.#program.reducedCost(candidate, slot),
        }))
        .sort((a, b) => a.cost / a.schools - b.cost / b.schools);
      const own = this.#program.reducedCost(first, slot);
      const needed = leastInNew - (problem.schools[first] ?? 1);
      const opening = own + filling(others, needed, -1);
      if (!Number.isFinite(opening)) continue;
      slots.push({ members: [first, ...others.map(({ candidate }) => candidate)], opening, first });
      places.push({ place: { candidate: first, slot }, penalty: opening });
      this.#noteNew(first, own);
      for (const { candidate, schools, cost } of others) {
        this.#noteNew(candidate, cost);
        const penalty = own + cost + filling(others, needed - schools, candidate);
        places.push({ place: { candidate, slot }, penalty });
      }
    }
    return { slots, places };
  }

  #noteNew(candidate: number, cost: number): void {
    this.#newCost.set(candidate, Math.min(cost, this.#newCost.get(candidate) ?? cost));
  }
}

/**
 * The least that so many more schools add to a new cluster, of `others` (cheapest for each school first) but `except`;
 * whatever lowers the cost is taken beyond need. `Infinity` where there are too few.
 */
function filling(
  others: readonly {
    readonly candidate: number;
    readonly schools: number;
    readonly cost: number;
  }[],
  needed: number,
  except: number,
): number {
  let sum = 0;
  let left = needed;
  for (const { candidate, schools, cost } of others) {
    if (candidate === except) continue;
    if (left <= 0 && cost >= 0) break;
    sum += cost < 0 || schools <= left ? cost : (cost * left) / schools;
    left -= schools;
  }
  return left > 0 ? Number.POSITIVE_INFINITY : sum;
}

function keyOf(candidate: number, slot: number): string {
  return `${candidate}:${slot}`;
}
