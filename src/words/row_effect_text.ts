import type { Area } from "../domain/area.ts";
import type { ClusterEffect, Effect } from "../domain/effect.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { EffectFigure } from "./effect_text.ts";
import { brokenText, clusterEffectTexts } from "./effect_text.ts";

/** What an edit would do to one cluster, in the few lines of its row in the list. */
export interface RowEffectText {
  readonly figures: readonly EffectFigure[];
  /** The pair that breaks, where this cluster is the one that gets it; "" otherwise. */
  readonly broken: string;
}

/** What `effect` does to `changed`, one of its clusters. */
export function rowEffectText(
  effect: Effect,
  changed: ClusterEffect,
  area: Area,
  settings: JudgingSettings,
): RowEffectText {
  const [told] = clusterEffectTexts({ ...effect, clusters: [changed] }, area, settings);
  const members = new Set(changed.after?.members);
  const { broken } = effect;
  const isHere = broken !== null && members.has(broken.from) && members.has(broken.to);
  return {
    figures: told?.figures ?? [],
    broken: isHere ? brokenText(effect, area, settings) : "",
  };
}
