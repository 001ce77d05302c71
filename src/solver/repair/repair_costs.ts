import type { RepairModel } from "./repair_model.ts";
import { movesInto, NOWHERE } from "./repair_model.ts";
import type { costOf, Placement } from "./slots.ts";

/** What it costs that a candidate is in a slot, or `NOWHERE`: a whole number, 0 or more. */
export type SlotCost = (candidate: number, slot: number) => number;

/** Moves, after locked schools that do not stay. */
export function moveCost(model: RepairModel): SlotCost {
  const held = heldCost(model);
  return (candidate, slot) => movesInto(model, candidate, slot) + held(candidate, slot);
}

/** One school that loses its place costs more than all schools' moves, and a locked one that does not stay more than all of that. */
export function lostFirstCost(model: RepairModel): SlotCost {
  const dear = placesIn(model) + 1;
  const held = heldCost(model);
  return (candidate, slot) =>
    movesInto(model, candidate, slot) +
    (slot === NOWHERE ? dear * (model.placed[candidate] ?? 0) : 0) +
    held(candidate, slot);
}

/** What it costs that a locked school is not where it was: more than all else, so that it is only where nothing else is possible. */
function heldCost(model: RepairModel): SlotCost {
  const dearest = (placesIn(model) + 1) ** 2;
  return (candidate, slot) => (isUnheld(model, candidate, slot) ? dearest : 0);
}

/** Whether `slot` is where a locked school of `candidate` is not to be. */
export function isUnheld(model: RepairModel, candidate: number, slot: number): boolean {
  return slot === NOWHERE && model.pins.has(candidate) && (model.placed[candidate] ?? 0) > 0;
}

/** What `lostFirstCost` is of so many schools that lose their place and that move. */
export function lostFirstTotal(
  model: RepairModel,
  { lost, moves }: ReturnType<typeof costOf>,
): number {
  return (placesIn(model) + 1) * lost + moves;
}

/** Schools left unplaced that must be placed; then those placed that need not be. */
export function unplacedCost(model: RepairModel): SlotCost {
  const { problem, placed } = model;
  const dear = problem.schools.reduce((sum, count) => sum + count, 1);
  return (candidate, slot) => {
    if (placed[candidate] !== 0) return 0;
    const schools = problem.schools[candidate] ?? 0;
    if (problem.mustPlace[candidate] === 1) return slot === NOWHERE ? dear * schools : 0;
    return slot === NOWHERE ? 0 : schools;
  };
}

/** The sum of `cost` over where everything is. */
export function totalCost(model: RepairModel, cost: SlotCost, placement: Placement): number {
  return model.free.reduce(
    (sum, candidate) => sum + cost(candidate, placement[candidate] ?? NOWHERE),
    0,
  );
}

function placesIn({ placed }: RepairModel): number {
  return placed.reduce((sum, count) => sum + count, 0);
}
