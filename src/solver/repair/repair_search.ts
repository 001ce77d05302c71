import type { Urn } from "../../domain/school.ts";
import type { HighsRuntime } from "../exact/highs.ts";
import type { ObjectiveKind } from "../proposal.ts";
import type { CostAsked, LeastRepair } from "./least_repair.ts";
import { leastRepair } from "./least_repair.ts";
import { leastTravel } from "./least_travel.ts";
import type { RepairState } from "./repair_answer.ts";
import {
  isUnheld,
  lostFirstCost,
  lostFirstTotal,
  moveCost,
  totalCost,
  unplacedCost,
} from "./repair_costs.ts";
import type { RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { Placement } from "./slots.ts";
import { costOf } from "./slots.ts";

/** What is known of a repair, and of how far its search is: 0 to 1. */
export type RepairFound = Omit<RepairState, "stoppedBy" | "others" | "isAll"> & {
  readonly share: number;
};

/** What a search for a repair is asked. */
export interface RepairAsked {
  readonly objective: ObjectiveKind;
  /** Of free candidates' schools; `null` for any number. */
  readonly maxMoves: number | null;
  readonly finish: boolean;
  /** Seconds that are left. */
  readonly seconds: () => number;
}

type Steps<Result> = Generator<RepairFound, Result, unknown>;

/** The least repair, from a legal `start` where one is known: the fewest schools that lose their place, the fewest moves, then the least travel. */
export function* repairSearch(
  highs: HighsRuntime | null,
  model: RepairModel,
  start: Placement | null,
  asked: RepairAsked,
): Steps<RepairFound> {
  const movable = model.free.filter(
    (candidate) => asked.finish || (model.placed[candidate] ?? 0) > 0,
  );
  const first = found(model, start, asked, { bound: 0, proved: false, share: 0.05 });
  if (highs === null) return first;
  const least = yield* fewestMoves(highs, model, movable, start, asked);
  if (least.found.obstacle !== null || least.places === null) return least.found;
  const { placement, proved, bound } = least.found;
  if (placement === null) return least.found;
  let end = placement;
  let { places } = least;
  if (asked.finish) {
    yield { ...least.found, share: 0.6 };
    const lostFirst = lostFirstCost(model);
    const cap = { cost: lostFirst, most: totalCost(model, lostFirst, placement) };
    const finishing = { cost: unplacedCost(model), cap };
    const placed = yield* whileSearching(
      leastRepair(highs, model, movable, finishing, { start: end, seconds: asked.seconds }),
      (now) => found(model, now.placement, asked, { bound, proved, share: 0.7 }),
    );
    end = placed.placement ?? placement;
    places = placed.places ?? [];
  }
  yield found(model, end, asked, { bound, proved, share: 0.8 });
  end = leastTravel(model, end, { places, objective: asked.objective, seconds: asked.seconds });
  return found(model, end, asked, { bound, proved, share: 1 });
}

/** The fewest moves; with what else the proof left possible. */
function* fewestMoves(
  highs: HighsRuntime,
  model: RepairModel,
  movable: readonly number[],
  start: Placement | null,
  asked: RepairAsked,
): Steps<{ readonly found: RepairFound; readonly places: LeastRepair["places"] }> {
  const { seconds } = asked;
  const free = yield* whileSearching(
    leastRepair(
      highs,
      model,
      movable,
      { cost: lostFirstCost(model), cap: null },
      { start, seconds },
    ),
    (now) => foundOf(model, now, asked),
  );
  const most = asked.maxMoves;
  if (most === null || free.placement === null || costOf(model, free.placement).moves <= most) {
    return { found: foundOf(model, free, asked), places: free.places };
  }
  const moves: CostAsked = { cost: moveCost(model), cap: null };
  const fewest = yield* whileSearching(
    leastRepair(highs, model, movable, moves, { start: free.placement, seconds }),
    (now) => tooMany(now.bound, now.bound > most),
  );
  if (fewest.total > most)
    return { found: tooMany(fewest.bound, fewest.bound > most), places: null };
  const capped: CostAsked = { cost: lostFirstCost(model), cap: { cost: moveCost(model), most } };
  const within = yield* whileSearching(
    leastRepair(highs, model, movable, capped, { start: fewest.placement, seconds }),
    (now) => foundOf(model, now, asked),
  );
  return { found: foundOf(model, within, asked), places: within.places };
}

function* whileSearching(
  search: Generator<LeastRepair, LeastRepair, unknown>,
  told: (now: LeastRepair) => RepairFound,
): Steps<LeastRepair> {
  let step = search.next();
  while (step.done !== true) {
    yield told(step.value);
    step = search.next();
  }
  return step.value;
}

function tooMany(bound: number, proved: boolean): RepairFound {
  const obstacle = { reason: "more-moves-needed" } as const;
  return { placement: null, obstacle, bound, proved, share: 0.5 };
}

/** What a search that has lost places come first has found so far. Its bound is one on moves once no fewer places can be lost. */
function foundOf(
  model: RepairModel,
  { placement, total, bound }: LeastRepair,
  asked: RepairAsked,
): RepairFound {
  const isLeast = bound >= total;
  const share = isLeast ? 0.5 : 0.2;
  if (placement === null) {
    return { placement, obstacle: null, bound: 0, proved: isLeast, share };
  }
  const { lost, moves } = costOf(model, placement);
  const ofMoves = Math.max(lost, bound - lostFirstTotal(model, { lost, moves: 0 }), 0);
  return found(model, placement, asked, {
    bound: Math.min(ofMoves, moves),
    proved: isLeast,
    share,
  });
}

function found(
  model: RepairModel,
  placement: Placement | null,
  { maxMoves }: RepairAsked,
  known: Pick<RepairFound, "bound" | "proved" | "share">,
): RepairFound {
  if (placement === null) return { placement, obstacle: null, ...known };
  const schools = unheldIn(model, placement);
  if (schools.length > 0) {
    const obstacle = { reason: "locked-schools", schools } as const;
    return { ...known, placement: null, obstacle, bound: 0 };
  }
  const isTooMany = maxMoves !== null && costOf(model, placement).moves > maxMoves;
  if (isTooMany) return tooMany(0, false);
  return { placement, obstacle: null, ...known };
}

/** The locked schools that `placement` does not leave where they are. */
function unheldIn(model: RepairModel, placement: Placement): readonly Urn[] {
  return model.free.flatMap((candidate) =>
    isUnheld(model, candidate, placement[candidate] ?? NOWHERE)
      ? (model.pins.get(candidate)?.locked ?? [])
      : [],
  );
}
