import { isCut } from "./cuts.ts";
import { lostFirstCost, unplacedCost } from "./repair_costs.ts";
import type { Place, RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { SlotTravel } from "./slot_travel.ts";
import { isLegalSlot } from "./slot_travel.ts";
import type { Placement } from "./slots.ts";
import { mayJoin } from "./slots.ts";

/** Steps after which trying every placement of one part of the plan is given up. */
const MOST_STEPS = 100_000;

/**
 * The placement of least travel among those of the same cost that use `places`, by trying every one: part by part, where
 * parts have no slot in common, and leaving a part as it is where there are too many.
 */
export function everyTravel(
  model: RepairModel,
  start: Placement,
  places: readonly Place[],
  travel: SlotTravel,
): Placement {
  const placement = start.slice();
  for (const part of partsOf(model, start, places)) tryPart(model, placement, part, travel);
  return placement;
}

/** Candidates with more than one place, in order, and the slots that they may be in. */
interface Part {
  readonly candidates: readonly number[];
  readonly slotsOf: ReadonlyMap<number, readonly number[]>;
}

/** Parts that no slot and no cut joins. */
function partsOf(
  { cuts }: RepairModel,
  start: Placement,
  places: readonly Place[],
): readonly Part[] {
  const slotsOf = new Map<number, number[]>();
  for (const { candidate, slot } of places) {
    const known = slotsOf.get(candidate);
    if (known === undefined) slotsOf.set(candidate, [slot]);
    else known.push(slot);
  }
  const rootOf = new Map<number, number>();
  const root = (slot: number): number => {
    const above = rootOf.get(slot) ?? slot;
    return above === slot ? slot : root(above);
  };
  const join = (a: number, b: number) => {
    const [from, to] = [root(b), root(a)];
    if (from !== to) rootOf.set(from, to);
  };
  const open = [...slotsOf].filter(
    ([candidate, slots]) => slots.length > 1 && slots.includes(start[candidate] ?? NOWHERE),
  );
  for (const [, slots] of open) {
    const [first, ...rest] = slots.filter((slot) => slot !== NOWHERE);
    if (first === undefined) continue;
    for (const slot of rest) join(first, slot);
  }
  for (const cut of cuts) {
    const [first, ...rest] = cut.flatMap(({ candidate }) => {
      const slots = slotsOf.get(candidate) ?? [];
      return slots.find((slot) => slot !== NOWHERE) ?? [];
    });
    for (const slot of rest) if (first !== undefined) join(first, slot);
  }
  const byRoot = new Map<number, number[]>();
  for (const [candidate, slots] of open) {
    const first = slots.find((slot) => slot !== NOWHERE);
    if (first === undefined) continue;
    byRoot.set(root(first), [...(byRoot.get(root(first)) ?? []), candidate]);
  }
  return [...byRoot.values()].map((candidates) => ({
    candidates: candidates.sort((a, b) => a - b),
    slotsOf,
  }));
}

function tryPart(model: RepairModel, placement: Placement, part: Part, travel: SlotTravel): void {
  const { candidates, slotsOf } = part;
  const moveCost = lostFirstCost(model);
  const awayCost = unplacedCost(model);
  const inPart = new Set(candidates);
  const slots = new Set(candidates.flatMap((candidate) => slotsOf.get(candidate) ?? []));
  slots.delete(NOWHERE);
  const members = new Map(
    [...slots].map((slot) => [
      slot,
      model.free.filter((one) => placement[one] === slot && !inPart.has(one)),
    ]),
  );
  const costs = (cost: typeof moveCost) =>
    candidates.reduce((sum, one) => sum + cost(one, placement[one] ?? NOWHERE), 0);
  const budget = { moves: costs(moveCost), away: costs(awayCost) };
  const value = () => [...members.values()].reduce((sum, own) => sum + travel(own), 0);
  const started = new Map([...members].map(([slot, own]) => [slot, [...own]]));
  for (const one of candidates) started.get(placement[one] ?? NOWHERE)?.push(one);
  let least = [...started.values()].reduce((sum, own) => sum + travel(own), 0) - 1e-9;
  const now = new Map<number, number>();
  let best: ReadonlyMap<number, number> | null = null;
  let steps = 0;
  const place = (at: number, moves: number, away: number): void => {
    if (++steps > MOST_STEPS || moves > budget.moves || away > budget.away) return;
    const one = candidates[at];
    if (one === undefined) {
      if (![...members].every(([slot, own]) => isLegalSlot(model, slot, own))) return;
      const found = value();
      if (found >= least) return;
      if (isCut(model, (candidate) => now.get(candidate) ?? placement[candidate] ?? NOWHERE))
        return;
      least = found - 1e-9;
      best = new Map(now);
      return;
    }
    for (const slot of slotsOf.get(one) ?? []) {
      const own = members.get(slot) ?? [];
      const first = slot - model.clusters.length;
      // Candidates come in order, so that the first of a new cluster is in it before all others.
      if (first >= 0 && first !== one && !own.includes(first)) continue;
      if (slot !== NOWHERE && !mayJoin(model, one, slot, own)) continue;
      now.set(one, slot);
      own.push(one);
      place(at + 1, moves + moveCost(one, slot), away + awayCost(one, slot));
      own.pop();
    }
  };
  place(0, 0, 0);
  if (best === null || steps > MOST_STEPS) return;
  for (const [one, slot] of best as ReadonlyMap<number, number>) placement[one] = slot;
}
