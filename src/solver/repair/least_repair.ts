import type { HighsRuntime } from "../exact/highs.ts";
import { mayShare } from "../problem.ts";
import { Penalties } from "./penalties.ts";
import type { SlotCost } from "./repair_costs.ts";
import { totalCost } from "./repair_costs.ts";
import type { Place, RepairModel } from "./repair_model.ts";
import { mayEnter, NOWHERE } from "./repair_model.ts";
import type { Cap } from "./repair_program.ts";
import { RepairProgram } from "./repair_program.ts";
import type { Placement } from "./slots.ts";

/** The cheapest placement that was found. */
export interface LeastRepair {
  /** `null` where there is none, or none was found. */
  readonly placement: Placement | null;
  /** What it costs; without a placement more than any. */
  readonly total: number;
  /** No placement costs less: a whole number. */
  readonly bound: number;
  /** The places of every placement that costs no more than `total`; `null` where the time did not suffice to know. */
  readonly places: readonly Place[] | null;
}

/** What is to be made as cheap as possible. */
export interface CostAsked {
  readonly cost: SlotCost;
  readonly cap: Cap | null;
}

/** Some candidate may be nowhere, so that nothing is cheap enough. */
const NONE = { placement: null, isExact: true };
/** What HiGHS says of a linear program is taken as exact to this much. */
const ROUNDING = 1e-4;
/** A place whose reduced cost is below this may make the linear program cheaper. */
const CHEAPER = -1e-7;
/** How much more than the bound is tried first; twice as much each time that it does not suffice. */
const FIRST_REACH = 4;

/**
 * The cheapest legal placement, from a legal `start` where one is known. The linear program over the places near the plan
 * as it is gives a bound, once no other place has a negative reduced cost; then every place whose penalty takes it beyond
 * the best known, or beyond what is tried first, is out (reduced cost fixing), and a mixed-integer program over the few
 * that are left is exact.
 */
export function* leastRepair(
  highs: HighsRuntime,
  model: RepairModel,
  movable: readonly number[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement | null; readonly seconds: () => number },
): Generator<LeastRepair, LeastRepair, unknown> {
  let best = start;
  let total = start === null ? dearestOf(model, asked.cost) : totalCost(model, asked.cost, start);
  let bound = 0;
  const state = (places: readonly Place[] | null): LeastRepair => ({
    placement: best,
    total,
    bound,
    places,
  });
  yield state(null);
  if (movable.length === 0) {
    bound = total;
    return state([]);
  }
  const penalties = relaxed(highs, model, movable, asked, { start, seconds });
  if (penalties === null) return state(null);
  if (penalties === "infeasible") {
    bound = total;
    return state([]);
  }
  bound = Math.max(0, Math.ceil(penalties.value - ROUNDING));
  yield state(null);
  let reach = FIRST_REACH;
  for (let most = bound; bound < total; most = Math.min(total - 1, bound + reach), reach *= 2) {
    const places = penalties.placesUpTo(most + ROUNDING);
    const isComplete = new Set(places.map(({ candidate }) => candidate)).size === movable.length;
    const found = isComplete
      ? cheapestAmong(highs, model, places, asked, { start: best, seconds })
      : NONE;
    if (found === null) return state(null);
    if (found.placement !== null) {
      const cost = totalCost(model, asked.cost, found.placement);
      if (cost < total) {
        best = found.placement;
        total = cost;
      }
    }
    if (!found.isExact) return state(null);
    bound = Math.min(total, most + 1);
    yield state(null);
  }
  return state(penalties.placesUpTo(total + ROUNDING));
}

/** More than any placement costs. */
function dearestOf(model: RepairModel, cost: CostAsked["cost"]): number {
  const { clusters } = model;
  const slots = [NOWHERE, ...clusters.keys(), clusters.length];
  return model.free.reduce(
    (sum, candidate) => sum + Math.max(...slots.map((slot) => cost(candidate, slot))),
    1,
  );
}

/** The cheapest placement among `places`; `null` where time ran out before any was found. */
function cheapestAmong(
  highs: HighsRuntime,
  model: RepairModel,
  places: readonly Place[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement | null; readonly seconds: () => number },
): { readonly placement: Placement | null; readonly isExact: boolean } | null {
  const program = new RepairProgram(highs, model, places, asked);
  try {
    const status = program.solveWhole(seconds, start);
    if (status === "optimal") return { placement: program.placement(), isExact: true };
    return status === "infeasible" ? { placement: null, isExact: true } : null;
  } finally {
    program.dispose();
  }
}

/** The penalties of all places at the optimum of the linear program; `null` where time ran out, "infeasible" where no placement is possible. */
function relaxed(
  highs: HighsRuntime,
  model: RepairModel,
  movable: readonly number[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement | null; readonly seconds: () => number },
): Penalties | null | "infeasible" {
  const places = nearPlaces(model, movable, start);
  let isWhole = false;
  for (;;) {
    const program = new RepairProgram(highs, model, places, asked);
    try {
      const status = program.solveRelaxed(seconds);
      if (status === "stopped") return null;
      if (status === "infeasible") {
        if (isWhole) return status;
        isWhole = true;
        places.splice(0, places.length, ...everyPlace(model, movable));
        continue;
      }
      const penalties = new Penalties(model, movable, program);
      const cheaper = penalties.cheaperThan(CHEAPER, places);
      if (cheaper.length === 0) return penalties;
      places.push(...cheaper);
    } finally {
      program.dispose();
    }
  }
}

/** Nowhere, home, where `start` has it, and wherever at most one that is there stands in the way. */
function nearPlaces(
  model: RepairModel,
  movable: readonly number[],
  start: Placement | null,
): Place[] {
  const { problem, clusters, listed } = model;
  const homes = clusters.map((_, slot) =>
    movable.filter((candidate) => (listed[candidate * clusters.length + slot] ?? 0) > 0),
  );
  return movable.flatMap((candidate): Place[] => {
    const slots = homes.flatMap((own, slot) => {
      if (!mayEnter(model, candidate, slot)) return [];
      const foes = own.filter((one) => one !== candidate && !mayShare(problem, candidate, one));
      return own.includes(candidate) || foes.length <= 1 ? [slot] : [];
    });
    const near = new Set([NOWHERE, ...slots, start?.[candidate] ?? NOWHERE]);
    return Array.from(near, (slot) => ({ candidate, slot }));
  });
}

/** Everywhere that each may be. */
function everyPlace(model: RepairModel, movable: readonly number[]): Place[] {
  const { clusters } = model;
  return movable.flatMap((candidate) =>
    [NOWHERE, ...clusters.keys(), ...movable.map((first) => clusters.length + first)]
      .filter((slot) => slot === NOWHERE || isPlace(model, candidate, slot))
      .map((slot) => ({ candidate, slot })),
  );
}

function isPlace(model: RepairModel, candidate: number, slot: number): boolean {
  const first = slot - model.clusters.length;
  if (!mayEnter(model, candidate, slot)) return false;
  if (first < 0 || first === candidate) return true;
  return (
    first < candidate && mayEnter(model, first, slot) && mayShare(model.problem, first, candidate)
  );
}
