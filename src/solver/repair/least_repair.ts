import type { HighsRuntime } from "../exact/highs.ts";
import { mayShare } from "../problem.ts";
import { Penalties } from "./penalties.ts";
import type { SlotCost } from "./repair_costs.ts";
import { totalCost } from "./repair_costs.ts";
import type { RepairModel } from "./repair_model.ts";
import { mayEnter, NOWHERE } from "./repair_model.ts";
import type { Cap, Place } from "./repair_program.ts";
import { RepairProgram } from "./repair_program.ts";
import type { Placement } from "./slots.ts";

/** The cheapest placement that was found. */
export interface LeastRepair {
  readonly placement: Placement;
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

/**
 * The cheapest legal placement, from a legal `start`. The linear program over the places near the plan as it is gives a
 * bound, once no other place has a negative reduced cost; then every place whose penalty takes it beyond the best known is
 * out (reduced cost fixing), and a mixed-integer program over the few that are left is exact.
 */
export function* leastRepair(
  highs: HighsRuntime,
  model: RepairModel,
  movable: readonly number[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement; readonly seconds: () => number },
): Generator<LeastRepair, LeastRepair, unknown> {
  let best = start;
  let total = totalCost(model, asked.cost, start);
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
  bound = Math.max(0, Math.ceil(penalties.value - ROUNDING));
  yield state(null);
  for (let most = bound; bound < total; most = total - 1) {
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

/** The cheapest placement among `places`; `null` where time ran out before any was found. */
function cheapestAmong(
  highs: HighsRuntime,
  model: RepairModel,
  places: readonly Place[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement; readonly seconds: () => number },
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

/** The penalties of all places at the optimum of the linear program; `null` where time ran out. */
function relaxed(
  highs: HighsRuntime,
  model: RepairModel,
  movable: readonly number[],
  asked: CostAsked,
  { start, seconds }: { readonly start: Placement; readonly seconds: () => number },
): Penalties | null {
  const places = nearPlaces(model, movable, start);
  for (;;) {
    const program = new RepairProgram(highs, model, places, asked);
    try {
      if (!program.solveRelaxed(seconds)) return null;
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
function nearPlaces(model: RepairModel, movable: readonly number[], start: Placement): Place[] {
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
    const near = new Set([NOWHERE, ...slots, start[candidate] ?? NOWHERE]);
    return Array.from(near, (slot) => ({ candidate, slot }));
  });
}
