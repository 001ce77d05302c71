import type { Area } from "../domain/area.ts";
import type { Judgement } from "../domain/judgement.ts";
import type { Plan } from "../domain/plan.ts";
import type { Keystone, PossibleMerge } from "../domain/why/keystones.ts";
import { keystonesOf, possibleMerges } from "../domain/why/keystones.ts";
import { keystoneText, mergeText, NO_KEYSTONE, NO_MERGE } from "../words/placement_text.ts";
import { print } from "./output.ts";

/** What a plan's clusters stand on, and which of them could be one. */
export interface Stones {
  readonly keystones: readonly Keystone[];
  readonly merges: readonly PossibleMerge[];
}

export function stonesOf(area: Area, judgement: Judgement): Stones {
  return {
    keystones: keystonesOf(area, judgement),
    merges: possibleMerges(area, judgement),
  };
}

/** Prints one sentence for each. */
export function printStones(area: Area, plan: Plan, { keystones, merges }: Stones): void {
  for (const keystone of keystones) print(keystoneText(keystone, area, plan));
  if (keystones.length === 0) print(NO_KEYSTONE);
  for (const merge of merges) print(mergeText(merge, area, plan));
  if (merges.length === 0) print(NO_MERGE);
}
