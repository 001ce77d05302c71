import type { Place, RepairModel } from "./repair_model.ts";
import { NOWHERE } from "./repair_model.ts";
import type { Placement } from "./slots.ts";

/** What `placement` changes: where each candidate is that is not just where it was, nor where it is only one of two lists. */
export function changedPlaces(model: RepairModel, placement: Placement): readonly Place[] {
  return model.free.flatMap((candidate) => {
    const slot = placement[candidate] ?? NOWHERE;
    return isChanged(model, candidate, slot) ? [{ candidate, slot }] : [];
  });
}

/** Whether a placement, told candidate by candidate, has all of any cut. */
export function isCut({ cuts }: RepairModel, slotOf: (candidate: number) => number): boolean {
  return cuts.some((cut) => cut.every(({ candidate, slot }) => slotOf(candidate) === slot));
}

function isChanged(model: RepairModel, candidate: number, slot: number): boolean {
  const { clusters, listed, placed, problem } = model;
  if (placed[candidate] === 0) return slot !== NOWHERE;
  const listedIn = (at: number) => listed[candidate * clusters.length + at] ?? 0;
  return clusters.some((_, at) =>
    at === slot ? listedIn(at) !== problem.schools[candidate] : listedIn(at) > 0,
  );
}
