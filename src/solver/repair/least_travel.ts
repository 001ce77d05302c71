import type { ObjectiveKind } from "../proposal.ts";
import { isCut } from "./cuts.ts";
import { everyTravel } from "./every_travel.ts";
import { lostFirstCost, unplacedCost } from "./repair_costs.ts";
import type { Place, RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { SlotTravel } from "./slot_travel.ts";
import { isLegalSlot, slotTravel } from "./slot_travel.ts";
import type { Placement } from "./slots.ts";
import { membersBySlot } from "./slots.ts";

/** What may be done with one candidate, and what it adds to each cost. */
interface Change extends Place {
  readonly moves: number;
  readonly unplaced: number;
}

/**
 * The placement of least travel among those of the same cost that use `places`: by changes of one candidate or two, then,
 * where there are few enough of them, by trying every one.
 */
export function leastTravel(
  model: RepairModel,
  start: Placement,
  asked: {
    readonly places: readonly Place[];
    readonly objective: ObjectiveKind;
    readonly seconds: () => number;
  },
): Placement {
  const travel = slotTravel(model, asked.objective);
  let placement = start;
  while (asked.seconds() > 0) {
    const better = betterBySome(model, placement, asked.places, travel);
    if (better === null) break;
    placement = better;
  }
  return asked.seconds() > 0 ? everyTravel(model, placement, asked.places, travel) : placement;
}

/** The best change of one or two candidates; `null` where none lessens the travel. */
function betterBySome(
  model: RepairModel,
  placement: Placement,
  places: readonly Place[],
  travel: SlotTravel,
): Placement | null {
  const members = membersBySlot(model, placement);
  const changes = changesFrom(model, placement, places);
  let best: readonly Change[] | null = null;
  let most = 1e-9;
  const consider = (pair: readonly Change[]) => {
    const saved = savedBy(model, placement, members, pair, travel);
    if (saved <= most || isCut(model, (one) => slotAfter(pair, placement, one))) return;
    most = saved;
    best = pair;
  };
  const moved = new Set(changes.filter(({ moves }) => moves < 0).map(({ candidate }) => candidate));
  const movers = changes.filter(({ candidate }) => moved.has(candidate));
  for (const change of changes) {
    if (change.moves === 0 && change.unplaced === 0) consider([change]);
  }
  for (const one of movers) {
    for (const other of changes) {
      if (other.candidate === one.candidate) continue;
      if (one.moves + other.moves !== 0 || one.unplaced + other.unplaced !== 0) continue;
      consider([one, other]);
    }
  }
  if (best === null) return null;
  const better = placement.slice();
  for (const { candidate, slot } of best as readonly Change[]) better[candidate] = slot;
  return better;
}

function slotAfter(changes: readonly Change[], placement: Placement, candidate: number): number {
  const changed = changes.find((change) => change.candidate === candidate);
  return changed?.slot ?? placement[candidate] ?? NOWHERE;
}

function changesFrom(
  model: RepairModel,
  placement: Placement,
  places: readonly Place[],
): readonly Change[] {
  const moveCost = lostFirstCost(model);
  const awayCost = unplacedCost(model);
  return places.flatMap((place): Change[] => {
    const { candidate, slot } = place;
    const now = placement[candidate] ?? NOWHERE;
    if (now === slot) return [];
    return [
      {
        ...place,
        moves: moveCost(candidate, slot) - moveCost(candidate, now),
        unplaced: awayCost(candidate, slot) - awayCost(candidate, now),
      },
    ];
  });
}

/** Seconds of travel that the changes save; `-Infinity` where they are not legal. */
function savedBy(
  model: RepairModel,
  placement: Placement,
  members: ReadonlyMap<number, readonly number[]>,
  changes: readonly Change[],
  travel: SlotTravel,
): number {
  const touched = new Set(
    changes.flatMap(({ candidate, slot }) => [slot, placement[candidate] ?? NOWHERE]),
  );
  const changed = new Set(changes.map(({ candidate }) => candidate));
  let saved = 0;
  for (const slot of touched) {
    if (slot === NOWHERE) continue;
    const before = members.get(slot) ?? [];
    const after = [
      ...before.filter((member) => !changed.has(member)),
      ...changes.filter((change) => change.slot === slot).map(({ candidate }) => candidate),
    ];
    if (!isLegalSlot(model, slot, after)) return Number.NEGATIVE_INFINITY;
    saved += travel(before) - travel(after);
  }
  return saved;
}
