import type { Clustering } from "./clustering.ts";
import { POOL } from "./clustering.ts";
import { emptySlot, joinCheapest } from "./rebuild.ts";

/**
 * Fills an empty `clustering` from labels (below 0 for none) and repairs it to the rules: a label's schools stay
 * together as far as the ceiling and the most schools and pupils let them, the smallest clusters too many are
 * dissolved, and every school left over joins the cheapest cluster that it fits.
 */
export function fillFromLabels(clustering: Clustering, labels: Int32Array): void {
  const slotsOfLabel = new Map<number, number[]>();
  for (let school = 0; school < labels.length; school++) {
    const label = labels[school]!;
    if (label < 0) continue;
    const slots = slotsOfLabel.get(label) ?? [];
    slotsOfLabel.set(label, slots);
    const fitting = slots.find((slot) => clustering.fits(school, slot, POOL));
    const slot = fitting ?? emptySlot(clustering, []);
    if (slot === POOL) continue;
    if (fitting === undefined) slots.push(slot);
    clustering.join(school, slot);
  }
  const { target } = clustering.penalties;
  while (target !== null && clustering.open > target) dissolveSmallest(clustering, () => true);
  placeLeftOver(clustering);
  while (clustering.broken > 0) dissolveSmallest(clustering, (slot) => !clustering.isLegal(slot));
  placeLeftOver(clustering);
}

function placeLeftOver(clustering: Clustering): void {
  for (let school = 0; school < clustering.slotOf.length; school++) {
    if (clustering.slotOf[school] === POOL) joinCheapest(clustering, school, []);
  }
}

function dissolveSmallest(clustering: Clustering, allows: (slot: number) => boolean): void {
  let smallest = POOL;
  for (let slot = 0; slot < clustering.slots; slot++) {
    if (clustering.count[slot] === 0 || !allows(slot)) continue;
    if (smallest === POOL || clustering.count[slot]! < clustering.count[smallest]!) smallest = slot;
  }
  if (smallest === POOL) throw new Error(`No slot of ${clustering.slots} could be dissolved.`);
  const start = smallest * clustering.capacity;
  while (clustering.count[smallest]! > 0) clustering.leave(clustering.members[start]!);
}
